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
  fields: [{ key: "name", type: "text", title: "Name", props: {} }],
  layouts: [],
  logic: { rules: [], validations: [] },
  parameters: [],
  unkept: [],
  zone: "Asia/Shanghai",
};

const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status });
const refused = (status: number, code: string, message: string) =>
  answer(status, { problems: [{ code, path: "", params: {}, message }] });

/** A server whose link asks for a password; each right one opens it by another key. */
function lockedServer() {
  const state = { password: "sesame", key: "k1", sent: [] as unknown[] };
  vi.stubGlobal("fetch", async (address: string, { headers, body }: RequestInit) => {
    if (address.endsWith("/keys")) {
      const right = JSON.parse(String(body)).password === state.password;
      return right
        ? answer(200, { key: state.key })
        : refused(422, "publiclink_password_wrong", "The password is wrong.");
    }
    if (new Headers(headers).get("Mortise-Key") !== state.key) return refused(403, "publiclink_locked", "Locked");
    if (!address.endsWith("/records")) return answer(200, PAGE);
    state.sent.push(JSON.parse(String(body)).data);
    return answer(201, { thanks: null });
  });
  return state;
}

it("tells nothing of a form with a password before that is given, and asks again when it has become another", async () => {
  const server = lockedServer();
  render(<PublicPage token="locked" search="" language="en-US" />);
  const password = await screen.findByLabelText("Password");
  expect(screen.queryByText("Write to us")).toBeNull();
  await userEvent.type(password, "guess{Enter}");
  expect(await screen.findByText("The password is wrong.")).toBeTruthy();
  await userEvent.clear(password);
  await userEvent.type(password, "sesame{Enter}");
  await userEvent.type(await screen.findByLabelText("Name"), "Li");

  server.key = "k2";
  server.password = "another";
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await userEvent.type(await screen.findByLabelText("Password"), "another{Enter}");
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Li");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(await screen.findByText("It has been sent")).toBeTruthy();
  expect(server.sent).toEqual([{ name: "Li" }]);
});

it("asks once in a tab", async () => {
  lockedServer();
  sessionStorage.setItem("public-key.again", "k1");
  render(<PublicPage token="again" search="" language="en-US" />);
  expect(await screen.findByLabelText("Name")).toBeTruthy();
});
