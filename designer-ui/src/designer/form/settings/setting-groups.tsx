import DownOutlined from "@ant-design/icons/DownOutlined";
import { Input } from "antd";
import { memo, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEditor, useEditorState, useShownProblems } from "../../../form-view/editor-context.tsx";
import { FormView } from "../../../form-view/form-view.tsx";
import { useText } from "../../../i18n/texts.ts";
import type { FieldNode } from "../../../model/form-shape.ts";
import type { PanelGroup } from "./panel-form.ts";
import { useFolded } from "./use-folded.ts";

/** From so many settings on they can be searched. */
const MANY = 9;

/** The settings under the names of their groups, of which each can be folded away. */
export const SettingGroups = memo(function SettingGroups({ groups }: { readonly groups: readonly PanelGroup[] }) {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const { form } = useEditor();
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const isFound = ({ field }: FieldNode) => {
    const asked = form.byPath.get(field)?.field;
    return `${text(asked?.title)} ${text(asked?.help)}`.toLowerCase().includes(wanted);
  };
  const found = wanted === "" ? groups : groups.map((group) => ({ ...group, nodes: group.nodes.filter(isFound) }));
  const shown = found.filter(({ nodes }) => nodes.length > 0);
  return (
    <>
      {form.fields.length >= MANY && (
        <Input
          allowClear
          className="m-setting-search"
          placeholder={t("search")}
          aria-label={t("search")}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
      {shown.map((group) => (
        <Group key={group.key} group={group} sole={groups.length === 1} searched={wanted !== ""} />
      ))}
      {shown.length === 0 && <p className="m-muted">{t("search.nothing")}</p>}
    </>
  );
});

interface GroupProps {
  readonly group: PanelGroup;
  /** Whether there is no other: then it needs no name. */
  readonly sole: boolean;
  /** Whether it holds what somebody looks for. */
  readonly searched: boolean;
}

function Group({ group: { key, title, nodes }, sole, searched }: GroupProps) {
  const id = useId();
  const { form } = useEditor();
  const [folded, fold] = useFolded(key);
  const asked = useEditorState(({ result }) => nodes.some(({ field }) => result.states[field]?.visible ?? true));
  const problems = useShownProblems();
  const own = new Set(nodes.map(({ field }) => field));
  const wrong = problems.some(({ path }) => own.has(path.split(".")[0] ?? ""));
  const open = sole || searched || wrong || !folded;
  const shape = useMemo(() => ({ ...form.shape, layouts: [{ key: "panel", nodes }] }), [form, nodes]);
  if (!asked) return null;
  return (
    <section className="m-setting-group" aria-label={title} data-open={open}>
      {!sole && (
        <h2>
          <button
            type="button"
            className="m-plain"
            aria-expanded={open}
            aria-controls={id}
            disabled={searched || wrong}
            onClick={() => fold(open)}
          >
            {title}
            <DownOutlined aria-hidden="true" />
          </button>
        </h2>
      )}
      <div id={id}>{open && <FormView shape={shape} reading={false} phone={false} />}</div>
    </section>
  );
}
