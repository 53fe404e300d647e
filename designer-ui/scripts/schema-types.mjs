/** JSON Schema as TypeScript: everything read-only, one exported type for each declared schema. */
export class Types {
  #source;
  #known;
  #declared = [];
  #imports = new Map();
  /** Gives the name of the type that a reference means. */
  naming;

  constructor(source, known, naming) {
    this.#source = source;
    this.#known = known;
    this.naming = naming;
  }

  declare(name, schema) {
    const comment = schema.description === undefined ? "" : `/** ${schema.description.replaceAll("*/", "*∕")} */\n`;
    const isInterface = schema.type === "object" && schema.properties !== undefined && schema.anyOf === undefined;
    const body = this.#type(schema, "");
    this.#declared.push(
      isInterface && !body.includes("} & {") && !body.startsWith("(")
        ? `${comment}export interface ${name} ${body}\n`
        : `${comment}export type ${name} = ${body};\n`,
    );
  }

  text() {
    const byFile = new Map();
    for (const [name, file] of this.#imports) byFile.set(file, [...(byFile.get(file) ?? []), name]);
    const imports = [...byFile]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([file, names]) => `import type { ${names.toSorted().join(", ")} } from "${file}";\n`);
    const head = `// Generated from ${this.#source} by scripts/generate-types.mjs. Do not edit.\n`;
    return [head, imports.join(""), ...this.#declared].filter((part) => part !== "").join("\n");
  }

  #type(schema, indent) {
    if (schema === true || schema === undefined) return this.#named("Json");
    if (schema === false) return "never";
    if (schema.$ref !== undefined) return this.#named(this.naming(schema.$ref));
    if (schema.const !== undefined) return JSON.stringify(schema.const);
    if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
    const alternatives = schema.anyOf ?? schema.oneOf;
    if (alternatives !== undefined) return this.#union(alternatives, indent);
    if (schema.type === undefined && isChoice(schema)) return this.#union([{ ...typed(schema) }, schema.else], indent);
    const kinds = [schema.type ?? "any"].flat();
    return [...new Set(kinds.map((kind) => this.#ofKind(kind, schema, indent)))].join(" | ");
  }

  #union(alternatives, indent) {
    return [...new Set(alternatives.map((one) => this.#type(one, indent)))].join(" | ");
  }

  #ofKind(kind, schema, indent) {
    switch (kind) {
      case "string":
        return isChoice(schema) && schema.if.type === "string" ? this.#type(typed(schema), indent) : "string";
      case "integer":
      case "number":
        return "number";
      case "boolean":
        return "boolean";
      case "null":
        return "null";
      case "array":
        return this.#array(schema, indent);
      case "object":
        return this.#object(isChoice(schema) && schema.if.type === "string" ? schema.else : schema, indent);
      default:
        return this.#named("Json");
    }
  }

  #array(schema, indent) {
    const item = this.#type(schema.items, indent);
    return isUnion(item) || item.startsWith("readonly ") ? `readonly (${item})[]` : `readonly ${item}[]`;
  }

  #object(schema, indent) {
    const inner = `${indent}  `;
    const required = new Set(schema.required ?? []);
    const lines = Object.entries(schema.properties ?? {}).map(([key, property]) => {
      const name = /^[a-zA-Z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
      const comment = property.description === undefined ? "" : `${inner}/** ${property.description} */\n`;
      return `${comment}${inner}readonly ${name}${required.has(key) ? "" : "?"}: ${this.#type(property, inner)};`;
    });
    const others = schema.additionalProperties;
    if (lines.length === 0) {
      return `{ readonly [key: string]: ${others === true ? "unknown" : this.#type(others, indent)} }`;
    }
    return `{\n${lines.join("\n")}\n${indent}}`;
  }

  #named(name) {
    const file = this.#known[name];
    if (file !== undefined) this.#imports.set(name, file);
    return name;
  }
}

/** A schema that is one thing when it is a text and another when it is not. */
const isChoice = (schema) => schema.if !== undefined && schema.then !== undefined && schema.if.type === "string";

const typed = (schema) => ({ ...schema.if, ...schema.then });

/** Whether a written type has alternatives outside of all braces. */
function isUnion(type) {
  let depth = 0;
  for (const character of type) {
    if ("{(".includes(character)) depth += 1;
    if ("})".includes(character)) depth -= 1;
    if (character === "|" && depth === 0) return true;
  }
  return false;
}
