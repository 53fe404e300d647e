import { useTranslation } from "react-i18next";
import { OptionTag } from "../kit/option-tag.tsx";
import { FLOW_STATES } from "../model/fields.ts";

export function FlowStateTag({ state }: { readonly state: string }) {
  const { t } = useTranslation("flow");
  const known = FLOW_STATES.find(({ key }) => key === state);
  return <OptionTag color={known?.color}>{known ? t(`state.${state}`) : state}</OptionTag>;
}
