// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FakeServer } from "../../testing/fake-server.ts";
import { WANG } from "../../testing/fixtures.ts";
import { show } from "../../testing/show.tsx";
import { TrashPage } from "./trash-page.tsx";

const day = 86_400_000;
const item = (id: string, title: string, left: number) => ({
  id,
  version: 2,
  title,
  deletedAt: new Date(Date.now() - day).toISOString(),
  deletedBy: WANG,
  purgeAt: new Date(Date.now() + left * day + 60_000).toISOString(),
});

function withTrash(): FakeServer {
  const trash = [item("d1", "码头装卸", 29), item("d2", "厂房吊装", 0)];
  return new FakeServer()
    .on("GET", "/forms/{form}/trash", ({ query }) => ({
      status: 200,
      body: {
        items: trash.filter(({ title }) => title.includes(query.get("search") ?? "")),
        labels: { [WANG]: "王芳" },
      },
    }))
    .on("POST", "/forms/{form}/trash/{id}/restore", (_request, [, id]) => {
      trash.splice(
        trash.findIndex((each) => each.id === id),
        1,
      );
      return { status: 200, body: {} };
    });
}

const page = { path: "/f/:form/trash", at: "/f/rent.rental/trash", element: <TrashPage /> };

describe("the trash of a form", () => {
  it("says what was deleted, by whom and how long it is kept", async () => {
    await show({ ...page, server: withTrash() });
    expect(await screen.findByText("码头装卸")).toBeTruthy();
    expect(screen.getAllByText(/王芳/)).toHaveLength(2);
    expect(screen.getByText("还剩 29 天")).toBeTruthy();
    expect(screen.getByText("今天到期")).toBeTruthy();
  });

  it("gives a record back", async () => {
    const { server } = await show({ ...page, server: withTrash() });
    await userEvent.click(await screen.findByRole("button", { name: "恢复 码头装卸" }));
    await waitFor(() => expect(screen.queryByText("码头装卸")).toBeNull());
    expect(server.requests.some(({ method, path }) => method === "POST" && path.endsWith("/trash/d1/restore"))).toBe(
      true,
    );
  });

  it("finds by title and keeps the search in the address", async () => {
    const { address } = await show({ ...page, server: withTrash() });
    await userEvent.type(await screen.findByRole("searchbox"), "厂房{Enter}");
    await waitFor(() => expect(screen.queryByText("码头装卸")).toBeNull());
    expect(address()).toBe(`/f/rent.rental/trash?search=${encodeURIComponent("厂房")}`);
  });

  it("teaches what it is for while it is empty", async () => {
    const server = new FakeServer().on("GET", "/forms/{form}/trash", () => ({
      status: 200,
      body: { items: [], labels: {} },
    }));
    await show({ ...page, server });
    expect(await screen.findByText("回收站是空的")).toBeTruthy();
  });
});
