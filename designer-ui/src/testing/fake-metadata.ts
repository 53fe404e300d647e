import type { Json, JsonObject } from "../model/json.ts";
import type { PatchOperation } from "../model/json-patch.ts";
import { type FakeAnswer, FakeServer } from "./fake-server.ts";
import { patched } from "./json-patch.ts";

interface FakeObject {
  version: number | null;
  draftRevision: number;
  draft: JsonObject | null;
  published: JsonObject | null;
}

export const VISIT: JsonObject = {
  kind: "form",
  key: "visit",
  title: { "zh-CN": "拜访", "en-US": "Visit" },
  icon: "car",
  model: {
    titleField: "name",
    fields: [
      { key: "name", type: "text", title: "主题", required: true },
      { key: "on", type: "date", title: "日期" },
      { key: "note", type: "textarea", title: "备注" },
    ],
  },
  layouts: [
    {
      key: "default",
      nodes: [
        {
          kind: "section",
          key: "base",
          title: "基本信息",
          children: [
            { kind: "field", field: "name", span: 6 },
            { kind: "field", field: "on", span: 6 },
            { kind: "field", field: "note", span: 12 },
          ],
        },
      ],
    },
  ],
};

const MENU: JsonObject = { kind: "menu", key: "main", title: "设备租赁", items: [] };

const ok = (body: unknown): FakeAnswer => ({ status: 200, body });
const nothing: FakeAnswer = { status: 404, body: { status: 404, code: "not_found" } };

/** The metadata part of the fake server: one form that is drafted, and the menu of its application. */
export class FakeMetadata {
  readonly server = new FakeServer();
  readonly objects = new Map<string, FakeObject>([
    ["form rent.visit", { version: null, draftRevision: 1, draft: VISIT, published: null }],
    ["menu rent.main", { version: 1, draftRevision: 1, draft: null, published: MENU }],
  ]);
  problems: readonly JsonObject[] = [];
  effects: readonly JsonObject[] = [];
  uses: readonly JsonObject[] = [];
  /** Name of somebody else who designs. */
  leasedBy: string | null = null;

  constructor() {
    this.server
      .on("GET", "/forms/{form}/recompute", () => ok({ state: "none" }))
      .on("GET", "/metadata/{kind}", () => ok({ items: [] }))
      .on("GET", "/metadata/{kind}/{key}", (_request, [kind = "", key = ""]) => this.#read(kind, key))
      .on("PUT", "/metadata/{kind}/{key}/draft", ({ body, headers }, [kind = "", key = ""]) => {
        const object = this.object(kind, key);
        if (headers.get("If-Match") !== `"${object.draftRevision}"`) return { status: 409, body: { status: 409 } };
        object.draft = body as JsonObject;
        object.draftRevision++;
        return ok({ draftRevision: object.draftRevision });
      })
      .on("PATCH", "/metadata/{kind}/{key}/draft", ({ body, headers }, [kind = "", key = ""]) => {
        const object = this.object(kind, key);
        if (headers.get("If-Match") !== `"${object.draftRevision}"`) return { status: 409, body: { status: 409 } };
        object.draft = patched(object.draft ?? object.published, body as readonly PatchOperation[]) as JsonObject;
        object.draftRevision++;
        return ok({ draftRevision: object.draftRevision });
      })
      .on("POST", "/metadata/{kind}/{key}/check", () => ok({ problems: this.problems }))
      .on("GET", "/metadata/{kind}/{key}/effects", () => ok({ items: this.effects }))
      .on("GET", "/metadata/{kind}/{key}/uses", () => ok({ items: this.uses }))
      .on("DELETE", "/metadata/{kind}/{key}/lease", () => ({ status: 204 }))
      .on("PUT", "/metadata/{kind}/{key}/lease", ({ body }) => {
        if ((body as { readonly takeOver?: boolean }).takeOver) this.leasedBy = null;
        return ok({
          holder: this.leasedBy ?? "me",
          holderName: this.leasedBy ?? "",
          until: "2026-03-05T02:03:00.000Z",
          mine: this.leasedBy === null,
        });
      })
      .on("POST", "/metadata/{kind}/{key}/publish", (_request, [kind = "", key = ""]) => {
        const object = this.object(kind, key);
        object.published = object.draft;
        object.draft = null;
        object.draftRevision++;
        object.version = (object.version ?? 0) + 1;
        return ok({ version: object.version });
      });
  }

  object(kind: string, key: string): FakeObject {
    const object = this.objects.get(`${kind} ${key}`);
    if (!object) throw new Error(`no ${kind} ${key}`);
    return object;
  }

  #read(kind: string, key: string): FakeAnswer {
    const object = this.objects.get(`${kind} ${key}`);
    if (!object) return nothing;
    return ok({ key, kind, pkg: "rent", origin: "local", updatedAt: "2026-03-05T02:00:00.000Z", ...object });
  }
}

/** Keys of the fields in the order of the layout. */
export function orderOf(document: JsonObject | null): readonly Json[] {
  const layouts = (document?.["layouts"] ?? []) as unknown as readonly {
    nodes: readonly { children: readonly JsonObject[] }[];
  }[];
  return layouts[0]?.nodes[0]?.children.map(({ field }) => field ?? null) ?? [];
}
