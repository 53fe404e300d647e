import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { people } from "../../api/people.ts";

const PAUSE_MS = 200;

interface PersonPickerProps {
  readonly id?: string;
  readonly "aria-label"?: string;
  readonly "aria-describedby"?: string | undefined;
  readonly status?: "error" | "";
  readonly value: string | null;
  readonly placeholder: string;
  /** People who cannot be chosen. */
  readonly without?: readonly string[];
  readonly onChange: (person: string | null) => void;
}

/** One person who may sign in, found by name or login. */
export function PersonPicker({ value, without = [], onChange, ...rest }: PersonPickerProps) {
  const { t } = useTranslation("administration");
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery({
    queryKey: [...people.all, "pick", search],
    queryFn: ({ signal }) => people.search(search, signal),
    enabled: open,
    placeholderData: keepPreviousData,
  });
  const named = useQuery(people.named(value === null ? [] : [value]));
  const options = (found.data?.items ?? [])
    .filter(({ id }) => !without.includes(id))
    .map(({ id, name, departmentName }) => ({ value: id, label: name, detail: departmentName }));
  return (
    <Select<string | null>
      {...rest}
      style={{ width: "100%" }}
      allowClear
      open={open}
      onOpenChange={setOpen}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      notFoundContent={t(found.isFetching ? "searching" : "nobodyFound")}
      options={options}
      optionRender={({ label, data }) => (
        <span className="m-pick">
          {label} {data["detail"] && <small className="m-muted">{String(data["detail"])}</small>}
        </span>
      )}
      labelRender={({ value: id, label }) => label ?? named.data?.items.find((one) => one.id === id)?.name ?? "…"}
      value={value}
      onChange={(chosen) => onChange(chosen ?? null)}
    />
  );
}
