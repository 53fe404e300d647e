import { plainText } from "../../controls/words.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import type { PublicInput, PublicInputProps } from "../input.ts";
import { numbers, Offers } from "../offers.tsx";
import { useWords } from "../words.ts";

function Recommendation(props: PublicInputProps) {
  const { text } = useWords();
  const [low, high] = ["low", "high"].map((end) => text(props.field.props?.[end] as LocalizedText | undefined));
  return (
    <>
      <Offers
        props={props}
        looks="p-scale"
        offers={numbers(0, 10).map((key) => ({ key, label: key }))}
        chosen={[plainText(props.value)]}
        onToggle={(key) => props.onChange(key)}
      />
      {low || high ? (
        <div className="p-ends">
          <span>{low}</span>
          <span>{high}</span>
        </div>
      ) : null}
    </>
  );
}

export const input: PublicInput = { Input: Recommendation, group: true };
