import type { PublicInput } from "../input.ts";
import { Line } from "../written.tsx";

export const input: PublicInput = { Input: (props) => <Line {...props} autoComplete="off" /> };
