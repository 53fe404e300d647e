import { useTranslation } from "react-i18next";
import { OptionTag } from "./option-tag.tsx";
import "./release.css";

/** Something that is different, in words. */
export interface Change {
  readonly what: "added" | "removed" | "changed";
  readonly words: string;
}

const COLORS = { added: "green", removed: "red", changed: "blue" } as const;

/** What is different between two versions. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation("release");
  return (
    <ul className="m-changes">
      {changes.map(({ what, words }) => (
        <li key={`${what} ${words}`}>
          <OptionTag color={COLORS[what]}>{t(`what.${what}`)}</OptionTag>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
