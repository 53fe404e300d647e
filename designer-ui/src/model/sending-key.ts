import { newId } from "./identity.ts";

/** The key under which something is sent: the same as long as the same is sent, so that it counts once however often that is. */
interface SendingKey {
  readonly of: (content: unknown) => string;
  /** It has arrived: what is sent after it is something new. */
  readonly arrived: () => void;
}

export function sendingKey(): SendingKey {
  let last = { content: "", key: "" };
  return {
    of: (content) => {
      const written = JSON.stringify(content);
      if (written !== last.content) last = { content: written, key: newId() };
      return last.key;
    },
    arrived: () => {
      last = { content: "", key: "" };
    },
  };
}
