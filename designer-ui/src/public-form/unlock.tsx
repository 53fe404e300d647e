import { useId, useState } from "react";
import { keepKey } from "./keys.ts";
import { road } from "./road.ts";
import { useWords } from "./words.ts";

interface UnlockProps {
  readonly token: string;
  /** A key is there, or none is needed any more. */
  readonly onOpen: () => void;
  readonly onGone: () => void;
}

/** Asks for the password of a link; stands inside a form as well, of which it is no part. */
export function Unlock({ token, onOpen, onGone }: UnlockProps) {
  const { t, language } = useWords();
  const id = useId();
  const [password, setPassword] = useState("");
  const [wrong, setWrong] = useState("");
  const [asking, setAsking] = useState(false);
  const open = async () => {
    if (password === "" || asking) return;
    setAsking(true);
    const answer = await road.unlock(token, language, password);
    setAsking(false);
    if (answer.is === "ok") {
      keepKey(token, answer.value.key);
      onOpen();
    } else if (answer.is === "gone") onGone();
    else if (answer.is === "refused") setWrong(answer.problems.map(({ message }) => message).join(" "));
    else setWrong(t("lock.lost"));
  };
  return (
    <div className="p-lock">
      <label htmlFor={id}>{t("lock.password")}</label>
      <input
        id={id}
        className="p-input"
        type="password"
        autoComplete="off"
        aria-invalid={wrong !== ""}
        aria-describedby={`${id}-wrong`}
        value={password}
        onChange={({ target }) => setPassword(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          void open();
        }}
      />
      <p id={`${id}-wrong`} className="p-wrong" role="alert" hidden={wrong === ""}>
        {wrong}
      </p>
      <button type="button" className="p-button" disabled={password === "" || asking} onClick={() => void open()}>
        {t("lock.open")}
      </button>
    </div>
  );
}
