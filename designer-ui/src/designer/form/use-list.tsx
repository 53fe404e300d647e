import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { metadata, type Use } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import { documentOf } from "../../model/designer/document.ts";
import { selectionOfPointer } from "../../model/designer/pointer.ts";
import { packageOf } from "../../model/menu.ts";
import { paths } from "../../model/paths.ts";
import { useDesignState, useSurrounding } from "./design-context.tsx";
import { usePointerWords, useProblemPlace } from "./use-place.ts";

/** The page where something of a kind is looked at or changed; the application that it is part of, when it has none. */
function pageOf({ kind, key }: Use): string {
  switch (kind) {
    case "form":
      return paths.designForm(key);
    case "role":
      return paths.role(key);
    case "publiclink":
      return paths.publicLink(key);
    case "dashboard":
      return paths.dashboard(key);
    case "rule":
      return paths.rule(key);
    case "optionset":
      return paths.optionSet(key);
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
        const kind =
          [`one.${first.kind}`, `kind.${first.kind}`].find((name) => i18n.exists(`application:${name}`)) ?? null;
        const here = first.kind === "form" && first.key === form;
        const title = text(first.title) || first.key;
        return (
          <li key={name} className="m-uses-object">
            <OptionTag color="blue">{kind === null ? first.kind : t(kind)}</OptionTag>
            {here ? (
              <strong>{title}</strong>
            ) : (
              <a href={pageOf(first)} target="_blank" rel="noreferrer">
                {title}
              </a>
            )}
            {here ? (
              <PlacesHere uses={places} />
            ) : first.kind === "form" ? (
              <PlacesInForm form={first.key} uses={places} />
            ) : (
              <PlacesThere uses={places} />
            )}
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
  const titleOf = useProblemPlace(saved);
  const words = usePointerWords();
  const places = new Map(
    uses.map(({ path }) => {
      const at = selectionOfPointer(saved, path);
      return [titleOf({ path }) || words(path) || path, { at, path }] as const;
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

/** Places in another form by the titles of its fields, as soon as it is known. */
function PlacesInForm({ form, uses }: { readonly form: string; readonly uses: readonly Use[] }) {
  const object = useQuery(metadata.one("form", form));
  const document = useMemo(() => documentOf(object.data?.published ?? {}), [object.data]);
  const titleOf = useProblemPlace(document);
  return <PlacesThere uses={uses} titleOf={titleOf} />;
}

interface PlacesThereProps {
  readonly uses: readonly Use[];
  /** What a place is called, where more is known than its pointer; empty where it is not. */
  readonly titleOf?: (use: Use) => string;
}

function PlacesThere({ uses, titleOf }: PlacesThereProps) {
  const words = usePointerWords();
  const places = new Map(uses.map((use) => [titleOf?.(use) || words(use.path) || use.path, use.path] as const));
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
