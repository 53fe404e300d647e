// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../model/json.ts";
import { FakeMetadata } from "../../testing/fake-metadata.ts";
import { show } from "../../testing/show.tsx";
import { CalendarPage } from "./calendar-page.tsx";

const KEY = "calendar org.calendar";
const HOLIDAYS: JsonObject = {
  kind: "calendar",
  key: "calendar",
  title: "工作日历",
  workDays: [1, 2, 3, 4, 5],
  holidays: [
    { from: "2026-02-15", to: "2026-02-21", title: "春节" },
    { from: "2026-05-01", title: "劳动节" },
  ],
};

async function open(calendar: JsonObject | null) {
  const world = new FakeMetadata();
  if (calendar) world.objects.set(KEY, { version: 1, draftRevision: 1, draft: null, published: calendar });
  world.server.on("GET", "/metadata/{kind}", () => ({
    status: 200,
    body: { items: world.objects.has(KEY) ? [{ key: "org.calendar" }] : [] },
  }));
  world.server.on("POST", "/metadata/{kind}", ({ body }) => {
    const { doc } = body as { readonly doc: JsonObject };
    world.objects.set(KEY, { version: null, draftRevision: 1, draft: doc, published: null });
    return { status: 201, body: { key: "org.calendar", kind: "calendar", pkg: "org", draft: doc, draftRevision: 1 } };
  });
  await show({
    path: "/administration/calendar",
    at: "/administration/calendar",
    element: <CalendarPage />,
    server: world.server,
  });
  const week = within(await screen.findByRole("group", { name: "每周的工作日" }));
  return { world, week, published: () => world.object("calendar", "org.calendar").published };
}

const save = () => userEvent.click(screen.getByRole("button", { name: "保存" }));

describe("the calendar of the organisation", () => {
  it("begins with the usual week and is made when it is first saved", async () => {
    const { week, published } = await open(null);
    expect(week.getAllByRole<HTMLInputElement>("checkbox").map(({ checked }) => checked)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    await userEvent.click(week.getByRole("checkbox", { name: "周六" }));
    await save();
    await waitFor(() => expect(published()?.["workDays"]).toEqual([1, 2, 3, 4, 5, 6]));
  });

  it("keeps the other holidays when one is taken away or renamed", async () => {
    const { published } = await open(HOLIDAYS);
    const [first] = screen.getAllByLabelText("节假日名称");
    expect((first as HTMLInputElement).value).toBe("春节");
    await userEvent.clear(first as HTMLInputElement);
    await userEvent.click(screen.getAllByRole("button", { name: "删除这个节假日" })[1] as HTMLElement);
    await save();
    await waitFor(() => expect(published()?.["holidays"]).toEqual([{ from: "2026-02-15", to: "2026-02-21" }]));
  });

  it("cannot be saved without any working day", async () => {
    const { week } = await open({ ...HOLIDAYS, workDays: [1] });
    await userEvent.click(week.getByRole("checkbox", { name: "周一" }));
    expect(screen.getByRole("button", { name: "保存" }).hasAttribute("disabled")).toBe(true);
  });
});
