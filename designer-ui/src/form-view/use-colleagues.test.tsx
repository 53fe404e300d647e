// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { prepareForm } from "../model/form/preparation.ts";
import { NOBODY } from "../model/form/surroundings.ts";
import type { FormShape } from "../model/form-shape.ts";
import { createEditor } from "./editor.ts";
import { useColleagues } from "./use-colleagues.ts";
import "../controls/catalog.ts";

const ANN = "00000000-0000-4000-8000-0000000000a1";
const BEN = "00000000-0000-4000-8000-0000000000a2";
const UNITS = [{ id: "d1" }, { id: "d2", parent: "d1" }, { id: "d3" }].map((unit) => ({ ...unit, name: unit.id }));
const PEOPLE = [
  { id: ANN, name: "Ann", department: "d1" },
  { id: BEN, name: "Ben", department: "d2" },
];

const shape = (variable: string) =>
  ({
    key: "t.visit",
    title: "Visit",
    version: 1,
    model: {
      titleField: "who",
      fields: [
        { key: "who", type: "user", title: "Who" },
        {
          key: "note",
          type: "text",
          title: "Note",
          visibleWhen: { field: "who", op: "in", value: { var: variable } },
        },
      ],
    },
    layouts: [],
    views: [],
    flow: null,
    rights: { fields: {} },
  }) as unknown as FormShape;

/** A record somebody of the department d1 fills in. */
function filling() {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (request: string | Request) => {
    const url = decodeURIComponent(typeof request === "string" ? request : request.url);
    asked.push(url);
    const wanted = PEOPLE.filter(({ id }) => url.includes(id));
    const items = url.includes("/departments") ? UNITS : wanted;
    return Promise.resolve(
      new Response(JSON.stringify({ items }), { headers: { "content-type": "application/json" } }),
    );
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { result } = renderHook(() => useColleagues(form), {
    wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
  });
  return { asked, result };
}

let form = shape("");

/** Whether the note shows in the end, and what was asked for it. */
async function filled(variable: string, who: string) {
  form = shape(variable);
  const { asked, result } = filling();
  const speaks = variable !== "user.subordinates";
  if (speaks) await waitFor(() => expect(result.current.units).toHaveLength(3));
  const editor = createEditor({
    form: prepareForm(form),
    before: null,
    labels: {},
    surroundings: {
      ...NOBODY,
      now: "2026-03-05T02:00:00.000Z",
      variables: result.current.around({ "user.department": "d1", "user.subordinates": [ANN] }),
    },
  });
  const recompute = vi.spyOn(editor, "recompute");
  const stop = result.current.follow(editor);
  editor.set("who", who);
  if (speaks) await waitFor(() => expect(recompute).toHaveBeenCalled());
  stop();
  return { shows: editor.getState().result.states["note"]?.visible, asked };
}

afterEach(cleanup);

describe("whether somebody is a colleague", () => {
  it("is known in the browser of those whom the record names", async () => {
    expect((await filled("user.departmentPeople", ANN)).shows).toBe(true);
    expect((await filled("user.departmentPeople", BEN)).shows).toBe(false);
    expect((await filled("user.departmentTreePeople", BEN)).shows).toBe(true);
  });

  it("is asked of nobody where no condition speaks of it", async () => {
    const { shows, asked } = await filled("user.subordinates", ANN);
    expect(shows).toBe(true);
    expect(asked).toEqual([]);
  });
});
