import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Types } from "./schema-types.mjs";

/**
 * Writes the types of the interface (from docs/reference/openapi.json) and of metadata documents (from the JSON Schemas), and the
 * schemas of what fields, nodes and forms can be told; with `--check` only says whether what is written is still true.
 */
const home = resolve(import.meta.dirname, "..");
const repository = resolve(home, "..");
const json = (path) => JSON.parse(readFileSync(resolve(repository, path), "utf8"));

/** Shapes that the model already has, and knows more of than a schema can say. */
const KNOWN = { Json: "../json.ts", JsonObject: "../json.ts", LocalizedText: "../localized-text.ts" };

function rest() {
  const types = new Types("docs/reference/openapi.json", KNOWN, (reference) => reference.split("/").at(-1));
  for (const [name, schema] of Object.entries(json("docs/reference/openapi.json").components.schemas)) {
    if (!(name in KNOWN)) types.declare(name, schema);
  }
  return types.text();
}

const SCHEMAS = {
  text: "platform-core",
  form: "form-engine",
  picture: "form-engine",
  view: "form-engine",
  condition: "platform-core",
  operand: "platform-core",
  menu: "platform-core",
  optionset: "form-engine",
  numbering: "platform-core",
  role: "platform-core",
  publiclink: "form-engine",
  flow: "flow-engine",
  rule: "rule-engine",
  dashboard: "report-engine",
  dataset: "report-engine",
  manifest: "platform-core",
};

/** Documents refer to these by the names that the model has for them. */
const SHARED = { text: "LocalizedText", condition: "Condition", operand: "Operand" };

/** What the schemas themselves say of them: a test holds the model against it. */
const LOOSE = { condition: "ConditionShape", operand: "OperandShape" };

const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** `#/$defs/field` of the form is `FormField`, `#` the document itself, `text.schema.json` the shared text. */
function nameOf(kind, reference) {
  const [file, pointer = ""] = reference.split("#");
  const schema = file === "" ? kind : file.replace(".schema.json", "");
  const part = pointer.split("/").at(-1);
  if (schema === "text" && part !== "") return `Document${capital(part)}`;
  if (part !== "") return `${capital(schema)}${capital(part)}`;
  return SHARED[schema] ?? `${capital(schema)}Document`;
}

function metadata() {
  const known = {
    LocalizedText: "../localized-text.ts",
    Condition: "../condition/types.ts",
    Operand: "../condition/types.ts",
  };
  const types = new Types("the JSON Schemas of metadata", { ...known, Json: "../json.ts" }, () => "");
  for (const [kind, module] of Object.entries(SCHEMAS)) {
    const schema = json(`${module}/src/main/resources/schema/${kind}.schema.json`);
    types.naming = (reference) => nameOf(kind, reference);
    if (kind !== "text") types.declare(LOOSE[kind] ?? nameOf(kind, "#"), schema);
    for (const [part, shape] of Object.entries(schema.$defs ?? {}))
      types.declare(nameOf(kind, `#/$defs/${part}`), shape);
  }
  return types.text();
}

const CONTROLS = "form-engine/src/main/resources/schema/controls";

/** What a form of settings is made from; everything else in a schema is for the server alone. */
const ASKED = ["type", "enum", "default", "minimum", "maximum", "maxLength", "pattern", "maxItems"];

const picked = (schema, names) =>
  Object.fromEntries(names.flatMap((name) => (name in schema ? [[name, schema[name]]] : [])));

/** `text.schema.json` is a text in several languages, its parts are words for machines. */
const TYPES = { "text.schema.json": ["string", "object"], "condition.schema.json": "object" };

/** A schema without what lies below its properties. */
function settingOf({ $ref: reference, items, ...own }) {
  const type =
    reference === undefined
      ? {}
      : { type: TYPES[reference] ?? (reference.startsWith("text.schema.json#") ? "string" : "object") };
  const plain = items?.type === "string" ? { items: picked(items, ASKED) } : {};
  return { ...type, ...picked(own, ASKED), ...plain };
}

function settingsOf({ properties = {}, required }) {
  const settings = Object.entries(properties).map(([key, schema]) => [key, settingOf(schema)]);
  return { properties: Object.fromEntries(settings), ...(required ? { required } : {}) };
}

/** Properties and those of their parts, by their path: `action.url`. */
const flat = (properties, around = "") =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([key, schema]) =>
      schema.type === "object" && schema.properties
        ? Object.entries(flat(schema.properties, `${around}${key}.`))
        : [[around + key, schema]],
    ),
  );

const needed = ({ properties = {}, required = [] }, around = "") => [
  ...required.map((key) => around + key),
  ...Object.entries(properties).flatMap(([key, part]) =>
    part.type === "object" ? needed(part, `${around}${key}.`) : [],
  ),
];

/** The settings of every control, and the properties of fields, of nodes and of the form. */
function settings() {
  const controls = readdirSync(resolve(repository, CONTROLS))
    .toSorted()
    .map((file) => [file.replace(".schema.json", ""), settingsOf(json(`${CONTROLS}/${file}`))]);
  const form = json("form-engine/src/main/resources/schema/form.schema.json");
  const { field, node } = form.$defs;
  const parts = (schema) => settingsOf({ properties: flat(schema.properties), required: needed(schema) });
  const declared = (name, type, value) => `export const ${name}: ${type} = ${JSON.stringify(value, null, 2)};\n`;
  return [
    "// Generated from the JSON Schemas of controls by scripts/generate-types.mjs. Do not edit.\n",
    'import type { SettingsSchema } from "../settings-schema.ts";\n',
    declared("CONTROL_SETTINGS", "Readonly<Record<string, SettingsSchema>>", Object.fromEntries(controls)),
    declared("FIELD_PROPERTIES", "SettingsSchema", settingsOf(field)),
    declared("NODE_PROPERTIES", "SettingsSchema", parts(node)),
    declared("FORM_PROPERTIES", "SettingsSchema", parts(form)),
  ].join("\n");
}

const written = { "rest.ts": rest(), "metadata.ts": metadata(), "settings.ts": settings() };
for (const [name, text] of Object.entries(written)) {
  const file = resolve(home, "src/model/generated", name);
  if (!process.argv.includes("--check")) {
    writeFileSync(file, text);
  } else if (readFileSync(file, "utf8") !== text) {
    console.error(`${name} is not what its source says: run npm run types`);
    process.exitCode = 1;
  }
}
