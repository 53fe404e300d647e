import { type APIRequestContext, type Browser, expect, test } from "@playwright/test";
import { signedIn } from "./support/people";

const headers = (origin: string) => ({ "X-Mortise": "1", Origin: origin });

interface Listed {
  readonly items: readonly { readonly id: string; readonly version: number; readonly data: Record<string, string> }[];
}

async function first(request: APIRequestContext, form: string, filter?: unknown): Promise<Listed["items"][number]> {
  const query = filter === undefined ? "" : `?filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const page = (await (await request.get(`/api/v1/forms/${form}/records${query}`)).json()) as Listed;
  const [record] = page.items;
  if (!record) throw new Error(`no record of ${form}`);
  return record;
}

async function approve(browser: Browser, login: string, contract: string, opinion?: string): Promise<void> {
  const page = await signedIn(browser, login);
  await page.goto("/inbox");
  await page.getByText(contract).first().click();
  if (opinion) await page.getByLabel("法务意见").fill(opinion);
  await page.getByRole("button", { name: /^同\s*意$/ }).click();
  const confirm = page.getByRole("dialog").getByRole("button", { name: /^(同\s*意|确\s*定)$/ });
  if (await confirm.isVisible().catch(() => false)) await confirm.click();
  await expect(page.getByText(contract)).toHaveCount(0);
  await page.context().close();
}

test("a salesperson sees her own customers only", async ({ browser }) => {
  const wang = await signedIn(browser, "wang.fang");
  const li = await signedIn(browser, "li.qiang");
  const theirs = await first(li.request, "crm.customer");
  const refused = await wang.request.get(`/api/v1/forms/crm.customer/records/${theirs.id}`);
  expect(refused.status()).toBe(404);
  await wang.goto(`/f/crm.customer/r/${theirs.id}`);
  await expect(wang.getByText(theirs.data["name"] ?? "")).toHaveCount(0);
});

test("a contract of 50,000.00 is countersigned, becomes effective and wins its opportunity", async ({
  browser,
  baseURL,
}) => {
  const wang = await signedIn(browser, "wang.fang");
  const customer = await first(wang.request, "crm.customer");
  const open = { field: "stage", op: "notIn", value: ["won", "lost"] };
  const opportunity = await first(wang.request, "crm.opportunity", open);
  const product = await first(wang.request, "crm.product");
  const line = (qty: string, price: string) => ({ product: product.id, qty, price });
  const made = await wang.request.post("/api/v1/forms/crm.contract/records", {
    headers: headers(baseURL ?? ""),
    data: {
      data: {
        name: "会签验收合同",
        customer: customer.id,
        opportunity: opportunity.id,
        items: [line("2", "10000"), line("1", "20000"), line("1", "10000.00")],
      },
    },
  });
  expect(made.status()).toBe(201);
  const contract = (await made.json()) as { readonly id: string; readonly data: Record<string, string> };
  expect(Number(contract.data["amount"])).toBe(50_000);
  expect(contract.data["amount_cn"]).toBe("伍万元整");

  await wang.goto(`/f/crm.contract/r/${contract.id}`);
  await wang.getByRole("button", { name: "提交审批" }).first().click();
  await expect(wang.getByText("何燕").first()).toBeVisible();
  await wang.getByRole("dialog").getByRole("button", { name: /提交/ }).last().click();
  await expect(wang.getByText("审批中").first()).toBeVisible();

  await approve(browser, "zhao.lei", "会签验收合同");
  await approve(browser, "he.yan", "会签验收合同", "条款无异议");
  await approve(browser, "sun.li", "会签验收合同");
  await approve(browser, "lin.jing", "会签验收合同");

  const finished = await wang.request.get(`/api/v1/forms/crm.contract/records/${contract.id}`);
  expect(((await finished.json()) as { data: Record<string, string> }).data["status"]).toBe("effective");
  await expect
    .poll(async () => {
      const seen = await wang.request.get(`/api/v1/forms/crm.opportunity/records/${opportunity.id}`);
      return ((await seen.json()) as { data: Record<string, string> }).data["stage"];
    })
    .toBe("won");
});
