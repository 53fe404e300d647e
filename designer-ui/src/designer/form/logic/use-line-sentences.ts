import { useQueries, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { forms as formsApi } from "../../../api/forms.ts";
import { metadata } from "../../../api/metadata.ts";
import { useText } from "../../../i18n/texts.ts";
import { renamedFields } from "../../../model/condition/renamed-fields.ts";
import { fieldAt, shapeOf as ownShape } from "../../../model/designer/document.ts";
import { type LogicLine, outsideRow } from "../../../model/designer/logic-reads.ts";
import { targetOf, textProp } from "../../../model/fields.ts";
import { USUAL } from "../../../model/form/usual.ts";
import type { ConditionDocument, Field, FormShape, Unique } from "../../../model/form-shape.ts";
import type { QueriedValue } from "../../../model/generated/rest.ts";
import type { Json, JsonObject } from "../../../model/json.ts";
import { qualified } from "../../../model/menu.ts";
import { type FarCondition, useFarConditions } from "../../../runtime/record-list/use-far-conditions.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { useSentences } from "./use-sentences.ts";

/** What a field takes from records of another form: which form, which of them, and which field. */
interface Far {
  readonly form: string;
  readonly field: string;
  readonly where: Json | undefined;
}

const objectOf = (json: Json | undefined): JsonObject =>
  typeof json === "object" && json !== null && !Array.isArray(json) ? (json as JsonObject) : {};

const written = (json: Json | undefined): json is Json =>
  json !== undefined && json !== null && JSON.stringify(json) !== '{"all":[]}';

function farOf(field: Field | undefined, kind: LogicLine["kind"], pkg: string, form: string): Far | null {
  if (!field) return null;
  const prop = (name: string) => field.props?.[name];
  const query = field.default && "query" in field.default ? (field.default.query as QueriedValue) : null;
  switch (kind) {
    case "filter":
      return { form: targetOf(field, form) ?? "", field: "", where: prop("filter") };
    case "rollup":
      return { form: targetOf(field, form) ?? "", field: textProp(field, "field") ?? "", where: prop("where") };
    case "choices": {
      const from = objectOf(prop("optionsFrom"));
      return { form: qualified(pkg, String(from["form"] ?? "")), field: String(from["value"]), where: from["filter"] };
    }
    case "default":
      return query && { form: qualified(pkg, query.form), field: query.pick, where: query.where as Json | undefined };
    default:
      return null;
  }
}

/** Everything that is written at fields, options and uniques in one sentence each, with the words of whichever form they speak of. */
export function useLineSentences(lines: readonly LogicLine[]): (line: LogicLine) => string {
  const { t } = useTranslation(["designer-logic", "designer", "designer-settings"]);
  const text = useText();
  const say = useSentences();
  const document = useDocument();
  const { form, forms, pkg, linked } = useSurrounding();
  const farAt = ({ place, kind }: LogicLine) => farOf(fieldAt(document, place ?? ""), kind, pkg, form);
  const fars = lines.flatMap((line) => farAt(line) ?? []);
  const unknown = [...new Set(fars.map((far) => far.form))].filter((key) => key !== form && !linked.has(key));
  const shapes = useQueries({ queries: unknown.map((key) => ({ ...formsApi.shape(key), retry: false })) });
  const shapeOf = (key: string): FormShape | undefined =>
    key === form ? ownShape(document, pkg) : (linked.get(key) ?? shapes.find(({ data }) => data?.key === key)?.data);
  const said = fars.flatMap(({ form: key, where }): readonly FarCondition[] =>
    written(where) ? [{ form: key, json: where }] : [],
  );
  const around = (path: string) => t("condition.ofRecord", { title: say.field(path) });
  const describe = useFarConditions({ said, shapeOf, around });

  const list = (parts: readonly string[]) => parts.filter((part) => part !== "").join(t("logic.comma"));
  const roles = useQuery({ ...metadata.list("role", pkg), enabled: lines.some(({ kind }) => kind === "passage") });
  const titleOfRole = (role: string) =>
    text(roles.data?.items.find(({ key }) => key === qualified(pkg, role))?.title) || role;
  const titleOfForm = (key: string) =>
    text(key === form ? document.title : forms.find((known) => known.key === key)?.title) || key;
  const farField = (key: string, path: string) => {
    const [first = "", column] = path.split(".");
    const field = shapeOf(key)?.model.fields.find((one) => one.key === first);
    const inside = field?.fields?.find((one) => one.key === column);
    const name = text(field?.title) || first;
    return column === undefined ? name : `${name} › ${text(inside?.title) || column}`;
  };
  const whereOf = ({ form: key, where }: Far) =>
    written(where) ? (describe(key, where) ?? t("rules.unreadable")) : t("logic.anyRecord");
  const rollup = (title: string, far: Far, field: Field | undefined) => {
    const window = objectOf(field?.props?.["window"]);
    const reckoned = t(`designer-settings:setting.function.${textProp(field ?? NONE, "function") ?? "count"}`);
    const what = far.field === "" ? reckoned : t("logic.reckoned", { reckoned, field: farField(far.form, far.field) });
    const parts = [
      what,
      written(far.where) ? t("logic.only", { condition: whereOf(far) }) : "",
      window["field"] === undefined
        ? ""
        : t("logic.within", {
            field: farField(far.form, String(window["field"])),
            period: t(`designer-settings:setting.within.${String(window["within"])}`),
          }),
    ];
    return t("logic.rollup", { title, form: titleOfForm(far.form), what: list(parts) });
  };
  const unique = ({ table, fields, when }: Unique) => {
    const inside = (key: string) => (table === undefined ? key : `${table}.${key}`);
    const targets = say.fields(fields.map(inside));
    const asked = when as unknown as Json | undefined;
    if (!written(asked)) return t("logic.unique", { targets });
    const condition = say.condition(renamedFields(asked, inside) as unknown as ConditionDocument);
    return t("logic.uniqueWhen", { targets, condition });
  };
  const asked = (place: string, condition: ConditionDocument | undefined) =>
    say.condition(
      condition && (outsideRow(document, place, condition as unknown as Json) as unknown as ConditionDocument),
    );
  const ofOption = ({ kind, option, place, writes }: LogicLine, title: string): string => {
    const options = (fieldAt(document, place ?? "")?.props?.["options"] ?? []) as unknown as readonly {
      readonly key: string;
      readonly label: string;
    }[];
    const labelOf = (key: string) => text(options.find((each) => each.key === key)?.label) || key;
    const stage = labelOf(option?.key ?? "");
    if (kind === "demand") return t("logic.demand", { title, stage, targets: say.fields(writes) });
    if (kind === "gate") return t("logic.gate", { title, stage, condition: asked(place ?? "", option?.gate) });
    if (kind === "passage") {
      const steps = Object.entries(option?.roles ?? {}).map(([to, some]) =>
        t("logic.passageTo", { stage: labelOf(to), roles: some.map(titleOfRole).join(t("designer:separator")) }),
      );
      return t("logic.passage", { title, stage, steps: list(steps) });
    }
    const next = option?.next ?? [];
    if (next.length === 0) return t("logic.stepNone", { title, stage });
    return t("logic.step", { title, stage, next: next.map(labelOf).join(t("designer:separator")) });
  };
  return (line) => {
    const { kind, place, writes } = line;
    if (line.unique) return unique(line.unique);
    const path = place ?? "";
    const field = fieldAt(document, path);
    const title = say.field(path);
    const far = farAt(line);
    switch (kind) {
      case "compute":
        return t("logic.compute", { title, formula: say.value(path, { expr: field?.compute ?? "" }) });
      case "fill":
        return t("logic.fill", { title, targets: say.fields(writes) });
      case "other":
        return t("logic.other", { title, targets: say.fields(writes) });
      case "show":
        return t("logic.show", { title, condition: asked(path, field?.visibleWhen) });
      case "require":
        return t("logic.require", { title, condition: asked(path, field?.requiredWhen) });
      case "readonly":
        return t("logic.readonly", { title, condition: asked(path, field?.readonlyWhen) });
      case "lookup": {
        const via = textProp(field ?? NONE, "via") ?? "";
        return t("logic.lookup", { title, source: say.field(`${via}.${textProp(field ?? NONE, "field") ?? ""}`) });
      }
      case "rollup":
        return far ? rollup(title, far, field) : "";
      case "filter":
        return far ? t("logic.filter", { title, form: titleOfForm(far.form), condition: whereOf(far) }) : "";
      case "choices":
        return far
          ? t("logic.from", {
              title,
              form: titleOfForm(far.form),
              field: farField(far.form, far.field),
              condition: whereOf(far),
            })
          : "";
      case "default":
        return far
          ? t("logic.query", {
              title,
              form: titleOfForm(far.form),
              field: farField(far.form, far.field),
              condition: whereOf(far),
            })
          : t("logic.default", { title, value: say.value(path, field?.default as Json | undefined) });
      default:
        return ofOption(line, title);
    }
  };
}

const NONE: Field = { key: "", type: USUAL.TEXT, title: "" };
