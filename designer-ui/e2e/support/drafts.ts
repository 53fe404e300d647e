import { expect, type Page } from "@playwright/test";
import { HEADERS } from "./people";

/** Throws the draft of a form away, whoever designs it: a window that was left a moment ago may still hold the lease. */
export async function withoutDraft(page: Page, form: string): Promise<void> {
  const address = `/api/v1/metadata/form/${form}`;
  const token = crypto.randomUUID();
  const lease = await page.request.put(`${address}/lease`, { headers: HEADERS, data: { token, takeOver: true } });
  expect(lease.ok(), await lease.text()).toBe(true);
  const draft = await page.request.delete(`${address}/draft`, { headers: { ...HEADERS, "X-Design-Lease": token } });
  expect(draft.ok(), await draft.text()).toBe(true);
  const free = await page.request.delete(`${address}/lease`, { headers: HEADERS, params: { token } });
  expect(free.ok(), await free.text()).toBe(true);
}
