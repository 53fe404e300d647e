import { Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { lazily } from "../kit/lazily.ts";
import { RecordListPage } from "../runtime/record-list/record-list-page.tsx";
import "../controls/catalog.ts";

const RecordDrawer = lazily(() => import("../runtime/record-form/record-drawer.tsx").then((file) => file.RecordDrawer));

/** The list of a form with the open record beside it. */
export function FormPage() {
  const [search] = useSearchParams();
  const [listed, setListed] = useState<readonly string[]>([]);
  const open = search.has("record");
  return (
    <>
      <RecordListPage onListed={setListed} />
      {open && (
        <Suspense fallback={null}>
          <RecordDrawer listed={listed} />
        </Suspense>
      )}
    </>
  );
}
