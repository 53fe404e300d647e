import type { PublicInput } from "../input.ts";
import { OneOf } from "../offers.tsx";

export const input: PublicInput = { Input: OneOf, group: true };
