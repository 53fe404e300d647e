// @vitest-environment jsdom
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { asked } from "../../model/fields.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { FakeServer } from "../../testing/fake-server.ts";
import { show } from "../../testing/show.tsx";
import { controlOf } from "../registry.ts";
import { FieldScopeProvider } from "../scope.tsx";
import { ScopeSetting } from "./scope-setting.tsx";
import "../catalog.ts";

const SCOPE = { form: "t.deal", labels: {}, learn: () => undefined, problemAt: () => undefined };
const fieldOf = (type: string, scope?: Json): Field => ({
  key: "who",
  type,
  title: "w",
  ...(scope === undefined ? {} : { props: { scope } }),
});

const serving = () =>
  new FakeServer()
    .on("GET", "/forms/{form}/fields/{field}/candidates", () => ({
      status: 200,
      body: { items: [{ id: "1", title: "小陈", detail: "华东" }] },
    }))
    .on("GET", "/roles", () => ({ status: 200, body: { items: [{ key: "t.seller", title: "销售", members: [] }] } }))
    .on("GET", "/departments", () => ({ status: 200, body: { items: [{ id: "d1", name: "华东" }] } }));

async function opened(field: Field): Promise<FakeServer> {
  const { Input } = controlOf(field.type);
  const { server } = await show({
    path: "/",
    at: "/",
    server: serving(),
    element: (
      <FieldScopeProvider value={SCOPE}>
        <Input id="f" field={field} path={field.key} value={null} onChange={() => undefined} />
      </FieldScopeProvider>
    ),
  });
  await userEvent.click(await screen.findByRole("combobox"));
  return server;
}

function Setting({ onScope }: { readonly onScope: (scope: Json) => void }) {
  const [scope, setScope] = useState<Json>(null);
  return (
    <ScopeSetting
      id="s"
      path="scope"
      field={{ key: "scope", type: "setting.user.scope", title: "可选范围", props: { people: true } }}
      value={scope}
      onChange={(next) => {
        setScope(next);
        onScope(next);
      }}
    />
  );
}

const paths = ({ requests }: FakeServer) => requests.map(({ path }) => path);

afterEach(cleanup);

describe("a field that lets only some be chosen", () => {
  it.each(["user", "users", "department", "departments"])("asks the server whom %s offers", async (type) => {
    const server = await opened(fieldOf(type, { departments: ["d1"] }));

    expect(await screen.findByText("小陈")).toBeTruthy();
    expect(paths(server)).toEqual(["/api/v1/forms/t.deal/fields/who/candidates"]);
  });

  it("offers everybody in filters, and where it does not narrow", async () => {
    expect(asked(fieldOf("user", { roles: ["seller"] })).props).toEqual({});

    const server = await opened(fieldOf("user"));

    await waitFor(() => expect(paths(server)).toEqual(["/api/v1/people"]));
  });
});

describe("the setting of whom a field offers", () => {
  it("writes down what narrows and nothing else", async () => {
    const written: Json[] = [];
    await show({ path: "/", at: "/", server: serving(), element: <Setting onScope={(next) => written.push(next)} /> });

    await userEvent.click(await screen.findByRole("combobox", { name: "持有这些角色" }));
    await userEvent.click(await screen.findByText("销售"));
    await userEvent.click(screen.getByRole("switch", { name: "填写人所在部门" }));
    await userEvent.click(await screen.findByRole("switch", { name: "包含下级部门" }));
    await userEvent.click(screen.getByRole("switch", { name: "填写人所在部门" }));

    expect(written).toEqual([
      { roles: ["t.seller"] },
      { roles: ["t.seller"], own: true },
      { roles: ["t.seller"], own: true, below: false },
      { roles: ["t.seller"] },
    ]);
  });
});
