import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { metadata } from "../../../api/metadata.ts";
import type { InputProps } from "../../../controls/control.ts";
import { ProblemView } from "../../../kit/problem-view.tsx";
import { jsonOf } from "../../../model/designer/document.ts";
import { isKey } from "../../../model/designer/keys.ts";
import { paths } from "../../../model/paths.ts";
import { useDesignState, useDocument, useSurrounding } from "../design-context.tsx";
import { SettledInput } from "./property.tsx";

/** The key of the form. Before the first publish it may change: the draft is filed again under the new one. */
export function FormKey({ id }: InputProps) {
  const { t } = useTranslation("designer-panel");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const document = useDocument();
  const { pkg, form, design } = useSurrounding();
  const fixed = useDesignState(({ version }) => version !== null);
  const rename = useMutation({
    mutationFn: async (key: string) => {
      const made = await metadata.create("form", pkg, jsonOf({ ...document, key }));
      await metadata.discard("form", form);
      return made.key;
    },
    onSuccess: async (key) => {
      design.mark({ saved: design.getState().history.document });
      await queries.invalidateQueries({ queryKey: [...metadata.all("form")] });
      navigate(paths.designForm(key), { replace: true });
    },
  });
  return (
    <>
      <SettledInput
        id={id}
        disabled={fixed || rename.isPending}
        value={document.key}
        valid={isKey}
        onSettle={(key) => rename.mutate(key)}
      />
      <small className="m-property-hint">{t(fixed ? "property.keyFixed" : "form.keyHint")}</small>
      {rename.error && <ProblemView failure={rename.error} />}
    </>
  );
}
