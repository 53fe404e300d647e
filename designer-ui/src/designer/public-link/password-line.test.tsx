// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "antd";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { startLanguage } from "../../i18n/language.ts";
import { PasswordLine } from "./password-line.tsx";

beforeAll(() => startLanguage("en-US"));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("sets a password, and shows none", async () => {
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", async (request: string | Request, options?: RequestInit) => {
    const body = typeof request === "string" ? String(options?.body) : await request.text();
    sent.push(JSON.parse(body));
    return new Response(JSON.stringify({ key: "a.b", locked: true }), {
      headers: { "content-type": "application/json" },
    });
  });
  const done = vi.fn(async () => undefined);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <PasswordLine link="a.b" locked={false} onDone={done} />
      </App>
    </QueryClientProvider>,
  );
  expect(await screen.findByText("No password: the address is enough")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Set a password" }));
  await userEvent.type(screen.getByLabelText("New password (at least 8 characters)"), "open sesame{Enter}");
  await vi.waitFor(() => expect(done).toHaveBeenCalledWith("The password has been set"));
  expect(sent).toEqual([{ password: "open sesame" }]);
  expect(screen.queryByDisplayValue("open sesame")).toBeNull();
});
