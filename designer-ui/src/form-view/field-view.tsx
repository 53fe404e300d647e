import { type CSSProperties, memo, Suspense, useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { controlOf } from "../controls/registry.ts";
import { useFieldScope } from "../controls/scope.tsx";
import { ValueView } from "../controls/value-view.tsx";
import { useText } from "../i18n/texts.ts";
import { lazily } from "../kit/lazily.ts";
import { currencyFieldOf, inCurrencyOf } from "../model/currency.ts";
import { isBlank } from "../model/fields.ts";
import { isTable } from "../model/form/kinds.ts";
import { holds, submissionOf } from "../model/form/submission.ts";
import type { Field, FieldNode } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import type { Editor } from "./editor.ts";
import { useEditor, useEditorState } from "./editor-context.tsx";
import { useAhead, useOutlook } from "./use-outlook.ts";

const NextStep = lazily(() => import("./next-step.tsx").then((file) => file.NextStep));

const Translations = lazily(() => import("./translations.tsx").then((file) => file.Translations));

const OverrideMark = lazily(() => import("./override-mark.tsx").then((file) => file.OverrideMark));

interface FieldViewProps {
  readonly node: FieldNode;
  readonly reading: boolean;
}

/** One field: its label above, its control, what is wrong below. Draws again only when its own part changes. */
export const FieldView = memo(function FieldView({ node, reading }: FieldViewProps) {
  const editor = useEditor();
  const field = editor.form.byPath.get(node.field)?.field;
  const visible = useEditorState(({ result }) => result.states[node.field]?.visible ?? true);
  if (!field || !visible) return null;
  const control = controlOf(field.type);
  const span = node.span ?? (control.wide ? 12 : 6);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: notes that the control inside was left
    <div
      className={`m-field${reading ? " m-field-reading" : ""}${field.print === false ? " m-unprinted" : ""}`}
      style={{ "--m-span": span } as CSSProperties}
      data-path={field.key}
      data-control={field.type}
      onBlur={() => editor.touch(field.key)}
    >
      <FieldBody field={field} node={node} reading={reading} />
    </div>
  );
});

interface FieldBodyProps extends FieldViewProps {
  readonly field: Field;
}

function FieldBody({ field: written, node, reading }: FieldBodyProps) {
  const editor = useEditor();
  const { t } = useTranslation("record");
  const saying = currencyFieldOf(written);
  const said = useEditorState(({ result }) => (saying === undefined ? null : (result.data[saying] ?? null)));
  const field = useMemo(() => inCurrencyOf(written, { [saying ?? ""]: said }), [written, saying, said]);
  const text = useText();
  const id = useId();
  const value = useEditorState(({ result }) => result.data[field.key] ?? null);
  const state = useEditorState(({ result }) => result.states[field.key]);
  const holdsRows = isTable(field);
  const states = useEditorState(({ result }) => (holdsRows ? result.states : undefined));
  const computing = useEditorState((all) => all.computing.has(field.key));
  const { problemAt } = useFieldScope();
  const control = controlOf(field.type);
  const outlook = useOutlook(field);
  const ahead = useAhead(outlook);
  const wrong = problemAt(field.key);
  const fixed = reading || (state?.readonly ?? false);
  const held = !reading && state?.readonly ? heldIn(editor, field.key) : null;
  const help = text(field.help);
  const described = [wrong && `${id}-wrong`, help && `${id}-help`].filter(Boolean).join(" ") || undefined;
  const asControl = !fixed || holdsRows || control.showsItself || (control.automatic && !reading);

  return (
    <>
      {field.props?.["translations"] !== undefined && (
        <Suspense fallback={null}>
          <Translations field={field} reading={reading} />
        </Suspense>
      )}
      <label id={`${id}-label`} className="m-field-label" htmlFor={asControl ? id : undefined}>
        {text(field.title) || field.key}
        {!reading && state?.required && <b aria-hidden="true"> *</b>}
      </label>
      {asControl ? (
        <Suspense fallback={<div className="m-output" />}>
          <control.Input
            id={id}
            field={field}
            node={node}
            path={field.key}
            value={value}
            disabled={fixed}
            required={state?.required ?? false}
            invalid={wrong !== undefined}
            describedBy={described}
            allowed={state?.options ?? undefined}
            ahead={ahead}
            states={states}
            onChange={(next) => {
              editor.set(field.key, next);
              // What is picked is final; only what is typed may still become right.
              if (control.inline && !control.typed) editor.touch(field.key);
            }}
          />
        </Suspense>
      ) : (
        <Reading field={field} value={value} error={state?.error ?? null} computed={!reading} computing={computing} />
      )}
      {field.override === true && (
        <Suspense fallback={null}>
          <OverrideMark field={field.key} changeable={!fixed} />
        </Suspense>
      )}
      {wrong && (
        <small id={`${id}-wrong`} className="m-field-wrong" role="alert">
          {wrong}
        </small>
      )}
      {outlook && (
        <Suspense fallback={null}>
          <NextStep field={field} value={value} outlook={outlook} />
        </Suspense>
      )}
      {held && <small className="m-field-help">{t(`held.${held}`)}</small>}
      {help && !reading && (
        <small id={`${id}-help`} className="m-field-help">
          {help}
        </small>
      )}
    </>
  );
}

/** Which part of an approval keeps a field from being changed; null when none does. */
function heldIn({ form, record, surroundings }: Editor, key: string): "running" | "approved" | null {
  const prepared = form.byPath.get(key);
  const submission = record === null ? "open" : submissionOf(surroundings);
  return prepared?.writable && submission !== "open" && holds(submission, prepared.afterSubmit) ? submission : null;
}

interface ReadingProps {
  readonly field: Field;
  readonly value: Json;
  readonly error: string | null;
  readonly computed: boolean;
  /** Whether the server is about to give another value. */
  readonly computing: boolean;
}

function Reading({ field, value, error, computed, computing }: ReadingProps) {
  const { t } = useTranslation("record");
  const { labels } = useFieldScope();
  const data = useEditorState(({ result }) => (field.props?.["translations"] === undefined ? undefined : result.data));
  const look = computed ? "m-output m-output-fixed" : "m-output";
  const numbers = controlOf(field.type).align === "right" ? " m-numbers" : "";
  return (
    <div className={look + numbers} aria-busy={computing || undefined}>
      {error !== null && <code title={error}>{error}</code>}
      {error === null && isBlank(value) && <span className="m-muted">—</span>}
      {error === null && <ValueView field={field} value={value} labels={labels} holder={data} />}
      {computing && <small className="m-computing">{t("computing")}</small>}
    </div>
  );
}
