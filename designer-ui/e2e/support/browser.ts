import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import bundled from "@sparticuz/chromium";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function installed(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

/** Chromium from PATH, else the one shipped inside an npm package: nothing is downloaded. */
export async function browserPath(): Promise<string> {
  return process.env["CHROMIUM_PATH"] ?? installed() ?? (await bundled.executablePath());
}

/** One set for both: what the package proposes for itself is made for small machines, where one crash ends every page. */
export const BROWSER_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
];
