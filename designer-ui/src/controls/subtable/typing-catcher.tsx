import { useLayoutEffect, useRef } from "react";

const CATCHER = "m-sheet-catcher";

interface TypingCatcherProps {
  readonly label: string;
  readonly onTyped: (text: string) => void;
}

/**
 * Takes what is typed over a chosen cell that is not open yet. Input methods compose in text boxes only: without one the first letter of a
 * Chinese word would open the cell as a letter, and the rest would be composed without it.
 */
export function TypingCatcher({ label, onTyped }: TypingCatcherProps) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const catcher = input.current;
    const cell = catcher?.closest("td");
    if (!catcher || !cell) return;
    if (cell === document.activeElement) catcher.focus({ preventScroll: true });
    return () => {
      if (catcher !== document.activeElement) return;
      // The cell holds the focus until its control has come.
      catcher.disabled = true;
      cell.focus({ preventScroll: true });
    };
  }, []);
  return (
    <input
      ref={input}
      className={CATCHER}
      aria-label={label}
      autoComplete="off"
      placeholder=" "
      tabIndex={-1}
      onCompositionEnd={({ data }) => {
        if (data !== "") onTyped(data);
      }}
      onInput={({ nativeEvent, currentTarget }) => {
        if (!(nativeEvent as InputEvent).isComposing && currentTarget.value !== "") onTyped(currentTarget.value);
      }}
    />
  );
}

/** The catcher of a cell that has one. */
export const catcherIn = (cell: Element): HTMLElement | null => cell.querySelector(`.${CATCHER}:enabled`);
