import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { forms } from "../../api/forms.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { ACTIONS, COMMENT_RIGHTS, type Grant, withAction } from "../../model/role/role-document.ts";
import { FieldRights } from "./field-rights.tsx";
import { GrantScope } from "./grant-scope.tsx";

interface GrantCardProps {
  readonly id: string;
  /** Qualified key of the form. */
  readonly form: string;
  readonly grant: Grant;
  readonly onChange: (grant: Grant) => void;
  readonly onRemove: () => void;
}

/** What the members may do with one form: actions, on which records, with which fields. */
export function GrantCard({ id, form, grant, onChange, onRemove }: GrantCardProps) {
  const { t } = useTranslation("role");
  const text = useText();
  const shape = useQuery({ ...forms.shape(form), retry: false });
  const title = text(shape.data?.title) || form;
  return (
    <section id={id} className="m-grant" aria-label={title} tabIndex={-1}>
      <header>
        <h3>{title}</h3>
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden="true" />}
          aria-label={t("removeGrant", { form: title })}
          title={t("removeGrant", { form: title })}
          onClick={onRemove}
        />
      </header>
      {shape.isPending && <DelayedSkeleton rows={2} />}
      {shape.error && <ProblemView failure={shape.error} />}
      <fieldset>
        <legend>{t("actions")}</legend>
        {ACTIONS.map((action) => (
          <Checkbox
            key={action}
            {...(action === "migrate" ? { title: t("action.migrate.hint") } : {})}
            checked={grant.actions.includes(action)}
            onChange={({ target }) => onChange(withAction(grant, action, target.checked))}
          >
            {t(`action.${action}`)}
          </Checkbox>
        ))}
        {grant.actions.length === 0 && <small className="m-wrong">{t("noAction")}</small>}
      </fieldset>
      {shape.data && (
        <>
          <GrantScope shape={shape.data} scope={grant.scope} onChange={(scope) => onChange({ ...grant, scope })} />
          {grant.actions.includes("read") && (
            <fieldset>
              <legend>{t("comments")}</legend>
              <Radio.Group
                aria-label={t("comments")}
                value={grant.comments}
                options={COMMENT_RIGHTS.map((right) => ({ value: right, label: t(`comments.${right}`) }))}
                onChange={({ target }) => onChange({ ...grant, comments: target.value })}
              />
            </fieldset>
          )}
          <FieldRights shape={shape.data} grant={grant} onChange={onChange} />
        </>
      )}
    </section>
  );
}
