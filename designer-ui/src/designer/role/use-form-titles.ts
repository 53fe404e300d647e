import { useQuery } from "@tanstack/react-query";
import { forms } from "../../api/forms.ts";
import { useText } from "../../i18n/texts.ts";

/** The title of a form by its key, bare or qualified. */
export function useFormTitles(): (form: string) => string | undefined {
  const text = useText();
  const { data } = useQuery(forms.list());
  return (form) => {
    const found = data?.find(({ key }) => key === form || key.endsWith(`.${form}`));
    return found && text(found.title);
  };
}
