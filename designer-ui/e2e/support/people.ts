import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  request,
  test,
} from "@playwright/test";

export const ADMINISTRATOR = { login: "admin", password: "eine-lange-passphrase-42" };
export const SAMPLE_PASSWORD = "sample-people-2026";

/** Requests that change something carry this, as those of the pages do. */
export const HEADERS = { "X-Mortise": "1" };

type Cookies = Awaited<ReturnType<Awaited<ReturnType<typeof request.newContext>>["storageState"]>>;

/** One session for each person is enough: signing in costs the server the time that guessing passwords should cost. */
const sessions = new Map<string, Cookies>();

async function sessionOf(login: string, password: string): Promise<Cookies> {
  const known = sessions.get(login);
  if (known) return known;
  const baseURL = test.info().project.use.baseURL ?? "";
  const visitor = await request.newContext({ baseURL, extraHTTPHeaders: HEADERS });
  const answer = await visitor.post("/api/v1/session", { data: { login, password } });
  expect(answer.status(), `sign-in of ${login}`).toBe(200);
  const cookies = await visitor.storageState();
  await visitor.dispose();
  sessions.set(login, cookies);
  return cookies;
}

const open: { test: string; contexts: BrowserContext[] } = { test: "", contexts: [] };

/** Browsers of the story before are closed when the next one opens its first: nothing runs on behind its back. */
async function closeThoseBefore(): Promise<void> {
  const { testId } = test.info();
  if (open.test === testId) return;
  const before = open.contexts;
  open.test = testId;
  open.contexts = [];
  await Promise.all(before.map(left));
}

/** Closes a browser as people do: its windows are left first, so that none of them goes on designing a form. */
async function left(context: BrowserContext): Promise<void> {
  const designing = context.pages().filter((page) => page.url().includes("/design/form/"));
  await Promise.all(
    designing.map(async (page) => {
      page.on("dialog", (question) => void question.accept().catch(() => undefined));
      await page.goto("about:blank", { timeout: 5_000 }).catch(() => undefined);
    }),
  );
  await context.close();
}

/** A browser of one's own, signed in and in Chinese, whatever language a story before has left the person with. */
export async function signedIn(
  browser: Browser,
  login: string,
  password = SAMPLE_PASSWORD,
  options: BrowserContextOptions = {},
): Promise<Page> {
  await closeThoseBefore();
  const context = await browser.newContext({
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    // What moves while it is pressed loses the press: the pages keep still for whoever asks them to.
    reducedMotion: "reduce",
    ...options,
    storageState: await sessionOf(login, password),
  });
  open.contexts.push(context);
  const page = await context.newPage();
  await speaks(page, "zh-CN");
  return page;
}

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** The same on a phone. */
export async function onPhone(browser: Browser, login: string): Promise<Page> {
  return signedIn(browser, login, SAMPLE_PASSWORD, PHONE);
}

export async function asAdministrator(browser: Browser): Promise<Page> {
  return signedIn(browser, ADMINISTRATOR.login, ADMINISTRATOR.password);
}

/** The language is the person's: whoever learns another speaks it for the rest of the story. */
export async function speaks(page: Page, language: "zh-CN" | "en-US"): Promise<void> {
  const answer = await page.request.patch("/api/v1/session", { headers: HEADERS, data: { language } });
  expect(answer.ok()).toBe(true);
}

export async function fitsTheScreen(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, "nothing sticks out at the side").toBeLessThanOrEqual(0);
}
