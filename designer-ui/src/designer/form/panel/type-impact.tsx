import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { memo } from "react";
import { metadata } from "../../../api/metadata.ts";
import { pathOf } from "../../../model/designer/document.ts";
import { selectionOfPointer } from "../../../model/designer/pointer.ts";
import { useDesignState, useSurrounding } from "../design-context.tsx";

/** Values that cannot be taken over: nothing is published before they can. */
const UNFIT = "effect_values_unfit";

interface TypeImpactProps {
  readonly path: string;
  readonly type: string;
}

/** What publishing would do to the values that a field holds, as soon as it is of another kind than in force. */
export const TypeImpact = memo(function TypeImpact({ path, type }: TypeImpactProps) {
  const { form } = useSurrounding();
  const saved = useDesignState((state) => state.saved);
  const revision = useDesignState((state) => state.revision);
  const published = useDesignState((state) => state.published);
  const [key, column] = path.split(".");
  const before = published?.model.fields.find((known) => known.key === key);
  const inForce = column === undefined ? before : before?.fields?.find((known) => known.key === column);
  const effects = useQuery({
    queryKey: ["design-effects", form, revision],
    queryFn: async () => (await metadata.effects("form", form)).items,
    enabled: inForce !== undefined && inForce.type !== type,
    gcTime: 0,
  });
  const own = (effects.data ?? []).filter((effect) => pathOf(selectionOfPointer(saved, effect.path)) === path);
  return own.map(({ code, message }) => (
    <Alert key={message} type={code === UNFIT ? "error" : "warning"} showIcon title={message} />
  ));
});
