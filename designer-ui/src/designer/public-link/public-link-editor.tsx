import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { forms } from "../../api/forms.ts";
import type { MetadataObject } from "../../api/metadata.ts";
import { useObjectDesk } from "../../api/object-desk.ts";
import { useText } from "../../i18n/texts.ts";
import type { Change } from "../../kit/change-list.tsx";
import { ObjectFrame } from "../../kit/object-frame.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import type { JsonObject } from "../../model/json.ts";
import { qualified } from "../../model/menu.ts";
import { paths } from "../../model/paths.ts";
import { PARTS, partsChanged, readPublicLink, writePublicLink } from "../../model/public-link/public-link-document.ts";
import { AddressCard } from "./address-card.tsx";
import { LinkTerms } from "./link-terms.tsx";
import { LinkTexts } from "./link-texts.tsx";
import { OfferedFields } from "./offered-fields.tsx";
import type { PartProps } from "./part.ts";
import { UnseenFields } from "./unseen-fields.tsx";

const KIND = { kind: "publiclink", read: readPublicLink, write: writePublicLink, stale: [["public-links"]] };

export function PublicLinkEditor({ object }: { readonly object: MetadataObject }) {
  const { t } = useTranslation("public-link");
  const text = useText();
  const desk = useObjectDesk(object, KIND);
  const { document } = desk;
  const form = useQuery(forms.shape(qualified(object.pkg, document.form)));
  const part: PartProps = { document, change: (changed) => desk.change({ ...document, ...changed }) };
  const changesOf = (before: JsonObject | null, after: JsonObject): readonly Change[] =>
    before === null
      ? [{ what: "added", words: text(readPublicLink(after).title) }]
      : partsChanged(readPublicLink(before), readPublicLink(after)).map((name) => ({
          what: "changed",
          words: t(`part.${name}`),
        }));
  const placeOf = (path: string) => PARTS.find((name) => path.split("/")[1] === name);

  return (
    <div className="m-object m-public-link">
      <ObjectFrame
        kind="publiclink"
        name={object.key}
        desk={desk}
        title={text(document.title) || object.key}
        lead={
          <>
            {t("about", { form: text(form.data?.title) || document.form })}{" "}
            <Link to={paths.design(object.pkg)}>{t("application")}</Link>
          </>
        }
        changesOf={changesOf}
        placeOf={({ path }) => {
          const place = placeOf(path);
          return place === undefined ? "" : t(`part.${place}`);
        }}
        onJump={({ path }) => jump(placeOf(path))}
      >
        {form.error && <ProblemView failure={form.error} />}
        <AddressCard link={object.key} pkg={object.pkg} desk={desk} />
        <LinkTexts {...part} />
        {form.data && <OfferedFields {...part} shape={form.data} />}
        {form.data && <UnseenFields {...part} shape={form.data} />}
        <LinkTerms {...part} />
      </ObjectFrame>
    </div>
  );
}

/** To the card that a problem is about; what is seen of other forms stands below the fields that point there. */
function jump(place: string | undefined): void {
  const part = place === "offer" || place === "layout" || place === "columns" ? "fields" : place;
  setTimeout(() => window.document.getElementById(`part-${part}`)?.scrollIntoView({ block: "center" }));
}
