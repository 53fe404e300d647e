import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** A guard that catches nothing is worse than none: each must refuse what is planted here. */
const home = resolve(import.meta.dirname, "..");
const tool = (name: string) => join(home, "node_modules/.bin", name);

interface Verdict {
  readonly code: number;
  readonly output: string;
}

function run(command: string, args: readonly string[], cwd: string): Verdict {
  try {
    return { code: 0, output: execFileSync(command, args, { cwd, encoding: "utf8", stdio: "pipe" }) };
  } catch (failure) {
    const { status, stdout, stderr } = failure as { status: number; stdout: string; stderr: string };
    return { code: status, output: `${stdout}\n${stderr}` };
  }
}

let garden = "";

beforeAll(() => {
  garden = mkdtempSync(join(tmpdir(), "planted-"));
  cpSync(join(home, "guards/planted"), garden, { recursive: true });
  symlinkSync(join(home, "node_modules"), join(garden, "node_modules"));
});

afterAll(() => rmSync(garden, { recursive: true, force: true }));

describe("the sources", () => {
  it("have no module that waits at its top: what it waits for may stand on the chunk that it is bundled into", () => {
    const modules = readdirSync(join(home, "src"), { recursive: true, encoding: "utf8" }).filter((file) =>
      /(?<!\.test)\.tsx?$/.test(file),
    );
    const waiting = modules.filter((file) => /^(?:\S.*= )?await /m.test(readFileSync(join(home, "src", file), "utf8")));
    expect(modules.length).toBeGreaterThan(100);
    expect(waiting).toEqual([]);
  });
});

describe("the guards", () => {
  it("biome refuses any, default exports, barrels, names that are not kebab-case and non-null assertions", () => {
    const config = readFileSync(join(home, "biome.json"), "utf8").replace(/"\$schema".*\n/, "");
    writeFileSync(join(garden, "biome/biome.json"), config);
    const { code, output } = run(tool("biome"), ["lint", "--error-on-warnings", "."], join(garden, "biome"));
    expect(code).not.toBe(0);
    for (const rule of [
      "noExplicitAny",
      "noDefaultExport",
      "noReExportAll",
      "useFilenamingConvention",
      "noNonNullAssertion",
      "useButtonType",
    ]) {
      expect(output).toContain(rule);
    }
  });

  it("the compiler refuses unchecked indexes, undefined for an optional property and dots into an index", () => {
    const config = { extends: join(home, "tsconfig.json"), compilerOptions: { types: [] }, include: ["*.ts"] };
    writeFileSync(join(garden, "types/tsconfig.json"), JSON.stringify(config));
    const { code, output } = run(tool("tsc"), ["-p", "."], join(garden, "types"));
    expect(code).not.toBe(0);
    expect(output).toContain("TS2322");
    expect(output).toContain("TS2375");
    expect(output).toContain("TS4111");
  });

  it("the arrows refuse cycles, islands that touch, arrows that point up and a model that is not pure", () => {
    const { code, output } = run("node", [join(home, "scripts/check-arrows.mjs")], arrowsGarden());
    expect(code).not.toBe(0);
    for (const rule of [
      "no-cycles",
      "islands",
      "arrows-point-down",
      "the-floor-knows-no-controls",
      "controls-know-no-form",
      "runtime-knows-no-designer",
      "nobody-imports-the-app",
      "model-is-pure",
      "product-knows-no-testing",
    ]) {
      expect(output).toContain(`${rule}:`);
    }
  });

  it("the arrows refuse a tree of which nearly nothing was read", () => {
    const { output } = run("node", [join(home, "scripts/check-arrows.mjs")], arrowsGarden());
    expect(output).toContain("at least 50 were expected");
  });

  it("names of controls are refused outside of their folders, however they are written, and nothing else is", () => {
    const { code, output } = run("node", [join(home, "scripts/check-control-names.mjs")], join(garden, "controls"));
    expect(code).not.toBe(0);
    const named = [...output.matchAll(/^(\S+):\d+ names the control "(\w+)"/gm)].map(([, file, name]) => [file, name]);
    const file = "src/runtime/naming.ts";
    const names = ["subtable", "serial", "text", "textarea", "stage", "link", "consent", "money"];
    expect(named).toEqual(names.map((name) => [file, name]));
  });

  it("names of controls are not found by a guard that reads nothing", () => {
    const { code, output } = run("node", [join(home, "scripts/check-control-names.mjs")], join(garden, "knip"));
    expect(code).not.toBe(0);
    expect(output).toContain("too few");
  });

  it("knip refuses dead files, dead exports and dependencies that nobody imports", () => {
    const { code, output } = run(tool("knip"), [], join(garden, "knip"));
    expect(code).not.toBe(0);
    expect(output).toContain("orphan.ts");
    expect(output).toContain("neverUsed");
    expect(output).toContain("never-imported");
  });
});

function arrowsGarden(): string {
  const folder = join(garden, "arrows");
  cpSync(join(home, ".dependency-cruiser.cjs"), join(folder, ".dependency-cruiser.cjs"));
  return folder;
}
