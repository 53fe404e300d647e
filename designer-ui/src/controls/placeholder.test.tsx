// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, waitFor } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { startLanguage } from "../i18n/language.ts";
import type { Field } from "../model/form-shape.ts";
import { allControls, controlOf } from "./registry.ts";
import "./catalog.ts";

const SAID = "Write here";
const FIELD = { key: "f", title: "f", placeholder: SAID };
const PATIENT = { timeout: 20_000 };

beforeAll(() => startLanguage("en-US"));
afterEach(cleanup);

const kinds = allControls().filter(({ typed = false, placeholder = typed }) => placeholder);

describe("a control that says it shows the placeholder of its field", { timeout: 30_000 }, () => {
  it.each(kinds.map(({ type }) => type))("%s does", async (type) => {
    const { Input } = controlOf(type);
    const field: Field = { ...FIELD, type, props: { options: [], roles: [] } };
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Suspense fallback={null}>
          <Input id="f" field={field} path="f" value={null} onChange={() => undefined} />
        </Suspense>
      </QueryClientProvider>,
    );
    await waitFor(() => expect(document.body.innerHTML).toContain(SAID), PATIENT);
  });
});
