// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../model/json.ts";
import { FakeMetadata } from "../../testing/fake-metadata.ts";
import { show } from "../../testing/show.tsx";
import { RolePage } from "./role-page.tsx";

const CLERK: JsonObject = {
  kind: "role",
  key: "clerk",
  title: "内勤",
  grants: [{ form: "rental", actions: ["read"], scope: "all", fields: { "*": "read", total: "hidden" } }],
};

function office(): FakeMetadata {
  const world = new FakeMetadata();
  world.objects.set("role rent.clerk", { version: 1, draftRevision: 1, draft: null, published: CLERK });
  return world;
}

async function open(world = office()) {
  await show({
    path: "/design/role/:role",
    at: "/design/role/rent.clerk",
    element: <RolePage />,
    server: world.server,
  });
  return within(await screen.findByRole("region", { name: "租赁单" }));
}
const grantOf = (world: FakeMetadata) =>
  (world.object("role", "rent.clerk").draft?.["grants"] as JsonObject[] | undefined)?.[0];

describe("a role", () => {
  it("is saved as it is changed: actions, records and fields", async () => {
    const world = office();
    const grant = await open(world);
    await userEvent.click(grant.getByRole("checkbox", { name: "导出" }));
    await userEvent.click(grant.getByRole("radio", { name: "本部门的" }));
    await userEvent.click(grant.getByRole("button", { name: "逐个设置字段" }));
    await userEvent.click(grant.getByRole("radio", { name: "联系电话 脱敏" }));
    await userEvent.click(grant.getByRole("button", { name: "合计金额随默认" }));
    await waitFor(() =>
      expect(grantOf(world)).toEqual({
        form: "rental",
        actions: ["read", "export"],
        scope: "department",
        fields: { "*": "read", phone: "masked" },
      }),
    );
    expect(await screen.findByText("已保存")).toBeDefined();
  });

  it("with a condition that is not complete reaches nothing, and says so", async () => {
    const world = office();
    const grant = await open(world);
    await userEvent.click(grant.getByRole("radio", { name: "符合条件的" }));
    expect(await grant.findByText("条件还不完整，目前不包含任何记录。")).toBeDefined();
    await waitFor(() => expect(grantOf(world)?.["scope"]).toEqual({ any: [] }));
  });

  it("may ask the rows of a sub-table, and says so", async () => {
    const world = office();
    const [grant] = CLERK["grants"] as unknown as readonly JsonObject[];
    const scope = { all: [{ rows: "items", where: { all: [{ field: "qty", op: "gt", value: "3" }] } }] };
    const draft = { ...CLERK, grants: [{ ...grant, scope }] } as unknown as JsonObject;
    world.objects.set("role rent.clerk", { version: 1, draftRevision: 2, draft, published: CLERK });
    const shown = await open(world);
    expect(await shown.findByText(/设备明细有一行（.*数量.* 大于 3）/)).toBeDefined();
    expect(shown.queryByRole("button", { name: "重新设置" })).toBeNull();
  });

  it("says which records a grant reaches before and after", async () => {
    const world = office();
    const [grant] = CLERK["grants"] as unknown as readonly JsonObject[];
    const scope = { all: [{ field: "phone", op: "notEmpty" }] };
    const draft = { ...CLERK, grants: [{ ...grant, scope }] } as unknown as JsonObject;
    world.objects.set("role rent.clerk", { version: 1, draftRevision: 2, draft, published: CLERK });
    await open(world);
    await userEvent.click(screen.getByRole("button", { name: "发布" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(await dialog.findByText("租赁单：数据范围 全部 → 符合「联系电话 不为空」的")).toBeDefined();
  });

  it("comes into force after a check; what is wrong is named with its place", async () => {
    const world = office();
    world.problems = [
      { code: "unknown_field", path: "/grants/0/fields/total", message: "没有这个字段。", severity: "error" },
    ];
    const grant = await open(world);
    await userEvent.click(grant.getByRole("checkbox", { name: "新建" }));
    await userEvent.click(screen.getByRole("button", { name: "发布" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(await dialog.findByText("租赁单 › fields/total：没有这个字段。")).toBeDefined();
    expect(dialog.getByRole("button", { name: "发布" }).hasAttribute("disabled")).toBe(true);
    await userEvent.keyboard("{Escape}");

    world.problems = [];
    await userEvent.click(grant.getByRole("checkbox", { name: "修改" }));
    await userEvent.click(screen.getByRole("button", { name: "发布" }));
    const again = within((await screen.findAllByRole("dialog")).at(-1) as HTMLElement);
    await again.findByText("检查通过，可以发布。");
    await userEvent.click(again.getByRole("button", { name: "发布" }));
    await waitFor(() => expect(world.object("role", "rent.clerk").version).toBe(2));
    const published = world.object("role", "rent.clerk").published?.["grants"] as JsonObject[];
    expect(published[0]?.["actions"]).toEqual(["read", "create", "update"]);
  });
});
