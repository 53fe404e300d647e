import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Use } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import { selectionOfPointer } from "../../model/designer/pointer.ts";
import { packageOf } from "../../model/menu.ts";
import { paths } from "../../model/paths.ts";
import { useDesignState, useSurrounding } from "./design-context.tsx";
import { usePlaceTitle, usePointerWords } from "./use-place.ts";

/** The page where something of a kind is looked at or changed; the application that it is part of, when it has none. */
function pageOf({ kind, key }: Use): string {
  switch (kind) {
    case "form":
      return paths.designForm(key);
    case "role":
      return paths.role(key);
    case "dashboard":
      return paths.dashboard(key);
    case "rule":
      return paths.ruleLog(key);
    default:
      return paths.design(packageOf(key));
  }
}

interface UseListProps {
  readonly uses: readonly Use[];
  /** Qualified key of the form on the table, whose places can be selected; null outside of the designer. */
  readonly form: string | null;
}

/** Places that use something, by the object that they stand in, each with a way there that leaves the designer open. */
export function UseList({ uses, form }: UseListProps) {
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
        const here = first.kind === "form" && first.key === form;
        const title = text(first.title) || first.key;
        return (
          <li key={name} className="m-uses-object">
            <OptionTag color="blue">{kind}</OptionTag>
            {here ? (
              <strong>{title}</strong>
            ) : (
              <a href={pageOf(first)} target="_blank" rel="noreferrer">
                {title}
              </a>
            )}
            {here ? <PlacesHere uses={places} /> : <PlacesThere uses={places} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Places in the form on the table: one press selects them. */
function PlacesHere({ uses }: { readonly uses: readonly Use[] }) {
  const { design } = useSurrounding();
  const saved = useDesignState((state) => state.saved);
  const titleOf = usePlaceTitle(saved);
  const words = usePointerWords();
  const places = new Map(
    uses.map(({ path }) => {
      const at = selectionOfPointer(saved, path);
      return [titleOf(at) || words(path) || path, { at, path }] as const;
    }),
  );
  return (
    <ul>
      {[...places].map(([title, { at, path }]) => (
        <li key={title}>
          <Button type="link" size="small" title={path} onClick={() => design.select(at)}>
            {title}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function PlacesThere({ uses }: { readonly uses: readonly Use[] }) {
  const words = usePointerWords();
  const places = new Map(uses.map(({ path }) => [words(path) || path, path] as const));
  return (
    <ul>
      {[...places].map(([title, path]) => (
        <li key={title} className="m-muted" title={path}>
          {title}
        </li>
      ))}
    </ul>
  );
}
