import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { metadata } from "../../api/metadata.ts";
import { ProblemView } from "../../kit/problem-view.tsx";
import { freeKey, numberedKey, slugOf } from "../../model/designer/keys.ts";
import { newOptionSet, writeOptionSet } from "../../model/option-set/option-set-document.ts";
import { paths } from "../../model/paths.ts";

interface NewOptionSetProps {
  readonly pkg: string;
  /** Qualified keys of the option sets that there are. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

/** Asks for a name, and leads to where the options are written. */
export function NewOptionSet({ pkg, taken, onClose }: NewOptionSetProps) {
  const { t } = useTranslation("option-set");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const id = useId();
  const [title, setTitle] = useState("");
  const create = useMutation({
    mutationFn: () => {
      const keys = new Set(taken.map((key) => key.slice(pkg.length + 1)));
      const slug = slugOf(title);
      const key = slug === "" ? numberedKey("options", keys) : freeKey(slug, keys);
      return metadata.create("optionset", pkg, writeOptionSet(newOptionSet(key, title.trim())));
    },
    onSuccess: async ({ key }) => {
      await queries.invalidateQueries({ queryKey: [...metadata.all("optionset")] });
      navigate(paths.optionSet(key));
    },
  });
  const complete = title.trim() !== "";
  return (
    <Modal
      open
      title={t("new")}
      okText={t("new.create")}
      okButtonProps={{ disabled: !complete, loading: create.isPending }}
      onOk={() => create.mutate()}
      onCancel={onClose}
    >
      <label htmlFor={id}>{t("new.title")}</label>
      <Input
        id={id}
        autoFocus
        maxLength={60}
        placeholder={t("new.hint")}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onPressEnter={() => complete && !create.isPending && create.mutate()}
      />
      {create.error && <ProblemView failure={create.error} />}
    </Modal>
  );
}
