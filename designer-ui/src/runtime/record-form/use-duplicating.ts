import { useMutation } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type FileEntry, files } from "../../api/files.ts";
import { ApiProblem } from "../../api/http.ts";
import { keepDraft } from "../../form-view/drafts.ts";
import { useFailureText } from "../../kit/problem-view.tsx";
import type { FormShape } from "../../model/form-shape.ts";
import { newId } from "../../model/identity.ts";
import { paths } from "../../model/paths.ts";
import type { BusinessRecord } from "../../model/record.ts";
import { copyOf, filesIn, withOwnFiles } from "../../model/record-copy.ts";

const AT_ONCE = 4;

/** Begins a new record with what another holds, and with files of its own. */
export function useDuplicating(
  form: string,
  shape: FormShape,
  record: BusinessRecord,
): { readonly duplicate: () => void } {
  const { t } = useTranslation("record");
  const { message } = App.useApp();
  const textOf = useFailureText();
  const navigate = useNavigate();
  const duplicating = useMutation({
    mutationFn: async () => {
      const input = copyOf(shape, record.data, newId);
      const copies = await copied(filesIn(shape, input));
      return { input: withOwnFiles(shape, input, (id) => copies.get(id)), lost: lostIn(copies) };
    },
    onSuccess: ({ input, lost }) => {
      if (lost > 0) void message.warning(t("duplicate.lost", { count: lost }));
      keepDraft(shape, "new", { input, labels: record.labels ?? {}, version: 0 });
      void navigate(paths.newRecord(form));
    },
    onError: (failure) => void message.error(textOf(failure)),
  });
  return { duplicate: () => duplicating.mutate() };
}

type Copies = ReadonlyMap<string, FileEntry | undefined>;

const lostIn = (copies: Copies): number => [...copies.values()].filter((copy) => copy === undefined).length;

/** The copy of each; of what may not be copied there is none. */
async function copied(ids: readonly string[]): Promise<Copies> {
  const copies = new Map<string, FileEntry | undefined>();
  const left = [...ids];
  const work = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      copies.set(id, await files.copy(id).catch(refused));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return copies;
}

function refused(failure: unknown): undefined {
  if (failure instanceof ApiProblem && (failure.status === 404 || failure.status === 403)) return;
  throw failure;
}
