import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { views as savedViews } from "../../api/forms.ts";
import { useText } from "../../i18n/texts.ts";
import { useFailureText } from "../../kit/problem-view.tsx";
import type { View } from "../../model/form-shape.ts";

interface LostPartsProps {
  readonly form: string;
  /** A saved view, without what it asked in vain. */
  readonly view: View;
}

/** Says once which parts of a saved view work no longer, and lets its owner be rid of them. */
export function LostParts({ form, view }: LostPartsProps) {
  const { t } = useTranslation("list");
  const { message } = App.useApp();
  const text = useText();
  const textOf = useFailureText();
  const queries = useQueryClient();
  const { id, mine, lost = [], key: _key, ...kept } = view;
  const remove = useMutation({
    mutationFn: (own: string) => savedViews.replace(form, own, kept),
    onSuccess: () => queries.invalidateQueries({ queryKey: savedViews.all(form).queryKey }),
    onError: (failure) => void message.error(textOf(failure)),
  });
  const fields = lost.map((title) => t("view.lostField", { title: text(title) })).join(t("view.lostAnd"));
  return (
    <Alert
      type="warning"
      showIcon
      closable
      title={t(mine ? "view.lost" : "view.lostOfOthers", { fields })}
      {...(mine && id !== undefined
        ? {
            action: (
              <Button size="small" loading={remove.isPending} onClick={() => remove.mutate(id)}>
                {t("view.removeLost")}
              </Button>
            ),
          }
        : {})}
    />
  );
}
