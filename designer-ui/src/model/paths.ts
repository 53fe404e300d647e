import type { Json } from "./json.ts";

/** Addresses of pages, in one place: every link in the product is made here. */
export const paths = {
  home: "/",
  start: "/start",
  signIn: "/sign-in",
  setUp: "/set-up",
  inbox: "/inbox",
  notifications: "/notifications",
  import: "/import",
  importRun: (id: string) => `/import/${id}`,
  ruleBatch: (id: string) => `/runs/${id}`,
  importInto: (form: string) => `/import?form=${encodeURIComponent(form)}`,
  templates: "/templates",
  account: "/account",
  people: "/administration/people",
  roles: "/administration/roles",
  calendar: "/administration/calendar",
  role: (key: string) => `/design/role/${key}`,
  form: (form: string, view?: string) =>
    view === undefined ? `/f/${form}` : `/f/${form}?view=${encodeURIComponent(view)}`,
  /** Exactly the records of a condition, in a list that adds nothing to it. */
  selection: (form: string, condition: Json) =>
    `/f/${form}?view=&filter=${encodeURIComponent(JSON.stringify(condition))}`,
  newRecord: (form: string) => `/f/${form}/new`,
  record: (form: string, id: string) => `/f/${form}/r/${id}`,
  /** A place in a record, such as a comment; without one, the record as a whole. */
  place: (form: string, id: string, anchor: string | undefined) =>
    anchor === undefined ? `/f/${form}/r/${id}` : `/f/${form}/r/${id}?at=${encodeURIComponent(anchor)}`,
  /** A record whose flow is about to be begun. */
  submitting: (form: string, id: string) => `/f/${form}/r/${id}?submit=1`,
  trash: (form: string) => `/f/${form}/trash`,
  rule: (rule: string) => `/design/rule/${rule}`,
  publicLink: (link: string) => `/design/link/${link}`,
  ruleLog: (rule: string) => `/design/rule/${rule}/runs`,
  dashboard: (key: string) => `/d/${key}`,
  task: (id: string) => `/inbox/${id}`,
  design: (pkg: string) => `/design/${pkg}`,
  optionSet: (set: string) => `/design/optionset/${set}`,
  designForm: (form: string) => `/design/form/${form}`,
  preview: "/preview",
};

const COMMENT = "comment:";

/** The comment that an address leads to; null when it leads to none. */
export function commentIn(search: URLSearchParams): string | null {
  const at = search.get("at");
  return at?.startsWith(COMMENT) ? at.slice(COMMENT.length) : null;
}
