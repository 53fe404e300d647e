import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { HEADERS } from "./people";

export interface Stored {
  readonly id: string;
  readonly version: number;
  readonly flow: { readonly state: string; readonly instance: string | null } | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A name that no other story uses. */
export const named = (what: string): string => `${what} ${randomUUID().slice(0, 6)}`;

export async function create(page: Page, form: string, data: Record<string, unknown>): Promise<Stored> {
  const answer = await page.request.post(`/api/v1/forms/${form}/records`, { headers: HEADERS, data: { data } });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as Stored;
}

export async function read(page: Page, form: string, id: string): Promise<Stored> {
  return (await (await page.request.get(`/api/v1/forms/${form}/records/${id}`)).json()) as Stored;
}

export async function list(page: Page, form: string, filter?: unknown): Promise<readonly Stored[]> {
  const query = filter === undefined ? "" : `?filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const answer = await page.request.get(`/api/v1/forms/${form}/records${query}`);
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { readonly items: readonly Stored[] }).items;
}

export async function first(page: Page, form: string, filter?: unknown): Promise<Stored> {
  const [record] = await list(page, form, filter);
  if (!record) throw new Error(`no record of ${form}`);
  return record;
}

/** What the list says it holds, and what the server counts for the same question. */
export async function countOf(page: Page, form: string, filter: string): Promise<number> {
  const answer = await page.request.get(`/api/v1/forms/${form}/count?filter=${encodeURIComponent(filter)}`);
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { readonly count: number }).count;
}

interface Line {
  readonly qty: string;
  readonly price: string;
}

/** A contract with a customer of one's own; its amount is the sum of its lines. */
export async function contract(
  page: Page,
  name: string,
  lines: readonly Line[],
  more: Record<string, unknown> = {},
): Promise<Stored> {
  const customer = await first(page, "crm.customer");
  const product = await first(page, "crm.product");
  const items = lines.map((line) => ({ ...line, product: product.id }));
  return create(page, "crm.contract", { name, customer: customer.id, items, ...more });
}

export async function submit(page: Page, record: Stored): Promise<void> {
  const answer = await page.request.post(`/api/v1/forms/crm.contract/records/${record.id}/submit`, {
    headers: { ...HEADERS, "If-Match": `"${record.version}"` },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}
