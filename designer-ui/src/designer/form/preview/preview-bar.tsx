import MoonOutlined from "@ant-design/icons/MoonOutlined";
import RotateRightOutlined from "@ant-design/icons/RotateRightOutlined";
import SunOutlined from "@ant-design/icons/SunOutlined";
import { useQuery } from "@tanstack/react-query";
import { Button, Segmented, Select, type SelectProps } from "antd";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../api/metadata.ts";
import { departments } from "../../../api/people.ts";
import { useText } from "../../../i18n/texts.ts";
import { LANGUAGES, type Language } from "../../../i18n/words.ts";
import { DEVICES, type Device, screenOf } from "../../../model/designer/preview.ts";
import { useSurrounding } from "../design-context.tsx";
import { type As, type Beside, type Choice, type Look, stepName, type Viewer } from "./use-viewer.ts";

interface PreviewBarProps {
  readonly look: Look;
  readonly choice: Choice;
  readonly viewer: Viewer;
  readonly beside: Beside | null;
  readonly onLook: (look: Look) => void;
  readonly onChoose: (choice: Choice) => void;
  readonly onBeside: (which: Beside) => void;
}

/** On what the form is looked at, by whom and where in a flow, and what is shown beside it. */
export function PreviewBar({ look, choice, viewer, beside, onLook, onChoose, onBeside }: PreviewBarProps) {
  const { t } = useTranslation("designer-preview");
  return (
    <div className="m-preview-head">
      <Segmented<Device>
        size="small"
        aria-label={t("preview.device")}
        value={look.device}
        onChange={(device) => onLook({ ...look, device })}
        options={DEVICES.map((value) => ({
          value,
          label: t(`preview.${value}`),
          title: t("preview.width", { width: screenOf(value, look.turned)[0] }),
        }))}
      />
      {look.device !== "desk" && (
        <Button
          size="small"
          icon={<RotateRightOutlined aria-hidden="true" />}
          aria-pressed={look.turned}
          aria-label={t("preview.turned")}
          title={t("preview.turned")}
          onClick={() => onLook({ ...look, turned: !look.turned })}
        />
      )}
      <Segmented<Language>
        size="small"
        aria-label={t("preview.language")}
        value={look.language}
        onChange={(language) => onLook({ ...look, language })}
        options={LANGUAGES.map(({ key }) => ({ value: key, label: t(`preview.language.${key}`) }))}
      />
      <Segmented<string>
        size="small"
        aria-label={t("preview.theme")}
        value={look.dark ? "dark" : "light"}
        onChange={(theme) => onLook({ ...look, dark: theme === "dark" })}
        options={[
          { value: "light", icon: <SunOutlined aria-label={t("preview.light")} />, title: t("preview.light") },
          { value: "dark", icon: <MoonOutlined aria-label={t("preview.dark")} />, title: t("preview.dark") },
        ]}
      />
      <Viewers choice={choice} viewer={viewer} onChoose={onChoose} />
      <span className="m-preview-beside">
        <Button
          size="small"
          color="default"
          variant={beside === "why" ? "filled" : "outlined"}
          aria-expanded={beside === "why"}
          onClick={() => onBeside("why")}
        >
          {t("why.show")}
        </Button>
        <Button
          size="small"
          color="default"
          variant={beside === "json" ? "filled" : "outlined"}
          aria-expanded={beside === "json"}
          onClick={() => onBeside("json")}
        >
          {t("preview.json")}
        </Button>
      </span>
    </div>
  );
}

const nameOf = (as: As): string | null =>
  as === null ? null : "role" in as ? `role ${as.role}` : `person ${as.person}`;

function asNamed(name: string | null): As {
  const [kind, key = ""] = name?.split(" ") ?? [];
  return kind === "role" ? { role: key } : kind === "person" ? { person: key } : null;
}

const placeOf = (as: As) => (as === null ? "own" : "role" in as ? "none" : "theirs");

function Viewers({ choice, viewer, onChoose }: Pick<PreviewBarProps, "choice" | "viewer" | "onChoose">) {
  const { t } = useTranslation("designer-preview");
  const text = useText();
  const { pkg } = useSurrounding();
  const roles = useQuery(metadata.list("role", pkg));
  const places = useQuery(departments.all());
  return (
    <>
      <Pick
        label={t("preview.as")}
        placeholder={t(choice.department === null ? "preview.administrator" : "preview.nobody")}
        value={nameOf(choice.as)}
        options={[
          {
            label: t("preview.roles"),
            options: (roles.data?.items ?? []).map(({ key, title }) => ({
              value: `role ${key}`,
              label: text(title) || key,
            })),
          },
          {
            label: t("preview.people"),
            options: viewer.people.map(({ id, name }) => ({ value: `person ${id}`, label: name })),
          },
        ]}
        onPick={(name) => onChoose({ ...choice, as: asNamed(name) })}
      />
      <Pick
        label={t("preview.department")}
        placeholder={t(`preview.department.${placeOf(choice.as)}`)}
        value={choice.department}
        options={(places.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onPick={(department) => onChoose({ ...choice, department })}
      />
      {viewer.flows.length > 0 && (
        <Pick
          label={t("preview.step")}
          placeholder={t("preview.noStep")}
          value={choice.step}
          options={viewer.flows.map(({ key, title, steps }) => ({
            label: text(title) || key,
            options: steps.map((step) => ({ value: stepName(key, step.id), label: text(step.title) || step.id })),
          }))}
          onPick={(step) => onChoose({ ...choice, step })}
        />
      )}
    </>
  );
}

interface PickProps {
  readonly label: string;
  /** What holds when nothing is picked. */
  readonly placeholder: string;
  readonly value: string | null;
  readonly options: NonNullable<SelectProps<string>["options"]>;
  readonly onPick: (value: string | null) => void;
}

function Pick({ label, placeholder, value, options, onPick }: PickProps) {
  return (
    <Select<string>
      size="small"
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      options={options}
      onChange={(picked?: string) => onPick(picked ?? null)}
    />
  );
}
