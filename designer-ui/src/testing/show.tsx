import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import { Suspense } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { vi } from "vitest";
import { startLanguage } from "../i18n/language.ts";
import type { Language } from "../i18n/words.ts";
import { FakeServer } from "./fake-server.ts";

interface Shown {
  readonly server: FakeServer;
  /** The address as it stands now. */
  readonly address: () => string;
}

interface Show {
  readonly path: string;
  readonly at: string;
  readonly element: React.ReactNode;
  readonly server?: FakeServer;
  readonly language?: Language;
  /** What this browser has kept from before. */
  readonly kept?: Readonly<Record<string, string>>;
}

/** Shows a page at an address, with a fake server behind it. */
export async function show({
  path,
  at,
  element,
  server = new FakeServer(),
  language = "zh-CN",
  kept = {},
}: Show): Promise<Shown> {
  vi.stubGlobal("fetch", server.fetch);
  localStorage.clear();
  for (const [name, value] of Object.entries(kept)) localStorage.setItem(name, value);
  await startLanguage(language);
  const router = createMemoryRouter(
    [
      { path, element: <Suspense fallback={null}>{element}</Suspense> },
      { path: "*", element: null },
    ],
    { initialEntries: [at] },
  );
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  render(
    <ConfigProvider theme={{ token: { motion: false } }} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <App component={false}>
          <RouterProvider router={router} />
        </App>
      </QueryClientProvider>
    </ConfigProvider>,
  );
  return { server, address: () => `${router.state.location.pathname}${router.state.location.search}` };
}
