import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { chromium } from "@playwright/test";
import bundled from "@sparticuz/chromium";
import { largeForm, sheetForm } from "./large-form.mjs";

/**
 * Measures the screens of a running server with the sample application, and writes what it found between its marks on a page:
 * `MORTISE_URL=… node scripts/measure-screens.mjs [../docs/performance.md]`. The server must be fresh: this adds a form.
 */
const ADDRESS = process.env.MORTISE_URL ?? "http://127.0.0.1:8080";
const ACCOUNT = {
  login: process.env.MORTISE_LOGIN ?? "admin",
  password: process.env.MORTISE_PASSWORD ?? "eine-lange-passphrase-42",
};
const KEYS = 60;
const ROWS = 500;
const BEGIN = "<!-- screens: begin -->";
const END = "<!-- screens: end -->";
const [target] = process.argv.slice(2);

const executablePath = process.env.CHROMIUM_PATH ?? (await bundled.executablePath());
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const context = await browser.newContext({
  baseURL: ADDRESS,
  viewport: { width: 1440, height: 900 },
  extraHTTPHeaders: { "X-Mortise": "1" },
});
const page = await context.newPage();
// One session for all: it outlives the navigations of the page, whose target may be another by then.
const session = await context.newCDPSession(page);
await session.send("Performance.enable", { timeDomain: "threadTicks" });
const call = async (method, path, data, headers = {}) => {
  const answer = await context.request.fetch(`/api/v1${path}`, { method, ...(data ? { data } : {}), headers });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.headers()["content-type"]?.includes("json") ? answer.json() : null;
};
await call("POST", "/session", ACCOUNT);

const lines = [];
const key = `large_${Date.now().toString(36)}`;
await call("POST", "/metadata/form", { pkg: "crm", doc: largeForm(key) });
const { draftRevision } = await call("GET", `/metadata/form/crm.${key}`);
const began = performance.now();
await call("POST", `/metadata/form/crm.${key}/publish`, { note: "measured" }, { "If-Match": `"${draftRevision}"` });
lines.push(["Publish 200 fields, 5 sub-tables, 60 rules", `${Math.round(performance.now() - began)} ms`, "1,000 ms"]);

await watch();
const large = await typing(`/f/crm.${key}/new`, "[data-path='text_2'] input");
lines.push(["One key in that form: CPU time of the main thread, median", `${large.median} ms`, "16 ms"]);
lines.push(["… 95 of 100 keys are faster than", `${large.p95} ms`, ""]);
lines.push(["… from the key to the next paint, 95 of 100", large.paint, ""]);
lines.push(["… layout shift while typing", large.shift, "0"]);
const sample = await typing("/f/crm.contract/new", ".m-form input.ant-input");
lines.push(["One key in the form of contracts, median", `${sample.median} ms`, "16 ms"]);

const sheet = await sheetOfRows(ROWS);
lines.push([`Pasting ${ROWS} rows of 5 columns into a sub-table`, `${sheet.paste} ms`, ""]);
lines.push([`One key in a cell of ${ROWS} rows, median`, `${sheet.median} ms`, "16 ms"]);
lines.push(["… 95 of 100 keys are faster than", `${sheet.p95} ms`, ""]);
lines.push(["One arrow key among them, median", `${sheet.arrow} ms`, "16 ms"]);

for (const [name, form] of [
  ["contracts", "crm.contract"],
  ["customers", "crm.customer"],
]) {
  const { paint, shift } = await list(form);
  lines.push([`List of ${name}: from the click to painted rows, warm`, `${paint} ms`, "300 ms"]);
  lines.push(["… layout shift after its first rows", shift, "0"]);
}
const design = await designing(`crm.${key}`);
lines.push([
  "Designer of the form of 200 fields: one key in the title of a field, median",
  `${design.title.median} ms`,
  "16 ms",
]);
lines.push(["… 95 of 100 keys are faster than", `${design.title.p95} ms`, ""]);
lines.push(["… one key in its help text, median", `${design.help.median} ms`, "16 ms"]);
lines.push(["… going to the next field, median", `${design.next.median} ms`, ""]);
lines.push(["… moving a field one place on, median", `${design.move.median} ms`, ""]);
lines.push(["… undoing, median", `${design.undo.median} ms`, ""]);
const browserVersion = browser.version();
await browser.close();

const day = new Date().toISOString().slice(0, 10);
const text = [
  `- ${day}, Chromium ${browserVersion} without GPU, ${cpus().length} processors (${cpus()[0]?.model.trim() ?? "unknown"})`,
  "",
  "| What | Measured | Budget |",
  "|---|--:|--:|",
  ...lines.map((line) => `| ${line.join(" | ")} |`),
].join("\n");
console.log(text);
if (target) {
  const before = readFileSync(target, "utf8");
  const from = before.indexOf(BEGIN) + BEGIN.length;
  const to = before.indexOf(END);
  if (to < from) throw new Error(`${target} has no marks`);
  writeFileSync(target, `${before.slice(0, from)}\n${text}\n${before.slice(to)}`);
}

