import type { ComponentType } from "react";
import type { Field } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";

export interface PublicInputProps {
  readonly id: string;
  readonly field: Field;
  /** `items.qty` of a column. */
  readonly path: string;
  /** `items.0.qty`. */
  readonly place: string;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  readonly onLeave: () => void;
  readonly disabled: boolean;
  readonly invalid: boolean;
  readonly required: boolean;
  readonly describedBy: string | undefined;
  /** Keys of the options that the rules of the form leave. */
  readonly allowed?: readonly string[];
}

/** An input of the public page; several controls in one are a group that carries the name of the field itself. */
export interface PublicInput {
  readonly Input: ComponentType<PublicInputProps>;
  readonly group?: boolean;
  /** Wants a whole line, however the form arranges it. */
  readonly wide?: boolean;
  /** How a number is read that is only shown. */
  readonly figure?: Intl.NumberFormatOptions;
}

/** What every input that stands for itself says of it. */
export const single = ({ id, disabled, onLeave, invalid, describedBy, required }: PublicInputProps) => ({
  id,
  disabled,
  onBlur: onLeave,
  "aria-invalid": invalid,
  "aria-describedby": describedBy,
  "aria-required": required,
});
