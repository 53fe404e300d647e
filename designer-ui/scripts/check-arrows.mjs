import { execFileSync } from "node:child_process";

/** A guard that has read nothing proves nothing: fewer modules than this means that the cruiser was blind. */
const FEWEST_MODULES = 50;

function cruise() {
  const args = ["--no-install", "depcruise", "--config", ".dependency-cruiser.cjs", "--output-type", "json", "src"];
  const json = execFileSync("npx", args, { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  return JSON.parse(json);
}

const { totalCruised, violations } = cruise().summary;
for (const { from, to, rule } of violations) {
  console.error(`${rule.name}: ${from} → ${to}`);
}
if (totalCruised < FEWEST_MODULES) {
  console.error(`only ${totalCruised} modules were read, at least ${FEWEST_MODULES} were expected`);
}
if (violations.length > 0 || totalCruised < FEWEST_MODULES) {
  process.exitCode = 1;
} else {
  console.log(`arrows hold in ${totalCruised} modules`);
}
