import type { ComponentType } from "react";
import { createBrowserRouter, type RouteObject } from "react-router";
import { orSay } from "../kit/lazily.ts";
import { PageFailure } from "./page-failure.tsx";
import { SessionGate } from "./session-gate.tsx";
import { Shell } from "./shell/shell.tsx";

/** What stands there while the first page is fetched: nothing, rather than something that flashes. */
const Nothing = () => null;

/** A page of its own file, fetched when somebody goes there. Adding a page is one line below. */
function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return {
    path,
    lazy: async () => ({ Component: await orSay(load) }),
    HydrateFallback: Nothing,
    ErrorBoundary: PageFailure,
  };
}

/** Pages without the rail. */
const doors: RouteObject[] = [
  page("/set-up", () => import("../runtime/welcome/set-up-page.tsx").then((file) => file.SetUpPage)),
  page("/sign-in", () => import("../runtime/welcome/sign-in-page.tsx").then((file) => file.SignInPage)),
  page("/preview", () => import("../designer/form/preview/preview-page.tsx").then((file) => file.PreviewPage)),
];

/** Pages inside the frame, for end users. */
const runtime: RouteObject[] = [
  page("/", () => import("../runtime/welcome/home-page.tsx").then((file) => file.HomePage)),
  page("/start", () => import("../runtime/welcome/start-page.tsx").then((file) => file.StartPage)),
  page("/d/:key", () => import("../runtime/dashboard/dashboard-page.tsx").then((file) => file.DashboardPage)),
  page("/templates", () => import("../runtime/templates/templates-page.tsx").then((file) => file.TemplatesPage)),
  page("/import", () => import("../runtime/import/import-page.tsx").then((file) => file.ImportPage)),
  page("/notifications", () =>
    import("../runtime/notifications/notifications-page.tsx").then((file) => file.NotificationsPage),
  ),
  page("/account", () => import("../runtime/account/account-page.tsx").then((file) => file.AccountPage)),
  page("/administration/people", () =>
    import("../runtime/administration/people-page.tsx").then((file) => file.PeoplePage),
  ),
  page("/administration/calendar", () =>
    import("../runtime/administration/calendar-page.tsx").then((file) => file.CalendarPage),
  ),
  page("/administration/roles", () =>
    import("../runtime/administration/roles-page.tsx").then((file) => file.RolesPage),
  ),
  page("/inbox", () => import("../runtime/inbox/inbox-page.tsx").then((file) => file.InboxPage)),
  page("/inbox/:id", () => import("../runtime/inbox/inbox-page.tsx").then((file) => file.InboxPage)),
  page("/import/:id", () => import("../runtime/import/import-run-page.tsx").then((file) => file.ImportRunPage)),
  page("/runs/:id", () => import("../runtime/rule-batch/rule-batch-page.tsx").then((file) => file.RuleBatchPage)),
  page("/f/:form", () => import("./form-page.tsx").then((file) => file.FormPage)),
  page("/f/:form/trash", () => import("../runtime/trash/trash-page.tsx").then((file) => file.TrashPage)),
  page("/f/:form/new", () => import("../runtime/record-form/record-page.tsx").then((file) => file.RecordPage)),
  page("/f/:form/r/:id", () => import("../runtime/record-form/record-page.tsx").then((file) => file.RecordPage)),
];

/** Pages inside the frame, for administrators. */
const designer: RouteObject[] = [
  page("/design/form/:form", () =>
    import("../designer/form/form-designer-page.tsx").then((file) => file.FormDesignerPage),
  ),
  page("/design/role/:role", () => import("../designer/role/role-page.tsx").then((file) => file.RolePage)),
  page("/design/optionset/:set", () =>
    import("../designer/form/option-set/option-set-page.tsx").then((file) => file.OptionSetPage),
  ),
  page("/design/link/:link", () =>
    import("../designer/public-link/public-link-page.tsx").then((file) => file.PublicLinkPage),
  ),
  page("/design/rule/:rule", () => import("../designer/form/automation/rule-page.tsx").then((file) => file.RulePage)),
  page("/design/rule/:rule/runs", () =>
    import("../designer/rule-log/rule-log-page.tsx").then((file) => file.RuleLogPage),
  ),
  page("/design/:pkg", () =>
    import("../designer/application/application-page.tsx").then((file) => file.ApplicationPage),
  ),
];

export const router = createBrowserRouter([
  ...doors,
  {
    Component: SessionGate,
    ErrorBoundary: PageFailure,
    HydrateFallback: Nothing,
    children: [
      {
        Component: Shell,
        children: [...runtime, ...designer, { path: "*", Component: PageFailure }],
      },
    ],
  },
]);
