import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Modal, Segmented, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../api/metadata.ts";
import { departments } from "../../api/people.ts";
import { EditorProvider } from "../../form-view/editor-context.tsx";
import { FormView } from "../../form-view/form-view.tsx";
import { useFormEditor } from "../../form-view/use-form-editor.ts";
import { useText } from "../../i18n/texts.ts";
import { type RoleView, roleView } from "../../model/designer/role-view.ts";
import { packageOf, qualified } from "../../model/menu.ts";
import { readRole } from "../../model/role/role-document.ts";
import { resolvedShape } from "./canvas/canvas.tsx";
import { useSurrounding, useWholeDocument } from "./design-context.tsx";
import { SentPanel } from "./sent-panel.tsx";
import { WhyPanel } from "./why-panel.tsx";

type Width = "desk" | "tablet" | "phone";

const DIALOG: Readonly<Record<Width, number>> = { desk: 1080, tablet: 820, phone: 440 };
/** Beside the form there is room for what is asked or shown. */
const BESIDE = 320;

/** What is shown beside the form. */
type Beside = "why" | "json";

/** The draft as people will fill it, with its rules and formulas at work; nothing is saved. */
export function PreviewDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("designer-preview");
  const text = useText();
  const document = useWholeDocument();
  const surrounding = useSurrounding();
  const { pkg, form } = surrounding;
  const [shape] = useState(() => resolvedShape(document, surrounding));
  const [width, setWidth] = useState<Width>("desk");
  const [role, setRole] = useState<string | null>(null);
  const [department, setDepartment] = useState<string | null>(null);
  const [beside, setBeside] = useState<Beside | null>(null);
  const toggle = (which: Beside) => setBeside(beside === which ? null : which);
  const roles = useQuery(metadata.list("role", pkg));
  const places = useQuery(departments.all());
  const chosen = useQuery({ ...metadata.one("role", role ?? ""), enabled: role !== null });
  const view = useMemo<RoleView | null>(() => {
    const doc = chosen.data?.published ?? chosen.data?.draft;
    if (role === null || !doc) return null;
    const paths = shape.model.fields.flatMap(({ key, fields = [] }) => [
      key,
      ...fields.map((column) => `${key}.${column.key}`),
    ]);
    return roleView(readRole(doc), packageOf(role), form, paths);
  }, [chosen.data, role, shape, form]);
  return (
    <Modal
      open
      footer={null}
      width={Math.min(DIALOG[width] + (beside ? BESIDE : 0), 1380)}
      title={t("preview.title", { form: text(document.title) })}
      onCancel={onClose}
    >
      <div className="m-preview-head">
        <Segmented<Width>
          size="small"
          value={width}
          onChange={setWidth}
          options={[
            { value: "desk", label: t("preview.desk") },
            { value: "tablet", label: t("preview.tablet") },
            { value: "phone", label: t("preview.phone") },
          ]}
        />
        <Select
          size="small"
          allowClear
          aria-label={t("preview.role")}
          placeholder={t("preview.administrator")}
          value={role}
          options={(roles.data?.items ?? []).map(({ key, title }) => ({
            value: qualified(pkg, key),
            label: text(title) || key,
          }))}
          onChange={(key?: string) => setRole(key ?? null)}
        />
        <Select
          size="small"
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          aria-label={t("preview.department")}
          placeholder={t("preview.ownDepartment")}
          value={department}
          options={(places.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id?: string) => setDepartment(id ?? null)}
        />
        <Button size="small" aria-expanded={beside === "why"} onClick={() => toggle("why")}>
          {t("why.show")}
        </Button>
        <Button size="small" aria-expanded={beside === "json"} onClick={() => toggle("json")}>
          {t("preview.json")}
        </Button>
      </div>
      {view && !view.read && !view.create && <Alert type="warning" showIcon title={t("preview.noAccess")} />}
      {view?.read && !view.create && <Alert type="info" showIcon title={t("preview.noCreate")} />}
      <Filled
        key={`${role} ${view === null} ${department}`}
        shape={shape}
        view={view}
        role={role}
        department={department}
        width={width}
        beside={beside}
      />
    </Modal>
  );
}

interface FilledProps {
  readonly shape: ReturnType<typeof resolvedShape>;
  readonly view: RoleView | null;
  readonly role: string | null;
  readonly department: string | null;
  readonly width: Width;
  readonly beside: Beside | null;
}

/** The form for one reader. */
function Filled({ shape, view, role, department, width, beside }: FilledProps) {
  const editor = useFormEditor({
    shape,
    record: null,
    labels: {},
    ...(view ? { rights: view.fields } : {}),
    variables: {
      ...(role === null ? {} : { "user.roles": [role] }),
      ...(department === null ? {} : { "user.department": department, "user.departments": [department] }),
    },
  });
  return (
    <EditorProvider editor={editor}>
      <div className="m-preview" data-width={width}>
        <div className="m-preview-form">
          <FormView shape={shape} reading={false} phone={width === "phone"} />
        </div>
        {beside === "why" && <WhyPanel shape={shape} />}
        {beside === "json" && <SentPanel />}
      </div>
    </EditorProvider>
  );
}
