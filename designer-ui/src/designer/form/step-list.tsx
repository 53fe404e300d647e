import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesign, useDesignState } from "./design-context.tsx";
import { useStepWords } from "./use-step-words.ts";

const LINE = 30;
const PAGE = 10;

/** Every step that can be gone back over at once, the last one first. Only those in sight are drawn. */
export function StepList({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation("designer");
  const id = useId();
  const words = useStepWords();
  const design = useDesign();
  const past = useDesignState(({ history }) => history.past);
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const lines = useVirtualizer({
    count: past.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE,
    overscan: 8,
    initialRect: { width: 280, height: 12 * LINE },
  });
  useEffect(() => box.current?.focus({ preventScroll: true }), []);

  const goBack = (line: number) => {
    design.undoTo(past.length - 1 - line);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = past.length - 1;
    const next: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: last,
    };
    const to = next[event.key];
    if (event.key === "Enter" || event.key === " ") goBack(at);
    else if (event.key === "Escape") onDone();
    else if (to === undefined) return;
    else {
      const line = Math.min(last, Math.max(0, to));
      setAt(line);
      lines.scrollToIndex(line);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <p className="m-muted" id={`${id}-hint`}>
        {t("history.hint")}
      </p>
      <div
        ref={box}
        className="m-designer-history"
        role="listbox"
        tabIndex={0}
        aria-label={t("history")}
        aria-describedby={`${id}-hint`}
        aria-activedescendant={`${id}-${at}`}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: lines.getTotalSize() }}>
          {lines.getVirtualItems().map(({ index, start }) => {
            const name = past[past.length - 1 - index]?.name;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard
              // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus
              <div
                key={index}
                id={`${id}-${index}`}
                role="option"
                className="m-ellipsis"
                aria-selected={index === at}
                aria-posinset={index + 1}
                aria-setsize={past.length}
                style={{ height: LINE, translate: `0 ${start}px` }}
                onClick={() => goBack(index)}
                onPointerMove={() => setAt(index)}
              >
                {name && words(name)}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
