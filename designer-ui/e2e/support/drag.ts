import type { Locator, Page } from "@playwright/test";

type Edge = "left" | "right" | "top" | "bottom";

/** Drags with the mouse, as a person does: press, move in steps, wait for the line, let go. */
export async function dragTo(page: Page, source: Locator, target: Locator, edge: Edge): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const from = await source.boundingBox();
  const to = await target.boundingBox();
  if (!from || !to) throw new Error("nothing to drag, or nowhere to drag it to");
  const inside = 6;
  const x = edge === "left" ? to.x + inside : edge === "right" ? to.x + to.width - inside : to.x + to.width / 2;
  const y = edge === "top" ? to.y + inside : edge === "bottom" ? to.y + to.height - inside : to.y + to.height / 2;

  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 8, from.y + from.height / 2 + 8, { steps: 4 });
  await page.mouse.move(x, y, { steps: 12 });
  await page.mouse.move(x, y + 1);
  await page.locator(`[data-over="${edge}"]`).waitFor();
  await page.mouse.up();
}
