import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button, InputNumber, Select } from "antd";
import { Suspense, useId } from "react";
import { useTranslation } from "react-i18next";
import type { InputProps } from "../../../controls/control.ts";
import { allControls, controlOf } from "../../../controls/registry.ts";
import type { Circle } from "../../../model/form/geofence.ts";
import { kindOf } from "../../../model/form/kinds.ts";
import type { Json } from "../../../model/json.ts";
import { useReachable } from "../logic/use-fields.ts";
import { useDesigned } from "./designed.tsx";

const USUAL = 500;
const WIDEST = 1_000_000;
const MOST = 50;
/** A middle that does not move, among the fields that may say one. */
const FIXED = "";

interface CircleProps {
  readonly circle: Circle;
  readonly index: number;
  readonly fields: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (circle: Circle) => void;
  readonly onRemove: () => void;
}

/** One circle: around a place that is given here, or that a field says, and how far. */
function CircleLine({ circle, index, fields, onChange, onRemove }: CircleProps) {
  const { t } = useTranslation("designer-settings");
  const id = useId();
  const place = allControls().find(({ kind }) => kind?.places)?.type ?? "";
  const { Input } = controlOf(place);
  const { at = null, field, within } = circle;
  return (
    <li className="m-circle">
      <Select
        className="m-circle-middle"
        aria-label={t("setting.geofence.middle", { number: index + 1 })}
        popupMatchSelectWidth={false}
        value={field ?? FIXED}
        options={[{ value: FIXED, label: t("setting.geofence.fixed") }, ...fields]}
        onChange={(path: string) => onChange(path === FIXED ? { within } : { field: path, within })}
      />
      <InputNumber
        className="m-circle-within"
        aria-label={t("setting.geofence.within", { number: index + 1 })}
        min={1}
        max={WIDEST}
        precision={0}
        value={within}
        suffix={t("setting.geofence.metres")}
        onChange={(next) => onChange({ ...circle, within: next ?? USUAL })}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t("setting.geofence.remove", { number: index + 1 })}
        onClick={onRemove}
      />
      {field === undefined && (
        <Suspense fallback={null}>
          <label className="m-visually-hidden" htmlFor={id}>
            {t("setting.geofence.place", { number: index + 1 })}
          </label>
          <Input
            id={id}
            path="at"
            field={{ key: "at", type: place, title: "" }}
            value={at}
            onChange={(next) => onChange(next === null ? { within } : { at: next, within })}
          />
        </Suspense>
      )}
    </li>
  );
}

/** The circles in one of which a place, or a picture, has to lie. */
export function GeofenceSetting({ value, onChange }: InputProps) {
  const { t } = useTranslation("designer-settings");
  const { path, table } = useDesigned();
  const circles = Array.isArray(value) ? (value as unknown as readonly Circle[]) : [];
  const fields = useReachable(table)
    .filter((reachable) => kindOf(reachable.field.type).places && reachable.path !== path)
    .map((reachable) => ({
      value: reachable.path,
      label: t("setting.geofence.around", { field: reachable.title }),
    }));
  const put = (next: readonly Circle[]) => onChange(next.length === 0 ? null : (next as unknown as Json));
  return (
    <div className="m-property">
      <ul className="m-circles">
        {circles.map((circle, index) => (
          <CircleLine
            // biome-ignore lint/suspicious/noArrayIndexKey: circles have no identity but their place
            key={index}
            {...{ circle, index, fields }}
            onChange={(next) => put(circles.map((one, at) => (at === index ? next : one)))}
            onRemove={() => put(circles.filter((_, at) => at !== index))}
          />
        ))}
      </ul>
      {circles.length < MOST && (
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => put([...circles, { ...(fields[0] ? { field: fields[0].value } : {}), within: USUAL }])}
        >
          {t("setting.geofence.add")}
        </Button>
      )}
    </div>
  );
}
