import { chromium } from "@playwright/test";

/** Takes a picture: `node scripts/look.mjs <address> <width> <file> [language] [theme] [steps…]`, a step is `click:text` or `press:key`. */
const [address = "/", width = "1440", file = "look.png", language = "zh-CN", theme = "light", ...steps] =
  process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: Number(width), height: width === "390" ? 844 : 900 } });
page.on("console", (message) => {
  if (message.type() === "error" || message.type() === "warning")
    console.log(message.type(), message.text().slice(0, 400));
});
page.on("pageerror", (failure) => console.log("page error", String(failure).slice(0, 600)));
await page.addInitScript(
  ([chosen, mode]) => {
    localStorage.setItem("mortise.language", chosen);
    localStorage.setItem("mortise.theme", mode);
  },
  [language, theme],
);
await page.goto(`http://127.0.0.1:5199${address}`);
await page.waitForLoadState("networkidle");
for (const step of steps) {
  const [action, target = ""] = step.split(/:(.*)/s);
  if (action === "click") await page.locator(target).first().click();
  if (action === "dbl") await page.locator(target).first().dblclick();
  if (action === "press") await page.keyboard.press(target);
  if (action === "type") await page.keyboard.type(target);
  await page.waitForTimeout(350);
}
await page.waitForTimeout(400);
await page.screenshot({ path: file });
await browser.close();
