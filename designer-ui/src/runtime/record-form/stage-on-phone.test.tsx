// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import "../../controls/catalog.ts";
import type { FakeServer } from "../../testing/fake-server.ts";
import { show } from "../../testing/show.tsx";
import { QUOTED, serverFor } from "../../testing/stage-roles.ts";
import { RecordPage } from "./record-page.tsx";

vi.hoisted(() => {
  const wide = window.matchMedia;
  window.matchMedia = (query) => Object.assign(wide(query), { matches: query.includes("max-width") });
});

describe("a step that is for a role, on a phone", () => {
  const page = { path: "/f/:form/r/:id", at: `/f/rent.rental/r/${QUOTED?.id}`, element: <RecordPage /> };
  const step = async (at: FakeServer) => {
    await show({ ...page, server: at });
    await userEvent.click(await screen.findByRole("button", { name: "编辑" }));
    return screen.findByRole<HTMLButtonElement>("radio", { name: "在租" });
  };

  it("cannot be chosen by somebody without the role, and says why", async () => {
    const running = await step(serverFor("rent.clerk"));

    await waitFor(() => expect(running.disabled).toBe(true));
    expect(running.title).not.toBe("");
    expect(screen.getByRole<HTMLButtonElement>("radio", { name: "已签约" }).disabled).toBe(false);
  });

  it("is chosen by somebody who holds the role", async () => {
    const running = await step(serverFor("rent.dispatcher"));

    await userEvent.click(running);
    await waitFor(() => expect(running.getAttribute("aria-checked")).toBe("true"));
  });
});
