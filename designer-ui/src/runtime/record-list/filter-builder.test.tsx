// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import "../../controls/catalog.ts";
import type { Field } from "../../model/form-shape.ts";
import { FakeServer } from "../../testing/fake-server.ts";
import { RENTAL } from "../../testing/fixtures.ts";
import { show } from "../../testing/show.tsx";
import "../../controls/color/color-values.tsx";
import "./filter-builder.tsx";
import "./filter-words.tsx";
import "./marked-words.tsx";
import "../../controls/color/color-mark.tsx";
import { RecordListPage } from "./record-list-page.tsx";

const PAINT: Field = { key: "paint", type: "color", title: "涂装", props: { palette: ["#0f766e", "#b91c1c"] } };

/** What is drawn first when it is needed comes a little later. */
const PATIENT = { timeout: 20_000 };

/** Rentals with a colour; phone numbers are not offered in filters. */
const shape = {
  ...RENTAL,
  model: {
    ...RENTAL.model,
    fields: [
      ...RENTAL.model.fields.map((field) => (field.key === "phone" ? { ...field, filter: false } : field)),
      PAINT,
    ],
  },
};

const server = () =>
  new FakeServer()
    .on("GET", "/forms/rent.rental", () => ({ status: 200, body: shape }))
    .on("GET", "/forms/rent.rental/groups", () => ({
      status: 200,
      body: {
        items: [
          { key: "#1d4ed8", count: 2 },
          { key: null, count: 1 },
        ],
      },
    }));

const at = (filter: object) => ({
  path: "/f/:form",
  at: `/f/rent.rental?filter=${encodeURIComponent(JSON.stringify(filter))}`,
  element: <RecordListPage />,
  server: server(),
});

describe("the filter of a list", { timeout: 60_000 }, () => {
  it("asks for colours by swatches: those that the form offers and those that records hold", async () => {
    const { address } = await show(at({ all: [{ field: "paint", op: "in", value: ["#b91c1c"] }] }));
    expect(await screen.findByRole("img", { name: "#b91c1c" }, PATIENT)).toBeDefined();

    await userEvent.click(screen.getByRole("button", { name: "筛选" }));
    const swatches = await screen.findByRole("group", { name: "值" }, PATIENT);
    const held = await within(swatches).findByRole("button", { name: "#1d4ed8" });
    expect(within(swatches).getByRole("button", { name: "#b91c1c" }).getAttribute("aria-pressed")).toBe("true");
    await userEvent.click(held);
    await userEvent.click(screen.getByRole("button", { name: "应用" }));
    await waitFor(() => expect(decodeURIComponent(address())).toContain('"value":["#b91c1c","#1d4ed8"]'));
  });

  it("leaves out fields that are not offered, but goes on asking what asks them already", async () => {
    await show(at({ all: [{ field: "phone", op: "contains", value: "138" }] }));
    expect(await screen.findByText(/联系电话/, {}, PATIENT)).toBeDefined();

    await userEvent.click(screen.getByRole("button", { name: "筛选" }));
    await userEvent.click(await screen.findByRole("button", { name: /添加条件/ }, PATIENT));
    const [own, added] = await screen.findAllByRole("combobox", { name: "字段" });
    fireEvent.change(own as HTMLElement, { target: { value: "联系" } });
    expect(await screen.findByRole("option", { name: "联系电话" })).toBeDefined();
    fireEvent.change(own as HTMLElement, { target: { value: "" } });
    fireEvent.change(added as HTMLElement, { target: { value: "联系" } });
    await waitFor(() => expect(added?.getAttribute("aria-expanded")).toBe("true"));
    const listed = document.getElementById(String(added?.getAttribute("aria-controls")));
    expect(listed?.textContent ?? "").not.toContain("联系电话");
  });
});
