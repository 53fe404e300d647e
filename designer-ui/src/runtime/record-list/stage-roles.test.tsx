// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import "../../controls/catalog.ts";
import type { FakeServer } from "../../testing/fake-server.ts";
import { show } from "../../testing/show.tsx";
import { serverFor } from "../../testing/stage-roles.ts";
import { RecordListPage } from "./record-list-page.tsx";

const shown = (at: FakeServer, method: string) => at.requests.filter((request) => request.method === method);

describe("a step that is for a role, on a board", () => {
  const board = { path: "/f/:form", at: "/f/rent.rental?view=rental_board", element: <RecordListPage /> };
  const steps = async () => {
    const column = await screen.findByRole("region", { name: "报价" });
    const [menu] = await within(column).findAllByRole("button", { name: "移动卡片" });
    await userEvent.click(menu as HTMLElement);
    return screen.findByRole("menuitem", { name: "在租" });
  };

  it("is shut for somebody without the role, and nothing is sent", async () => {
    const at = serverFor("rent.clerk");
    await show({ ...board, server: at });

    const step = await steps();
    expect(step.getAttribute("aria-disabled")).toBe("true");
    expect(step.getAttribute("title")).not.toBe("");
    await userEvent.click(step);
    expect(shown(at, "PATCH")).toEqual([]);
    expect(screen.getByRole("menuitem", { name: "已签约" }).getAttribute("aria-disabled")).not.toBe("true");
  });

  it("is taken by somebody who holds the role", async () => {
    const at = serverFor("rent.dispatcher");
    await show({ ...board, server: at });

    await userEvent.click(await steps());
    await waitFor(() => expect(shown(at, "PATCH")[0]?.body).toEqual({ data: { stage: "running" } }));
  });
});
