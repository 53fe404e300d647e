import type { InputProps } from "../control.ts";
import { PlainInput } from "../text/plain-input.tsx";

export function PhoneInput(props: InputProps) {
  return <PlainInput {...props} inputType="tel" />;
}
