// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { BundlePlan, PlanItem } from "../../model/generated/rest.ts";
import { FakeServer } from "../../testing/fake-server.ts";
import { show } from "../../testing/show.tsx";
import { PlanView } from "./plan-view.tsx";

const item = (kind: string, key: string, title: string, action: PlanItem["action"]): PlanItem => ({
  kind,
  key,
  title,
  action,
  ours: action === "conflict" ? ["/model/fields/phone"] : [],
  theirs: action === "conflict" ? ["/title"] : [],
});

const PLAN: BundlePlan = {
  manifest: { format: 1, id: "rent", version: "1.1.0", title: "租赁" },
  items: [
    item("form", "rent.rental", "租赁单", "conflict"),
    item("view", "rent.all", "全部租赁单", "conflict"),
    item("menu", "rent.main", "租赁", "unchanged"),
  ],
  sample: { people: 0, records: 0 },
  problems: [],
  warnings: [],
  installed: false,
};

const page = {
  path: "/templates",
  at: "/templates",
  element: <PlanView source={{ template: "rent" }} plan={PLAN} onBack={() => undefined} />,
};

describe("the plan of an upgrade with conflicts", () => {
  it("tells what each side changed and installs what was chosen, object by object", async () => {
    const server = new FakeServer().on("POST", "/bundles/install", () => ({ status: 200, body: PLAN }));
    await show({ ...page, server });
    const install = await screen.findByRole("button", { name: "安装" });
    expect(install.hasAttribute("disabled")).toBe(true);
    expect(screen.getAllByText("model › fields › phone")).toHaveLength(2);

    await userEvent.click(within(screen.getByRole("radiogroup", { name: "租赁单" })).getByText("保留我的"));
    await userEvent.click(within(screen.getByRole("radiogroup", { name: "全部租赁单" })).getByText("用应用包的"));
    await userEvent.click(install);

    await waitFor(() => expect(server.requests.some(({ path }) => path.endsWith("/install"))).toBe(true));
    const sent = server.requests.find(({ path }) => path.endsWith("/install"));
    expect(sent?.query.get("ours")).toBe("form/rent.rental");
    expect(sent?.query.get("theirs")).toBe("view/rent.all");
  });

  it("lets one choice decide all", async () => {
    await show(page);
    await userEvent.click(within(await screen.findByRole("radiogroup", { name: "全部" })).getByText("保留我的"));
    expect(screen.getByRole("button", { name: "安装" }).hasAttribute("disabled")).toBe(false);
  });
});
