import { starsOf } from "../../controls/rating/stars.ts";
import { plainText } from "../../controls/words.ts";
import type { PublicInput, PublicInputProps } from "../input.ts";
import { numbers, Offers } from "../offers.tsx";

function Rating(props: PublicInputProps) {
  const half = props.field.props?.["half"] === true;
  const offers = numbers(half ? 0.5 : 1, starsOf(props.field), half ? 0.5 : 1);
  return (
    <Offers
      props={props}
      looks="p-scale"
      offers={offers.map((key) => ({ key, label: `${key} ★` }))}
      chosen={[plainText(props.value)]}
      onToggle={(key) => props.onChange(key)}
    />
  );
}

export const input: PublicInput = { Input: Rating, group: true };
