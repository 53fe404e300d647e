import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { forms } from "../../../api/forms.ts";
import { records } from "../../../api/records.ts";
import type { FindCandidates } from "../../../controls/scope.tsx";
import { targetOf } from "../../../model/fields.ts";
import type { FormShape } from "../../../model/form-shape.ts";

/** Where a task lends a form, links to what one may not read are picked by their titles; everything else by one's own rights. */
export function useLent(shape: FormShape, lent: boolean): FindCandidates | undefined {
  const queries = useQueryClient();
  const find = useCallback<FindCandidates>(
    async (path, search, signal) => {
      const [key, column] = path.split(".");
      const field = shape.model.fields.find((each) => each.key === key);
      const own = column === undefined ? field : field?.fields?.find((each) => each.key === column);
      const target = own ? targetOf(own, shape.key) : null;
      const readable =
        target === null ||
        (await queries.fetchQuery({ ...forms.shape(target), retry: false }).then(
          () => true,
          () => false,
        ));
      const { items } = await records.candidates(shape.key, path, search, signal, undefined, readable);
      return readable ? items : items.map(({ id, title }) => ({ id, title }));
    },
    [queries, shape],
  );
  return lent ? find : undefined;
}
