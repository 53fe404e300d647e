import { AddressInput } from "../address.tsx";
import type { PublicInput } from "../input.ts";

export const input: PublicInput = { Input: AddressInput, group: true, wide: true };
