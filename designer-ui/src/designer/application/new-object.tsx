import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, Modal, Select } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { type MetadataLine, metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { focusFirst } from "../../kit/focus-first.ts";
import { FormLine } from "../../kit/form-line.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { freeKey, numberedKey, slugOf } from "../../model/designer/keys.ts";
import type { JsonObject } from "../../model/json.ts";

export interface NewObjectProps {
  readonly pkg: string;
  /** Qualified keys of the objects of the kind that there are. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

interface AskingProps extends NewObjectProps {
  readonly kind: string;
  /** What its key begins with where its name has no letters for one. */
  readonly stem: string;
  readonly words: {
    readonly title: string;
    readonly name: string;
    readonly hint?: string;
    readonly form?: string;
    readonly create: string;
  };
  /** Where it belongs to a form: those to choose from. */
  readonly forms?: readonly MetadataLine[];
  /** The draft that it begins as; the form is a qualified key. */
  readonly begin: (key: string, title: string, form: string) => JsonObject | Promise<JsonObject>;
  readonly pathOf: (key: string) => string;
}

/** Asks for a name, and where it needs one for a form, and leads to where the rest is designed. The key follows from the name. */
export function NewObject({ pkg, taken, onClose, kind, stem, words, forms, begin, pathOf }: AskingProps) {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState("");
  const [form, setForm] = useState(forms?.[0]?.key ?? "");
  const create = useMutation({
    mutationFn: async () => {
      const keys = new Set(taken.map((key) => key.slice(pkg.length + 1)));
      const slug = slugOf(title);
      const key = slug === "" ? numberedKey(stem, keys) : freeKey(slug, keys);
      return metadata.create(kind, pkg, await begin(key, title.trim(), form));
    },
    onSuccess: async ({ key }) => {
      await queries.invalidateQueries({ queryKey: [...metadata.all(kind)] });
      navigate(pathOf(key));
    },
  });
  const complete = title.trim() !== "" && (forms === undefined || form !== "");
  return (
    <Modal
      afterOpenChange={focusFirst}
      open
      title={words.title}
      okText={words.create}
      okButtonProps={{ disabled: !complete, loading: create.isPending }}
      onOk={() => create.mutate()}
      onCancel={onClose}
    >
      <div className="m-form-lines m-form-lines-flush">
        <FormLine label={words.name}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              data-first-focus
              maxLength={60}
              placeholder={words.hint}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              onPressEnter={() => complete && !create.isPending && create.mutate()}
            />
          )}
        </FormLine>
        {forms && (
          <FormLine label={words.form ?? ""}>
            {(control) => (
              <Select
                {...control}
                showSearch={{ optionFilterProp: "label" }}
                value={form}
                options={forms.map((line) => ({ value: line.key, label: text(line.title) || line.key }))}
                onChange={setForm}
              />
            )}
          </FormLine>
        )}
        {create.error && <ProblemView failure={create.error} />}
      </div>
    </Modal>
  );
}
