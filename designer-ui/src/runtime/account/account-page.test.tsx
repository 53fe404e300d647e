// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FakeServer } from "../../testing/fake-server.ts";
import { SESSION } from "../../testing/fixtures.ts";
import { show } from "../../testing/show.tsx";
import { AccountPage } from "./account-page.tsx";

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1";
const DESK =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

function account(): FakeServer {
  const at = new Date().toISOString();
  let devices = [
    { id: "s1", createdAt: at, seenAt: at, ip: "10.0.0.1", agent: DESK, current: true },
    { id: "s2", createdAt: at, seenAt: at, ip: "10.0.0.2", agent: PHONE, current: false },
  ];
  return new FakeServer()
    .on("GET", "/session/devices", () => ({ status: 200, body: { items: devices } }))
    .on("DELETE", "/session/devices/{id}", (_request, [id]) => {
      devices = devices.filter((device) => device.id !== id);
      return { status: 204 };
    })
    .on("PATCH", "/session", ({ body }) => ({
      status: 200,
      body: { ...SESSION, user: { ...SESSION.user, ...(body as object) } },
    }))
    .on("POST", "/session/password", ({ body }) => {
      const { current, password } = body as { current: string; password: string };
      const wrong = (path: string, message: string) => ({
        status: 422,
        body: { status: 422, code: "invalid", detail: "请修改后再试。", problems: [{ path, code: "x", message }] },
      });
      if (current !== "old and known") return wrong("/current", "当前密码不正确。");
      return password.length < 8 ? wrong("/password", "密码至少 8 个字符。") : { status: 204 };
    });
}

const open = () => show({ path: "/account", at: "/account", element: <AccountPage />, server: account() });

describe("the own account", () => {
  it("names its devices, and signs another one out", async () => {
    const { server } = await open();
    expect(await screen.findByText("Chrome · Windows")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "让 Safari · iPhone 退出登录" }));
    await waitFor(() => expect(screen.queryByText("Safari · iPhone")).toBeNull());
    expect(server.requests.some(({ method, path }) => method === "DELETE" && path.endsWith("/s2"))).toBe(true);
    expect(screen.getByText("本设备")).toBeDefined();
  });

  it("changes its password only for who knows the present one, and never into a weak one", async () => {
    await open();
    await userEvent.type(await screen.findByLabelText("当前密码"), "guessed");
    await userEvent.type(screen.getByLabelText("新密码"), "short");
    await userEvent.click(screen.getByRole("button", { name: "修改密码" }));
    expect(await screen.findByText("当前密码不正确。")).toBeDefined();

    await userEvent.clear(screen.getByLabelText("当前密码"));
    await userEvent.type(screen.getByLabelText("当前密码"), "old and known");
    await userEvent.click(screen.getByRole("button", { name: "修改密码" }));
    expect(await screen.findByText("密码至少 8 个字符。")).toBeDefined();

    await userEvent.type(screen.getByLabelText("新密码"), " but now longer");
    await userEvent.click(screen.getByRole("button", { name: "修改密码" }));
    expect(await screen.findByText("密码已修改，其他设备已退出登录。")).toBeDefined();
  });

  it("corrects its name", async () => {
    const { server } = await open();
    const name = await screen.findByLabelText("姓名");
    await userEvent.clear(name);
    await userEvent.type(name, "王方");
    await userEvent.click(screen.getByRole("button", { name: "保存" }));
    await waitFor(() =>
      expect(server.requests.find(({ method }) => method === "PATCH")?.body).toEqual({ name: "王方" }),
    );
  });
});
