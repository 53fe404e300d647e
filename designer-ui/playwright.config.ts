import { defineConfig, devices } from "@playwright/test";
import { BROWSER_ARGUMENTS, browserPath } from "./e2e/support/browser";

const baseURL = process.env["MORTISE_URL"] ?? "http://localhost:8080";

/** The stories run in order against one server: set-up comes first and everything after stands on it. */
export default defineConfig({
  testDir: "./e2e",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [["list"]],
  outputDir: "./test-results",
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    viewport: { width: 1440, height: 900 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    screenshot: "only-on-failure",
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: { executablePath: await browserPath(), args: BROWSER_ARGUMENTS },
  },
});
