import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type MetadataLine, metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { FormLine } from "../../kit/form-line.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { freeKey, numberedKey, slugOf } from "../../model/designer/keys.ts";
import { paths } from "../../model/paths.ts";
import { newRule, writeRule } from "../../model/rule/rule-document.ts";

interface NewRuleProps {
  readonly pkg: string;
  readonly forms: readonly MetadataLine[];
  /** Qualified keys of the rules that there are. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

/** Asks for a name and a form, and leads to where the rule is written. */
export function NewRule({ pkg, forms, taken, onClose }: NewRuleProps) {
  const { t } = useTranslation("automation");
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState("");
  const [form, setForm] = useState(forms[0]?.key ?? "");
  const create = useMutation({
    mutationFn: () => {
      const keys = new Set(taken.map((key) => key.slice(pkg.length + 1)));
      const slug = slugOf(title);
      const key = slug === "" ? numberedKey("rule", keys) : freeKey(slug, keys);
      return metadata.create("rule", pkg, writeRule(newRule(key, title.trim(), form.slice(pkg.length + 1))));
    },
    onSuccess: async ({ key }) => {
      await queries.invalidateQueries({ queryKey: [...metadata.all("rule")] });
      navigate(paths.rule(key));
    },
  });
  const complete = title.trim() !== "" && form !== "";
  return (
    <Modal
      open
      title={t("new")}
      okText={t("new.create")}
      okButtonProps={{ disabled: !complete, loading: create.isPending }}
      onOk={() => create.mutate()}
      onCancel={onClose}
    >
      <div className="m-form-lines m-form-lines-flush">
        <FormLine label={t("new.title")}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={60}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              onPressEnter={() => complete && !create.isPending && create.mutate()}
            />
          )}
        </FormLine>
        <FormLine label={t("new.form")}>
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
        {create.error && <ProblemView failure={create.error} />}
      </div>
    </Modal>
  );
}
