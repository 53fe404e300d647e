import EyeInvisibleOutlined from "@ant-design/icons/EyeInvisibleOutlined";
import EyeOutlined from "@ant-design/icons/EyeOutlined";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CellProps } from "../control.ts";
import { asText } from "../words.ts";

/** The ends of a number with stars between, as on a slip of paper that others may see. */
export const masked = (text: string): string =>
  text.length > 8
    ? `${text.slice(0, 3)}${"*".repeat(Math.min(text.length - 7, 11))}${text.slice(-4)}`
    : text.replace(/(?<=.).(?=.)/g, "*");

/** Shown masked until somebody asks for it; who may not see it at all never gets it from the server. */
export function MaskedCell({
  field,
  value,
  mask: usual = "never",
}: CellProps & { readonly mask?: "always" | "never" }) {
  const { t } = useTranslation("controls");
  const [shown, setShown] = useState(false);
  const text = asText(value);
  const mask = field.props?.["mask"] ?? usual;
  if (text === "" || text.includes("*") || mask !== "always") return text;
  return (
    <span className="m-masked">
      {shown ? text : masked(text)}
      <button
        type="button"
        aria-label={t(shown ? "mask.hide" : "mask.show")}
        onClick={(event) => {
          event.stopPropagation();
          setShown(!shown);
        }}
      >
        {shown ? <EyeInvisibleOutlined aria-hidden="true" /> : <EyeOutlined aria-hidden="true" />}
      </button>
    </span>
  );
}
