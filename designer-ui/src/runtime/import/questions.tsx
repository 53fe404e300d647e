import { Button, Checkbox, Select, Space, Tag } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CheckedColumn, ImportField, ImportForm, ImportQuestion } from "../../api/imports.ts";
import { people } from "../../api/people.ts";
import { records } from "../../api/records.ts";
import {
  type Answer,
  isLink,
  isOption,
  KEPT,
  type Mapping,
  optionWords,
  pointsSomewhere,
  questionsOf,
} from "./mapping.ts";

type Answers = Readonly<Record<string, Answer | null>>;

interface QuestionsProps {
  readonly form: ImportForm;
  readonly columns: readonly CheckedColumn[];
  readonly mappings: readonly Mapping[];
  readonly onAnswer: (field: string, answers: Answers) => void;
  readonly onRemember: (field: string, remember: boolean) => void;
}

/** Words that lead nowhere, or to several: each is asked once, however often it stands in the file. */
export function Questions({ form, columns, mappings, onAnswer, onRemember }: QuestionsProps) {
  const asked = new Map(questionsOf(columns).map((column) => [column.field, column]));
  const said = new Map(
    mappings.flatMap((mapping) =>
      [...mapping.values()].flatMap(({ field, answers }) =>
        answers && Object.keys(answers).length > 0 ? [[field, answers] as const] : [],
      ),
    ),
  );
  return form.fields
    .filter(({ key }) => asked.has(key) || said.has(key))
    .map((field) => (
      <FieldQuestions
        key={field.key}
        form={form.key}
        field={field}
        questions={asked.get(field.key)?.questions ?? []}
        more={asked.get(field.key)?.more ?? false}
        answers={said.get(field.key) ?? {}}
        onAnswer={(answers) => onAnswer(field.key, answers)}
        remembers={mappings.some((mapping) =>
          [...mapping.values()].some((column) => column.field === field.key && column.remember === true),
        )}
        onRemember={(remember) => onRemember(field.key, remember)}
      />
    ));
}

interface FieldQuestionsProps {
  readonly form: string;
  readonly field: ImportField;
  readonly questions: readonly ImportQuestion[];
  readonly more: boolean;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly onAnswer: (answers: Answers) => void;
  readonly remembers: boolean;
  readonly onRemember: (remember: boolean) => void;
}

const SHOWN = 20;

function FieldQuestions({
  form,
  field,
  questions,
  more,
  answers,
  onAnswer,
  remembers,
  onRemember,
}: FieldQuestionsProps) {
  const { t } = useTranslation("import");
  const open = questions.filter(({ word }) => answers[word] === undefined);
  const all = (to: "blank" | "make") =>
    onAnswer(Object.fromEntries(open.map(({ word }) => [word, { to, label: t(`answer.${to}`) }])));
  return (
    <section className="m-import-questions" aria-label={field.title}>
      {open.length > 0 && (
        <header>
          <h2>{t("questions", { field: field.title, count: open.length })}</h2>
          <Space wrap>
            {isOption(field) && field.mayMake && <Button onClick={() => all("make")}>{t("makeAll")}</Button>}
            <Button onClick={() => all("blank")}>{t("blankAll")}</Button>
          </Space>
        </header>
      )}
      <ul>
        {open.slice(0, SHOWN).map((question) => (
          <li key={question.word}>
            <span>
              {question.word} <small className="m-muted">{t("times", { count: question.count })}</small>
            </span>
            <AnswerSelect
              form={form}
              field={field}
              question={question}
              onAnswer={(answer) => onAnswer({ [question.word]: answer })}
            />
          </li>
        ))}
      </ul>
      {(more || open.length > SHOWN) && <small>{t("moreQuestions")}</small>}
      {Object.keys(answers).length > 0 && (
        <Space wrap size={4}>
          {Object.entries(answers).map(([word, { label }]) => (
            <Tag key={word} closable onClose={() => onAnswer({ [word]: null })}>
              {word} → {label}
            </Tag>
          ))}
        </Space>
      )}
      {isOption(field) && field.mayMake && optionWords(answers).length > 0 && (
        <Checkbox checked={remembers} onChange={({ target }) => onRemember(target.checked)}>
          {t("remember")}
        </Checkbox>
      )}
    </section>
  );
}

interface AnswerSelectProps {
  readonly form: string;
  readonly field: ImportField;
  readonly question: ImportQuestion;
  readonly onAnswer: (answer: Answer) => void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a word may stand for: of a field only what it may hold. */
async function choices(form: string, field: string, text: string, signal: AbortSignal): Promise<readonly Choice[]> {
  if (KEPT.has(field)) {
    const { items } = await people.search(text, signal);
    return items.map(({ id, name, login }) => ({ value: id, label: `${name} · ${login}` }));
  }
  const { items } = await records.candidates(form, field, text, signal);
  return items.map(({ id, title, detail }) => ({ value: id, label: detail ? `${title} · ${detail}` : title }));
}

function AnswerSelect({ form, field, question, onAnswer }: AnswerSelectProps) {
  const { t } = useTranslation("import");
  const [found, setFound] = useState<readonly Choice[]>([]);
  const asking = useRef(new AbortController());
  const searches = pointsSomewhere(field) && question.candidates.length === 0;
  const shared = question.candidates.map(({ id, label }) => ({ value: id, label }));
  const own = isOption(field) ? field.options.map(({ key, title }) => ({ value: key, label: title })) : [];
  const mayMake = field.mayMake && question.code !== "import_name_shared" && (isOption(field) || isLink(field));
  const options: readonly Choice[] = [
    ...shared,
    ...own,
    ...(searches ? found : []),
    ...(mayMake ? [{ value: "make", label: t("answer.make") }] : []),
    { value: "blank", label: t("answer.blank") },
  ];
  // What cannot be looked up now is simply not offered: leaving the rows out goes all the same.
  const search = async (text: string) => {
    asking.current.abort();
    asking.current = new AbortController();
    setFound(await choices(form, field.key, text, asking.current.signal).catch(() => []));
  };
  return (
    <Select<string>
      aria-label={t("answerTo", { word: question.word })}
      style={{ width: 260, maxWidth: "100%" }}
      placeholder={t(shared.length > 0 ? "chooseWhich" : isLink(field) ? "searchRecord" : "answer.refuse")}
      showSearch={
        searches ? { filterOption: false, onSearch: (text) => void search(text) } : { optionFilterProp: "label" }
      }
      {...(searches ? { onFocus: () => void search("") } : {})}
      value={null as unknown as string}
      options={[...options]}
      onChange={(value) =>
        onAnswer({ to: value, label: options.find((option) => option.value === value)?.label ?? value })
      }
    />
  );
}
