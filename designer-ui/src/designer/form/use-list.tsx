import { useTranslation } from "react-i18next";
import type { Use } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { OptionTag } from "../../kit/option-tag.tsx";

/** Places that use something, by the object that they stand in. */
export function UseList({ uses }: { readonly uses: readonly Use[] }) {
  const { t, i18n } = useTranslation("application");
  const text = useText();
  const objects = new Map<string, readonly Use[]>();
  for (const use of uses) {
    const name = `${use.kind} ${use.key}`;
    objects.set(name, [...(objects.get(name) ?? []), use]);
  }
  return (
    <ul className="m-uses">
      {[...objects].map(([name, places]) => {
        const [first] = places;
        if (!first) return null;
        const kind = i18n.exists(`application:kind.${first.kind}`) ? t(`kind.${first.kind}`) : first.kind;
        return (
          <li key={name} className="m-uses-object">
            <OptionTag color="blue">{kind}</OptionTag>
            <strong>{text(first.title) || first.key}</strong>
            <ul>
              {places.map(({ path, message }) => (
                <li key={path + message}>
                  <code>{path}</code>
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}
