import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { forms } from "../../api/forms.ts";
import { records } from "../../api/records.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { useFieldScope } from "../scope.tsx";

interface RecordPlaceProps {
  readonly field: Field;
  readonly onPick: (code: Json) => void;
}

/** Takes the place of a record of the same form, found by its title. */
export function RecordPlace({ field, onPick }: RecordPlaceProps) {
  const { t } = useTranslation("list");
  const { form } = useFieldScope();
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState(false);
  const shape = useQuery({ ...forms.shape(form), retry: false });
  const title = shape.data?.model.titleField;
  const isOwn = shape.data?.model.fields.some(({ key, type }) => key === field.key && type === field.type) ?? false;
  const found = useInfiniteQuery({
    ...records.pages(form, { search, filter: { field: field.key, op: "notEmpty" } }, 20),
    enabled: open,
  });
  if (!isOwn) return null;
  const items = found.data?.pages[0]?.items ?? [];
  return (
    <Select
      aria-label={t("filter.recordPlace")}
      placeholder={t("filter.recordPlace")}
      value={null}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      loading={found.isFetching}
      onOpenChange={setOpen}
      options={items.map(({ id, data }) => ({
        value: id,
        label: (title !== undefined && data[title] ? String(data[title]) : "") || t("untitled"),
      }))}
      onChange={(id: string | null) => {
        const place = items.find((one) => one.id === id)?.data[field.key] as { readonly code?: Json } | undefined;
        if (place?.code !== undefined) onPick(place.code);
      }}
    />
  );
}
