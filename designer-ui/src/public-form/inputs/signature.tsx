import type { PublicInput } from "../input.ts";
import { SignatureInput } from "../signature.tsx";

export const input: PublicInput = { Input: SignatureInput, group: true, wide: true };
