import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { RecordListPage } from "../runtime/record-list/record-list-page.tsx";
import "../controls/catalog.ts";

const RecordDrawer = lazy(() =>
  import("../runtime/record-form/record-drawer.tsx").then((file) => ({ default: file.RecordDrawer })),
);

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
