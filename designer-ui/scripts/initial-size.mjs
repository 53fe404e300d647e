import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** What an end user downloads before a list of records is there, in gzip bytes; fails above the budget. */
const BUDGET = 350 * 1024;
const PAGES = ["index.html", "src/app/form-page.tsx"];
const WORDS = ["src/i18n/zh-CN/common.ts", "src/i18n/zh-CN/shell.ts", "src/i18n/zh-CN/list.ts"];

const manifest = JSON.parse(readFileSync("dist/.vite/manifest.json", "utf8"));
const files = new Set();
const visit = (key) => {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const next of chunk.imports ?? []) visit(next);
};
for (const key of [...PAGES, ...WORDS]) visit(key);

const sizes = [...files].map((file) => [file, gzipSync(readFileSync(`dist/${file}`)).length]);
for (const [file, size] of sizes.toSorted((one, other) => other[1] - one[1])) {
  if (size > 4096) console.log(`${(size / 1024).toFixed(1).padStart(7)} kB  ${file}`);
}
const total = sizes.reduce((sum, [, size]) => sum + size, 0);
console.log(`${(total / 1024).toFixed(1).padStart(7)} kB  in ${files.size} files, ${BUDGET / 1024} kB allowed`);
if (total > BUDGET) process.exitCode = 1;
