import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** What somebody downloads before there is anything to see, in gzip bytes; fails above the budget. */
const BUDGETS = [
  {
    what: "a list of records",
    allowed: 350 * 1024,
    manifest: "dist/.vite/manifest.json",
    pages: [
      "index.html",
      "src/app/form-page.tsx",
      "src/i18n/zh-CN/common.ts",
      "src/i18n/zh-CN/shell.ts",
      "src/i18n/zh-CN/list.ts",
    ],
  },
  {
    what: "a public form",
    allowed: 120 * 1024,
    manifest: "dist/.vite/public.json",
    pages: ["public.html", "src/i18n/zh-CN/public-form.ts", "src/i18n/zh-CN/problems.ts"],
  },
];

function filesOf({ manifest, pages }) {
  const chunks = JSON.parse(readFileSync(manifest, "utf8"));
  const files = new Set();
  const visit = (key) => {
    const chunk = chunks[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const key of pages) visit(key);
  return files;
}

for (const budget of BUDGETS) {
  const sizes = [...filesOf(budget)].map((file) => [file, gzipSync(readFileSync(`dist/${file}`)).length]);
  for (const [file, size] of sizes.toSorted((one, other) => other[1] - one[1])) {
    if (size > 4096) console.log(`${(size / 1024).toFixed(1).padStart(7)} kB  ${file}`);
  }
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const allowed = `${budget.allowed / 1024} kB allowed for ${budget.what}`;
  console.log(`${(total / 1024).toFixed(1).padStart(7)} kB  in ${sizes.length} files, ${allowed}`);
  if (sizes.length === 0 || total > budget.allowed) process.exitCode = 1;
}
