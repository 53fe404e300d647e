import type { InputProps } from "../control.ts";
import { ScanInput } from "../scan/scan-input.tsx";

/** A code is read with the camera without being asked for. */
export const BarcodeInput = (props: InputProps) => <ScanInput {...props} code />;
