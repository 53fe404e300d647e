// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import { registerControls } from "../../controls/registry.ts";
import { startLanguage } from "../../i18n/language.ts";
import type { Field } from "../../model/form-shape.ts";
import { FakeServer } from "../../testing/fake-server.ts";
import { RENTAL, RENTALS } from "../../testing/fixtures.ts";
import { control as plate } from "../../testing/plate/control.ts";
import { show } from "../../testing/show.tsx";
import "../../controls/catalog.ts";
import "../../testing/plate/plate-values.tsx";
import "./filter-builder.tsx";
import { choicesOf } from "./filter-lines.ts";
import type { ListParts } from "./list-parts.ts";
import { RecordCards } from "./record-cards.tsx";
import { RecordListPage } from "./record-list-page.tsx";

const CAR: Field = { key: "name", type: "plate", title: "车牌" };

/** Rentals that are called by the plate of the car. */
const shape = {
  ...RENTAL,
  model: { ...RENTAL.model, fields: RENTAL.model.fields.map((field) => (field.key === CAR.key ? CAR : field)) },
};

const at = (filter: object | null) => ({
  path: "/f/:form",
  at: `/f/rent.rental${filter ? `?filter=${encodeURIComponent(JSON.stringify(filter))}` : ""}`,
  element: <RecordListPage />,
  server: new FakeServer().on("GET", "/forms/rent.rental", () => ({ status: 200, body: shape })),
});

const PATIENT = { timeout: 20_000 };

beforeAll(() => registerControls([plate]));

describe("a control that is added, in lists", { timeout: 60_000 }, () => {
  it("is drawn by its cell and changed in place", async () => {
    const { server } = await show(at(null));
    expect((await screen.findAllByTitle("plate", {}, PATIENT)).length).toBeGreaterThan(1);
    const cell = screen.getAllByRole("gridcell").find((each) => within(each).queryByTitle("plate"));
    cell?.focus();
    await userEvent.keyboard("{F2}");
    const input = await screen.findByDisplayValue(/期/);
    await userEvent.clear(input);
    await userEvent.type(input, "渝B54321{Enter}");
    await waitFor(() =>
      expect(server.requests.find(({ method }) => method === "PATCH")?.body).toEqual({ data: { name: "渝B54321" } }),
    );
  });

  it("is asked for in its own ways, by its own input", async () => {
    expect(choicesOf(CAR, "rent.rental").map(({ op }) => op)).toEqual(["in", "eq", "empty"]);
    const { address } = await show(at({ all: [{ field: "name", op: "in", value: ["渝A12345"] }] }));
    await userEvent.click(await screen.findByRole("button", { name: "筛选" }, PATIENT));
    fireEvent.change(await screen.findByLabelText("plates", {}, PATIENT), { target: { value: "渝A12345\n渝B54321" } });
    await userEvent.click(screen.getByRole("button", { name: "应用" }));
    await waitFor(() => expect(decodeURIComponent(address())).toContain('["渝A12345","渝B54321"]'));
  });

  it("stands on the cards of a phone", async () => {
    await startLanguage("zh-CN");
    const parts = {
      columns: { shown: [{ field: { key: "no", type: "serial", title: "单号" } }, { field: CAR }] },
      loaded: { items: RENTALS.slice(0, 1), labels: {}, more: false },
      controls: { open: () => undefined },
    };
    render(<RecordCards {...(parts as unknown as ListParts)} />);
    expect((await screen.findByTitle("plate")).textContent).toBe(RENTALS[0]?.data["name"]);
  });
});
