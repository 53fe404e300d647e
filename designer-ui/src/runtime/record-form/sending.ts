import { newId } from "../../model/identity.ts";

/** Under which key a new record is sent, and which fields were sent when no answer came. */
interface Sending {
  readonly key: string;
  readonly fields: readonly string[];
}

const nameOf = (form: string) => `mortise.sending.${form}`;

export const freshSending = (): Sending => ({ key: newId(), fields: [] });

/** What the draft of a new record was sent under before the page was loaded anew; something else has no part in it. */
export function sendingOf(form: string, restored: boolean): Sending {
  try {
    const kept = JSON.parse((restored && localStorage.getItem(nameOf(form))) || "null") as Sending | null;
    return kept ?? freshSending();
  } catch {
    return freshSending();
  }
}

export function keepSending(form: string, sending: Sending): void {
  try {
    localStorage.setItem(nameOf(form), JSON.stringify(sending));
  } catch {
    // A full store must not stop anybody from saving.
  }
}

export function dropSending(form: string): void {
  localStorage.removeItem(nameOf(form));
}
