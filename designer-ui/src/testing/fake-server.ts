import type { FlowInstance } from "../model/flow.ts";
import type { FormShape } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import type { BusinessRecord, RecordValues } from "../model/record.ts";
import { APPS, FORMS, LABELS, LI, MACHINE_RECORDS, RENTALS, SESSION, SITE_RECORDS, WANG } from "./fixtures.ts";

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface FakeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

type Handler = (request: FakeRequest, parameters: readonly string[]) => FakeAnswer;

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handler: Handler;
}

const PAGE = 50;
const ok = (body: unknown): FakeAnswer => ({ status: 200, body });
const items = (list: readonly unknown[]): FakeAnswer => ok({ items: list });

/** A server that fits in a test: it keeps records, pages them, and refuses stale writes. It knows no rights and no rules. */
export class FakeServer {
  readonly requests: FakeRequest[] = [];
  readonly #routes: Route[] = [];
  readonly #records = new Map<string, BusinessRecord[]>([
    ["rent.rental", [...RENTALS]],
    ["rent.site", [...SITE_RECORDS]],
    ["rent.machine", [...MACHINE_RECORDS]],
  ]);
  #session: typeof SESSION | null = SESSION;
  #next = 900;

  constructor() {
    this.#organisation();
    this.#forms();
    this.#flows();
  }

  /** Answers a route in another way from now on; the newest wins. */
  on(method: string, path: string, handler: Handler): this {
    const pattern = new RegExp(`^/api/v1${path.replace(/\{\w+\}/g, "([^/]+)")}$`);
    this.#routes.unshift({ method, pattern, handler });
    return this;
  }

  signOut(): this {
    this.#session = null;
    return this;
  }

  answer(request: FakeRequest): FakeAnswer {
    this.requests.push(request);
    for (const { method, pattern, handler } of this.#routes) {
      const match = pattern.exec(request.path);
      if (match && method === request.method) return handler(request, match.slice(1).map(decodeURIComponent));
    }
    return { status: 404, body: { status: 404, code: "not_found", detail: `no ${request.method} ${request.path}` } };
  }

  /** To stand in for the browser's own. */
  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input), "http://fake");
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as unknown) : init.body;
    const { status, body: answer } = this.answer({
      method: init.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      headers: new Headers(init.headers),
      body,
    });
    return new Response(answer === undefined ? null : JSON.stringify(answer), { status });
  };

  #of(form: string): BusinessRecord[] {
    return this.#records.get(form) ?? [];
  }

  #organisation(): void {
    this.on("GET", "/session", () => (this.#session ? ok(this.#session) : { status: 401, body: { status: 401 } }));
    this.on("POST", "/session", ({ body }) => {
      const { password } = body as { readonly password: string };
      if (password === "wrong") return { status: 401, body: { status: 401, detail: "登录名或密码不对，请重试。" } };
      this.#session = SESSION;
      return ok(SESSION);
    });
    this.on("PATCH", "/session", () => ok(SESSION));
    this.on("GET", "/setup", () => ok({ needed: false }));
    this.on("GET", "/apps", () => items(APPS));
    this.on("GET", "/departments", () => items([]));
    this.on("GET", "/people", () =>
      items(
        [WANG, LI].map((id) => ({
          id,
          name: LABELS[id],
          login: id,
          department: null,
          departmentName: "运营部",
          active: true,
        })),
      ),
    );
    this.on("GET", "/tasks/count", () => ok({ open: 3, cc: 1 }));
    this.on("GET", "/notifications/count", () => ok({ unread: 2 }));
    this.on("GET", "/notifications", () =>
      ok({
        items: [
          {
            id: "n1",
            title: "租赁单「仓库搬迁」等您审批",
            body: "王芳 提交",
            form: "rent.rental",
            record: RENTALS[1]?.id,
            at: new Date().toISOString(),
            read: false,
          },
        ],
        next: null,
      }),
    );
    this.on("GET", "/search", ({ query }) => {
      const found = this.#of("rent.rental").filter(({ data }) => String(data["name"]).includes(query.get("q") ?? ""));
      return items(
        found
          .slice(0, 5)
          .map(({ id, data }) => ({ form: "rent.rental", formTitle: "租赁单", id, title: data["name"] })),
      );
    });
  }

  #forms(): void {
    const shapeOf = (key: string | undefined): FormShape | undefined => FORMS.find((form) => form.key === key);
    this.on("GET", "/forms", () => items(FORMS.map(({ key, title, icon }) => ({ key, title, icon }))));
    this.on("GET", "/forms/{form}", (_request, [key]) => {
      const shape = shapeOf(key);
      return shape ? ok(shape) : { status: 404, body: { status: 404 } };
    });
    this.on("GET", "/forms/{form}/views", () => items([]));
    this.on("GET", "/forms/{form}/records", ({ query }, [form = ""]) => {
      const matching = this.#matching(form, query);
      const from = Number(query.get("cursor") ?? 0);
      const next = from + PAGE < matching.length ? String(from + PAGE) : null;
      return ok({ items: matching.slice(from, from + PAGE), labels: LABELS, next });
    });
    this.on("GET", "/forms/{form}/count", ({ query }, [form = ""]) =>
      ok({ count: this.#matching(form, query).length, capped: false }),
    );
    this.on("GET", "/forms/{form}/groups", ({ query }, [form = ""]) => {
      const by = query.get("by") ?? "";
      const keys = [...new Set(this.#of(form).map(({ data }) => data[by] ?? null))];
      return items(
        keys.map((key) => {
          const group = this.#of(form).filter(({ data }) => (data[by] ?? null) === key);
          return {
            key,
            count: group.length,
            sum: group.reduce((sum, { data }) => sum + Number(data["total"] ?? 0), 0).toFixed(2),
          };
        }),
      );
    });
    this.on("GET", "/forms/{form}/records/{id}", (_request, [form = "", id]) => {
      const found = this.#of(form).find((record) => record.id === id);
      if (!found) return { status: 404, body: { status: 404 } };
      return ok({ ...found, labels: LABELS, rights: { update: true, delete: true, fields: { "*": "write" } } });
    });
    this.on("POST", "/forms/{form}/records", ({ body }, [form = ""]) => {
      const [first] = this.#of(form);
      const created = {
        ...(first as BusinessRecord),
        id: `new-${this.#next++}`,
        version: 1,
        flow: null,
        data: (body as { data: RecordValues }).data,
      };
      this.#records.set(form, [created, ...this.#of(form)]);
      return { status: 201, body: created };
    });
    this.on("PATCH", "/forms/{form}/records/{id}", (request, [form = "", id]) => this.#change(request, form, id ?? ""));
    this.on("DELETE", "/forms/{form}/records/{id}", (_request, [form = "", id]) => {
      this.#records.set(
        form,
        this.#of(form).filter((record) => record.id !== id),
      );
      return { status: 204 };
    });
    this.on("GET", "/forms/{form}/records/{id}/history", () =>
      items([
        {
          version: 2,
          at: new Date(Date.now() - 3_600_000).toISOString(),
          actor: LI,
          actorName: "李雷",
          via: "ui",
          op: "update",
          changes: [{ field: "stage", title: "阶段", from: "quote", to: "signed" }],
        },
        {
          version: 1,
          at: "2026-11-02T01:30:00.000Z",
          actor: WANG,
          actorName: "王芳",
          via: "ui",
          op: "create",
          changes: [],
        },
      ]),
    );
    this.on("GET", "/forms/{form}/fields/{field}/candidates", ({ query }, [, field]) => {
      const from = field === "site" ? SITE_RECORDS : MACHINE_RECORDS;
      const found = from.filter(({ data }) => String(data["name"]).includes(query.get("search") ?? ""));
      return items(found.map(({ id, data }) => ({ id, title: data["name"] as string })));
    });
  }

  #matching(form: string, query: URLSearchParams): readonly BusinessRecord[] {
    const search = query.get("search") ?? "";
    const sort = query.get("sort") ?? "";
    const key = sort.replace("-", "");
    const found = this.#of(form).filter(({ data }) => JSON.stringify(data).includes(search));
    if (sort === "") return found;
    const text = (value: Json | undefined) => String(value ?? "");
    const sorted = found.toSorted((one, other) =>
      text(one.data[key]).localeCompare(text(other.data[key]), "zh-CN", { numeric: true }),
    );
    return sort.startsWith("-") ? sorted.reverse() : sorted;
  }

  #change({ headers, body }: FakeRequest, form: string, id: string): FakeAnswer {
    const found = this.#of(form).find((record) => record.id === id);
    if (!found) return { status: 404, body: { status: 404 } };
    if (headers.get("If-Match") !== `"${found.version}"`) {
      return {
        status: 409,
        body: { status: 409, code: "stale", detail: "这条记录刚刚被别人修改。", current: { ...found, labels: LABELS } },
      };
    }
    const changed = {
      ...found,
      version: found.version + 1,
      data: { ...found.data, ...(body as { data: RecordValues }).data },
    };
    this.#records.set(
      form,
      this.#of(form).map((record) => (record.id === id ? changed : record)),
    );
    return ok(changed);
  }

  #flows(): void {
    const people = [{ id: LI, name: "李雷" }];
    this.on("POST", "/flows/{flow}/preview", () =>
      ok({
        nodes: [
          { id: "lead", title: "部门负责人", type: "approve", vote: "any", people },
          {
            id: "legal",
            title: "法务",
            type: "approve",
            vote: "all",
            people: [],
            unresolved: "nobody",
          },
          { id: "cc", title: "抄送财务", type: "cc", people },
        ],
      }),
    );
    this.on("GET", "/forms/{form}/records/{id}/flow", (_request, [form = "", id]) => {
      const found = this.#of(form).find((record) => record.id === id);
      if (!found) return { status: 404, body: { status: 404 } };
      if (!found.flow) return ok({ state: "none" });
      const instance: FlowInstance = {
        id: found.flow.instance ?? "",
        flow: "rent.rental_approval",
        flowTitle: { "zh-CN": "租赁审批", "en-US": "Rental approval" },
        state: "running",
        initiator: WANG,
        startedAt: "2026-11-20T02:00:00.000Z",
        endedAt: null,
        trail: [
          {
            at: new Date(Date.now() - 7_200_000).toISOString(),
            type: "started",
            node: null,
            nodeTitle: null,
            actor: WANG,
            actorName: "王芳",
            comment: null,
          },
          {
            at: new Date(Date.now() - 3_600_000).toISOString(),
            type: "approved",
            node: "lead",
            nodeTitle: "部门负责人",
            actor: LI,
            actorName: "李雷",
            comment: "价格合适，同意。",
          },
        ],
        path: [
          { id: "lead", title: "部门负责人", type: "approve", state: "done", people },
          { id: "legal", title: "法务", type: "approve", state: "open", people: [{ id: WANG, name: "王芳" }] },
          { id: "cc", title: "抄送财务", type: "cc", state: "waiting", people },
        ],
      };
      return ok(instance);
    });
    this.on("POST", "/forms/{form}/records/{id}/submit", () => ok({}));
  }
}