/** Keeps what the browser says of slow events and of shifts. */
function watch() {
  return page.addInitScript(() => {
    window.seen = { events: [], shift: 0 };
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === "keydown") window.seen.events.push(duration);
    }).observe({ type: "event", buffered: true, durationThreshold: 16 });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.seen.shift += value;
    }).observe({ type: "layout-shift", buffered: true });
  });
}

async function typing(address, box) {
  await page.goto("about:blank");
  await page.goto(address);
  await page.locator(box).first().waitFor({ timeout: 120_000 });
  await page.locator(box).first().click();
  await page.keyboard.type("warming up");
  return keys([..."abcdefghij"]);
}

/** The designer: typing in the panel, going from field to field, moving and undoing. */
async function designing(form) {
  await page.goto(`/design/form/${form}`);
  const field = page.locator("[data-node='field:text_20']");
  await field.click({ timeout: 120_000 });
  const panel = page.locator(".m-properties");
  const box = (path) => panel.locator(`[data-path='${path}'] :is(input, textarea)`).first();
  const typed = async (path) => {
    await box(path).click();
    await page.keyboard.type("warming up");
    return keys([..."abcdefghij"]);
  };
  const title = await typed("field_title");
  const help = await typed("field_help");
  await field.focus();
  const next = await keys(["ArrowDown", "ArrowDown", "ArrowUp"]);
  const move = await keys(["Alt+ArrowDown", "Alt+ArrowUp"]);
  const undo = await keys(["Control+z"]);
  return { title, help, next, move, undo };
}

/** What each of the pressed keys costs, in the field that has the focus. */
async function keys(pressed) {
  await page.waitForTimeout(500);
  const worked = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
  await page.evaluate(() => {
    window.seen = { events: [], shift: 0 };
  });
  const costs = [];
  for (let at = 0; at < KEYS; at++) {
    const before = await worked();
    await page.keyboard.press(pressed[at % pressed.length]);
    await page.waitForTimeout(60);
    costs.push((await worked()) - before);
  }
  const idle = await worked();
  await page.waitForTimeout(600);
  const rest = ((await worked()) - idle) / 10;
  const { events, shift } = await page.evaluate(() => window.seen);
  const sorted = costs.map((cost) => Math.max(0, cost - rest)).sort((one, other) => one - other);
  const slow = [...Array(Math.max(0, KEYS - events.length)).fill(16), ...events].sort((one, other) => one - other);
  const at = (list, part) => list[Math.min(list.length - 1, Math.floor(list.length * part))];
  return {
    median: at(sorted, 0.5).toFixed(1),
    p95: at(sorted, 0.95).toFixed(1),
    paint: `${at(slow, 0.95) <= 16 ? "≤ 16" : at(slow, 0.95)} ms`,
    shift: shift.toFixed(3),
  };
}

/** A sub-table with row formulas and totals, filled from the clipboard. */
async function sheetOfRows(count) {
  const form = `sheet_${Date.now().toString(36)}`;
  await call("POST", "/metadata/form", { pkg: "crm", doc: sheetForm(form, count) });
  const { draftRevision } = await call("GET", `/metadata/form/crm.${form}`);
  await call("POST", `/metadata/form/crm.${form}/publish`, { note: "measured" }, { "If-Match": `"${draftRevision}"` });
  await page.goto(`/f/crm.${form}/new`);
  const cell = page.locator(".m-sheet [data-place='0:0']");
  await page.locator(".m-sheet-scroll ~ * button, .m-sheet button").first().click();
  await cell.waitFor();
  const rows = Array.from({ length: count }, (_, row) =>
    [`Part ${row}`, row % 7, `${row}.5`, "", "2026-03-05"].join("\t"),
  );
  const began = performance.now();
  await cell.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    element.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
  }, rows.join("\n"));
  await page.locator(`.m-sheet table[aria-rowcount='${count + 1}']`).waitFor();
  const paste = Math.round(performance.now() - began);
  const middle = page.locator(".m-sheet [data-place='3:1']");
  await middle.click();
  const arrow = await keys(["ArrowDown", "ArrowUp"]);
  await middle.dblclick();
  const typed = await keys(["1", "2", "Backspace", "Backspace"]);
  return { paste, median: typed.median, p95: typed.p95, arrow: arrow.median };
}

/** Comes to a list from elsewhere by a click on the rail, a second time: the server and the files are warm. */
async function list(form) {
  await page.goto(`/f/${form}`);
  await page.locator("[role='row'] [role='gridcell']").first().waitFor();
  const times = [];
  let shift = 0;
  for (let round = 0; round < 5; round++) {
    await page.goto("/inbox");
    await page.waitForLoadState("networkidle");
    times.push(
      await page.evaluate(async (address) => {
        window.seen = { events: [], shift: 0 };
        const link = document.querySelector(`a[href^="${address}"]`);
        const start = performance.now();
        link.click();
        while (document.querySelectorAll("[role='row'] [role='gridcell']").length === 0)
          await new Promise((next) => requestAnimationFrame(next));
        await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
        return performance.now() - start;
      }, `/f/${form}`),
    );
    await page.waitForTimeout(500);
    shift = Math.max(shift, await page.evaluate(() => window.seen.shift));
  }
  return { paint: Math.round(times.sort((one, other) => one - other)[2]), shift: shift.toFixed(3) };
}
