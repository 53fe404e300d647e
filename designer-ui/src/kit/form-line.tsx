import { type ReactNode, useId } from "react";
import "./form-line.css";

/** What the control of a line has to carry, so that its label, hint and error are read out with it. */
export interface LineControl {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean;
  readonly status: "error" | "";
}

interface FormLineProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  readonly children: (control: LineControl) => ReactNode;
}

/** A label above its control; below it what is wrong, or else what helps. */
export function FormLine({ label, hint, wrong, children }: FormLineProps) {
  const id = useId();
  const note = wrong ?? hint;
  const noteId = `${id}-note`;
  return (
    <div className="m-form-line">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        "aria-describedby": note === undefined ? undefined : noteId,
        "aria-invalid": wrong !== undefined,
        status: wrong === undefined ? "" : "error",
      })}
      {note !== undefined && (
        <small id={noteId} {...(wrong === undefined ? {} : { className: "m-wrong", role: "alert" })}>
          {note}
        </small>
      )}
    </div>
  );
}
