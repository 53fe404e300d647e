import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { moved, OFFERED_CONTROLS, partsChanged, readPublicLink, writePublicLink } from "./public-link-document.ts";

const LINK = {
  kind: "publiclink",
  key: "web",
  title: { "zh-CN": "留言", "en-US": "Write to us" },
  form: "note",
  lead: "A",
  fields: [{ field: "name" }, { field: "phone" }],
  values: { source: "web" },
  parameters: [{ name: "from", field: "campaign" }],
  enabled: false,
  until: "2026-12-31T16:00:00Z",
  limit: 5,
  later: { x: 1 },
};

describe("a public link", () => {
  it("comes back as it was written, with what is not known here", () => {
    expect(writePublicLink(readPublicLink(LINK))).toEqual(LINK);
    const short = { kind: "publiclink", key: "k", title: "T", form: "f", fields: [{ field: "a" }] };
    expect(writePublicLink(readPublicLink(short))).toEqual(short);
  });

  it("offers the controls that the server lets it offer", () => {
    const server = JSON.parse(readFileSync("../form-engine/src/main/resources/publiclink/controls.json", "utf8"));
    expect([...OFFERED_CONTROLS]).toEqual(server);
  });

  it("tells which of its parts are different", () => {
    const link = readPublicLink(LINK);
    expect(partsChanged(link, { ...link, fields: ["phone", "name"], enabled: true })).toEqual(["fields", "enabled"]);
    expect(partsChanged(link, readPublicLink(LINK))).toEqual([]);
  });

  it("moves its fields within their list", () => {
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  });
});
