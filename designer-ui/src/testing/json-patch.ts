import type { Json } from "../model/json.ts";
import type { PatchOperation } from "../model/json-patch.ts";

/** What the server makes of the patches that the designer writes. */
export function patched(document: Json, patch: readonly PatchOperation[]): Json {
  const result = { root: structuredClone(document) };
  for (const operation of patch) {
    const keys = operation.path.split("/").map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    keys[0] = "root";
    const last = keys.pop() ?? "";
    const around = keys.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], result);
    if (Array.isArray(around)) {
      const replaced = operation.op === "add" ? 0 : 1;
      around.splice(Number(last), replaced, ...("value" in operation ? [operation.value] : []));
    } else if (operation.op === "remove") delete (around as Record<string, unknown>)[last];
    else (around as Record<string, unknown>)[last] = operation.value;
  }
  return result.root;
}
