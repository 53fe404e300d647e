import type { InputProps } from "../control.ts";
import { PlainInput } from "../text/plain-input.tsx";

export function UrlInput(props: InputProps) {
  return <PlainInput {...props} inputType="url" />;
}
