import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, DatePicker, Input } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type MetadataObject, metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import type { JsonObject } from "../../model/json.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import { AdministrationFrame } from "./administration-frame.tsx";

const KIND = "calendar";
const PACKAGE = "org";
const KEY = "org.calendar";
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const DAY = "YYYY-MM-DD";

interface Holiday {
  readonly from: string;
  readonly to?: string;
  readonly title?: LocalizedText;
}

/** The calendar as its document has it. */
interface Calendar {
  readonly workDays: readonly number[];
  readonly holidays?: readonly Holiday[];
  readonly worked?: readonly string[];
}

const USUAL: Calendar = { workDays: [1, 2, 3, 4, 5] };

/** Null as long as the organisation has none of its own. */
const current = {
  queryKey: [...metadata.all(KIND), "organisation"],
  queryFn: async (): Promise<MetadataObject | null> => {
    const { items } = await metadata.lines(KIND, PACKAGE);
    return items.some(({ key }) => key === KEY) ? metadata.read(KIND, KEY) : null;
  },
};

/** On which days the organisation works: what formulas that count working days go by. */
export function CalendarPage() {
  const query = useQuery({ ...current, staleTime: 0 });
  return (
    <AdministrationFrame>
      <div className="m-admin-calendar">
        {query.error && <FailureState failure={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <DelayedSkeleton />}
        {query.data !== undefined && <CalendarEditor key={query.data?.draftRevision ?? 0} object={query.data} />}
      </div>
    </AdministrationFrame>
  );
}

function CalendarEditor({ object }: { readonly object: MetadataObject | null }) {
  const { t } = useTranslation("administration");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [calendar, setCalendar] = useState<Calendar>(
    () => (object?.draft ?? object?.published ?? USUAL) as unknown as Calendar,
  );
  const holidays = calendar.holidays ?? [];
  const put = (change: Partial<Calendar>) => setCalendar({ ...calendar, ...change });
  const save = useMutation({
    mutationFn: async () => {
      const doc = { ...calendar, kind: KIND, key: KIND, title: t("calendar") } as unknown as JsonObject;
      const made = object ?? (await metadata.create(KIND, PACKAGE, doc));
      const { draftRevision } = object ? await metadata.saveDraft(KIND, KEY, object.draftRevision, doc) : made;
      return metadata.publish(KIND, KEY, draftRevision, "");
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: metadata.all(KIND) });
      await queries.invalidateQueries({ queryKey: ["forms"] });
      void message.success(t("calendar.saved"));
    },
  });
  return (
    <>
      <p className="m-muted">{t("calendar.hint")}</p>
      <section>
        <h2 className="m-admin-sub">{t("calendar.week")}</h2>
        <Checkbox.Group
          aria-label={t("calendar.week")}
          value={[...calendar.workDays]}
          options={WEEK.map((day) => ({ value: day, label: t(`calendar.day.${day}`) }))}
          onChange={(days: readonly number[]) => put({ workDays: [...days].sort((one, other) => one - other) })}
        />
      </section>
      <section>
        <h2 className="m-admin-sub">{t("calendar.holidays")}</h2>
        {holidays.map((holiday, index) => (
          <HolidayLine
            // biome-ignore lint/suspicious/noArrayIndexKey: holidays have no other name
            key={index}
            holiday={holiday}
            onChange={(next) => put({ holidays: holidays.map((one, at) => (at === index ? next : one)) })}
            onRemove={() => put({ holidays: holidays.filter((_one, at) => at !== index) })}
          />
        ))}
        <Button
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => put({ holidays: [...holidays, { from: dayjs().format(DAY) }] })}
        >
          {t("calendar.addHoliday")}
        </Button>
      </section>
      <section>
        <h2 className="m-admin-sub">{t("calendar.worked")}</h2>
        <p className="m-muted">{t("calendar.workedHint")}</p>
        <DatePicker
          multiple
          aria-label={t("calendar.worked")}
          className="m-admin-worked"
          value={(calendar.worked ?? []).map((day) => dayjs(day))}
          onChange={(days: Dayjs[] | null) => put({ worked: (days ?? []).map((day) => day.format(DAY)).sort() })}
        />
      </section>
      {save.error && <ProblemView failure={save.error} />}
      <Button
        type="primary"
        loading={save.isPending}
        disabled={calendar.workDays.length === 0}
        onClick={() => save.mutate()}
      >
        {t("calendar.save")}
      </Button>
    </>
  );
}

interface HolidayLineProps {
  readonly holiday: Holiday;
  readonly onChange: (holiday: Holiday) => void;
  readonly onRemove: () => void;
}

function HolidayLine({ holiday, onChange, onRemove }: HolidayLineProps) {
  const { t } = useTranslation("administration");
  const text = useText();
  return (
    <div className="m-admin-holiday">
      <DatePicker.RangePicker
        aria-label={t("calendar.holidayDays")}
        allowClear={false}
        value={[dayjs(holiday.from), dayjs(holiday.to ?? holiday.from)]}
        onChange={(days) => {
          const [from, to] = days ?? [];
          if (from && to) onChange({ ...holiday, from: from.format(DAY), to: to.format(DAY) });
        }}
      />
      <Input
        aria-label={t("calendar.holidayTitle")}
        placeholder={t("calendar.holidayTitle")}
        maxLength={60}
        value={text(holiday.title)}
        onChange={({ target }) => {
          const { title: _before, ...days } = holiday;
          onChange(target.value === "" ? days : { ...days, title: target.value });
        }}
      />
      <Button
        type="text"
        aria-label={t("calendar.removeHoliday")}
        icon={<DeleteOutlined aria-hidden="true" />}
        onClick={onRemove}
      />
    </div>
  );
}
