// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { registerPublicKinds } from "./kinds.ts";
import { PublicPage } from "./public-page.tsx";

registerPublicKinds();
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

const PAGE = {
  title: "Write to us",
  fields: [
    { key: "name", type: "text", title: "Name", props: {} },
    { key: "secret", type: "text", title: "Secret", props: {} },
  ],
  layouts: [],
  logic: { rules: [], validations: [] },
  parameters: [],
  unkept: ["secret"],
  zone: "Asia/Shanghai",
};

const server = () =>
  vi.stubGlobal("fetch", async (address: string) =>
    address.endsWith("/records")
      ? new Response(JSON.stringify({ thanks: null }), { status: 201 })
      : new Response(JSON.stringify(PAGE)),
  );

const load = () => render(<PublicPage token="t" search="" language="en-US" />);
const box = async (name: string) => (await screen.findByLabelText(name)) as HTMLInputElement;

it("keeps what is filled in through a reload, but nothing that is sealed, until it is sent", async () => {
  server();
  load();
  await userEvent.type(await box("Name"), "Li");
  await userEvent.type(await box("Secret"), "4711");
  cleanup();
  expect(JSON.stringify({ ...sessionStorage })).not.toContain("4711");

  load();
  expect((await box("Name")).value).toBe("");
  await userEvent.click(screen.getByRole("button", { name: "Restore the draft" }));
  expect((await box("Name")).value).toBe("Li");
  expect((await box("Secret")).value).toBe("");
  expect(screen.queryByRole("button", { name: "Restore the draft" })).toBeNull();

  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(await screen.findByText("It has been sent")).toBeTruthy();
  expect(sessionStorage.length).toBe(0);
});

it("forgets what was kept when it is not wanted", async () => {
  server();
  load();
  await userEvent.type(await box("Name"), "Li");
  cleanup();
  load();
  await userEvent.click(await screen.findByRole("button", { name: "Discard it" }));
  cleanup();
  load();
  expect((await box("Name")).value).toBe("");
  expect(screen.queryByRole("button", { name: "Restore the draft" })).toBeNull();
});
