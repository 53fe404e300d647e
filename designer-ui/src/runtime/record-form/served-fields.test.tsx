// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { FormShape } from "../../model/form-shape.ts";
import { FakeServer } from "../../testing/fake-server.ts";
import { RENTAL } from "../../testing/fixtures.ts";
import { show } from "../../testing/show.tsx";
import { RecordPage } from "./record-page.tsx";

const QUICK: FormShape = {
  ...RENTAL,
  key: "rent.quick",
  layouts: [],
  logic: {},
  model: {
    titleField: "sku",
    fields: [
      { key: "sku", type: "text", title: "货号" },
      { key: "note", type: "text", title: "备注" },
      { key: "price", type: "money", title: "单价", compute: 'LOOKUP("ware.price","sku",{sku})' },
      { key: "double", type: "money", title: "双倍", compute: "{price}*2" },
    ],
  },
};

interface Sent {
  readonly data: { readonly sku?: string };
}

/** A server that knows one price. */
function pricing(): FakeServer {
  return new FakeServer()
    .on("GET", "/forms/{form}", () => ({ status: 200, body: QUICK }))
    .on("POST", "/forms/{form}/evaluate", ({ body }) => {
      const { sku } = (body as Sent).data;
      if (sku === "broken") return { status: 503, body: { status: 503 } };
      return { status: 200, body: { data: sku === "A1" ? { sku, price: "12.5" } : {}, states: {}, problems: [] } };
    });
}

const newRecord = { path: "/f/:form/new", at: "/f/rent.quick/new", element: <RecordPage /> };
const asked = (server: FakeServer) => server.requests.filter(({ path }) => path.endsWith("/evaluate"));
const shownAt = (path: string) => document.querySelector(`[data-path="${path}"] .m-output`)?.textContent ?? "";

describe("what only the server can compute", () => {
  it("is asked for when what it hangs on rests, and what this browser computes of it follows", async () => {
    const { server } = await show({ ...newRecord, server: pricing() });
    await userEvent.type(await screen.findByLabelText("货号"), "A1");

    await waitFor(() => expect(shownAt("price")).toContain("12.5"));
    expect(shownAt("double")).toContain("25");
    const times = asked(server).length;
    expect(times).toBeLessThanOrEqual(2);
    expect(asked(server).at(-1)?.body).toEqual({ data: { sku: "A1" } });

    await userEvent.type(screen.getByLabelText("备注"), "nothing hangs on this");
    await userEvent.type(screen.getByLabelText("货号"), "1");
    await waitFor(() => expect(asked(server).at(-1)?.body).toMatchObject({ data: { sku: "A11" } }));
    expect(asked(server)).toHaveLength(times + 1);
  });

  it("keeps its last value when the server cannot be reached", async () => {
    const { server } = await show({ ...newRecord, server: pricing() });
    const sku = await screen.findByLabelText("货号");
    await userEvent.type(sku, "A1");
    await waitFor(() => expect(shownAt("price")).toContain("12.5"));

    await userEvent.clear(sku);
    await userEvent.type(sku, "broken");
    await waitFor(() => expect(asked(server).at(-1)?.body).toEqual({ data: { sku: "broken" } }));
    await waitFor(() => expect(document.querySelector("[aria-busy]")).toBeNull());

    expect(shownAt("price")).toContain("12.5");
  });
});
