// @vitest-environment jsdom
import { act, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { show } from "../../testing/show.tsx";
import { OfflineBar } from "./offline-bar.tsx";

const connection = (online: boolean) => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(online);
  window.dispatchEvent(new Event(online ? "online" : "offline"));
};

describe("a connection that goes away", () => {
  afterEach(() => vi.restoreAllMocks());

  it("is told until it is back", async () => {
    await show({ path: "/", at: "/", element: <OfflineBar /> });
    expect((await screen.findByRole("status")).textContent).toBe("");
    act(() => connection(false));
    expect(screen.getByRole("status").textContent).toContain("网络已断开");
    act(() => connection(true));
    expect(screen.getByRole("status").textContent).toBe("");
  });
});
