// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { NOBODY_OFFERED } from "../../model/public-link/public-link-document.ts";
import { ColleaguesCard } from "./colleagues-card.tsx";
import "../../controls/catalog.ts";

const ANN = "00000000-0000-4000-8000-0000000000a1";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("names the people that are offered", async () => {
  vi.stubGlobal("fetch", (request: string | Request) => {
    const url = decodeURIComponent(typeof request === "string" ? request : request.url);
    const items = url.includes(ANN) ? [{ id: ANN, name: "Ann", department: null }] : [];
    return Promise.resolve(
      new Response(JSON.stringify({ items }), { headers: { "content-type": "application/json" } }),
    );
  });
  const offer = {
    form: "",
    show: [],
    where: undefined,
    list: false,
    colleagues: { ...NOBODY_OFFERED, people: [ANN] },
  };
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ColleaguesCard name="Owner" whom="people" offer={offer} onChange={() => undefined} />
    </QueryClientProvider>,
  );

  expect(await screen.findByText("Ann")).toBeDefined();
});
