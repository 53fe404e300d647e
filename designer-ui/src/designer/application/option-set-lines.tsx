import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { Icon } from "../../kit/icon.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";
import { Discard } from "./discard.tsx";
import { NewOptionSet } from "./new-option-set.tsx";
import { StateTags } from "./state-tags.tsx";

/** The choices that several fields of the application share, each with a way to where they are kept. */
export function OptionSetLines({ pkg }: { readonly pkg: string }) {
  const { t } = useTranslation(["application", "option-set"]);
  const text = useText();
  const [adding, setAdding] = useState(false);
  const sets = useQuery({ ...metadata.list("optionset", pkg), staleTime: 0 });
  const title = t("kind.optionset");
  if (sets.error) return <ProblemView failure={sets.error} />;
  if (!sets.data) return null;
  const { items } = sets.data;
  return (
    <section aria-label={title}>
      <header className="m-app-head">
        <h2>{title}</h2>
        <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setAdding(true)}>
          {t("option-set:new")}
        </Button>
      </header>
      {items.length === 0 ? (
        <p className="m-muted">{t("option-set:list.none")}</p>
      ) : (
        <ul className="m-app-lines">
          {items.map((line) => (
            <li key={line.key}>
              <Link className="m-app-name" to={paths.optionSet(line.key)}>
                <Icon name="tag" />
                <span className="m-ellipsis">{text(line.title) || line.key}</span>
              </Link>
              <StateTags line={line} />
              <span className="m-app-actions">{line.changed && <Discard kind="optionset" line={line} />}</span>
            </li>
          ))}
        </ul>
      )}
      {adding && <NewOptionSet pkg={pkg} taken={items.map(({ key }) => key)} onClose={() => setAdding(false)} />}
    </section>
  );
}
