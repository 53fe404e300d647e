import type { PublicInput } from "../input.ts";
import { Location } from "../location.tsx";

export const input: PublicInput = { Input: Location, group: true };
