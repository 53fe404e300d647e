// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Suspense, useState } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { FileEntry } from "../../api/files.ts";
import { startLanguage } from "../../i18n/language.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { controlOf } from "../registry.ts";
import { FieldScopeProvider } from "../scope.tsx";
import "../catalog.ts";
import { Lightbox } from "./lightbox.tsx";
import { fitted, watermarkOf } from "./picture.ts";
import { sizeText } from "./size-text.ts";

const FILES: Field = { key: "files", type: "attachment", title: "附件", props: { maxCount: 2, accept: [".pdf"] } };

/** Requests that the test answers. */
class Sent {
  static all: Sent[] = [];
  readonly upload: { onprogress?: (event: Partial<ProgressEvent>) => void } = {};
  method = "";
  url = "";
  status = 0;
  responseText = "";
  aborted = false;
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  constructor() {
    Sent.all.push(this);
  }
  open(method: string, url: string) {
    this.method = method;
    this.url = url;
  }
  setRequestHeader() {
    // Headers do not matter here.
  }
  send() {
    // Answered by the test.
  }
  abort() {
    this.aborted = true;
    this.onabort?.();
  }
  answer(status: number, body: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload?.();
  }
}

function Alone({ field, start = null, onValue }: { field: Field; start?: Json; onValue: (value: Json) => void }) {
  const [value, setValue] = useState<Json>(start);
  const { Input } = controlOf(field.type);
  return (
    <QueryClientProvider client={new QueryClient()}>
      <Suspense fallback={null}>
        <Input
          id="f"
          field={field}
          path={field.key}
          value={value}
          onChange={(next) => {
            setValue(next);
            onValue(next);
          }}
        />
      </Suspense>
    </QueryClientProvider>
  );
}

const pdf = (name = "a.pdf") => new File(["%PDF-"], name, { type: "application/pdf" });
const entry = (id: string, name: string) => ({ id, name, size: 5, type: "application/pdf" });
const chooser = () => screen.findByLabelText("点击选择，或把文件拖到这里、粘贴图片", { selector: "input" });

// What is loaded when it is first needed is there before the clock of a test runs.
beforeAll(async () => {
  await startLanguage("zh-CN");
  await Promise.all([import("./files-input.tsx"), import("../signature/signature-input.tsx")]);
});
beforeEach(() => {
  Sent.all = [];
  vi.stubGlobal("XMLHttpRequest", Sent);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("a field for files", () => {
  it("uploads what is chosen, shows how far it is, and holds what the server says of it", async () => {
    const seen: Json[] = [];
    render(<Alone field={FILES} onValue={(value) => seen.push(value)} />);
    await userEvent.upload(await chooser(), pdf());
    await waitFor(() => expect(Sent.all[0]?.url).toContain("/fields/files/files?name=a.pdf"));
    act(() => Sent.all[0]?.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 4 }));
    expect((await screen.findByRole("progressbar")).getAttribute("value")).toBe("25");

    await act(async () => Sent.all[0]?.answer(201, entry("1", "a.pdf")));
    expect(seen.at(-1)).toEqual([entry("1", "a.pdf")]);
    expect(await screen.findByRole("button", { name: "预览 a.pdf" })).toBeTruthy();
  });

  it("says beside a file why it was refused, and tries again what may get through", async () => {
    render(<Alone field={FILES} onValue={() => undefined} />);
    await userEvent.upload(await chooser(), pdf());
    await waitFor(() => expect(Sent.all).toHaveLength(1));
    await act(async () => Sent.all[0]?.onerror?.());
    await userEvent.click(await screen.findByRole("button", { name: "重新上传 a.pdf" }));
    await waitFor(() => expect(Sent.all).toHaveLength(2));
    await act(async () => Sent.all[1]?.answer(422, { detail: "内容与扩展名不符" }));
    expect((await screen.findByRole("alert")).textContent).toBe("内容与扩展名不符");
    expect(screen.queryByRole("button", { name: "重新上传 a.pdf" })).toBeNull();
  });

  it("refuses what is not accepted before anything is sent, and no more than fit", async () => {
    render(<Alone field={FILES} start={[entry("1", "a.pdf")]} onValue={() => undefined} />);
    fireEvent.drop(await screen.findByRole("list"), {
      dataTransfer: { files: [new File(["x"], "x.exe"), pdf("b.pdf"), pdf("c.pdf")], types: ["Files"] },
    });
    const alerts = (await screen.findAllByRole("alert")).map(({ textContent }) => textContent);
    expect(alerts).toEqual(["这里不能上传这种类型的文件。", "最多可放 2 个文件。"]);
    await waitFor(() => expect(Sent.all).toHaveLength(1));
  });

  it("lets saving wait until everything has come or has been given up", async () => {
    const held: Promise<unknown>[] = [];
    const scope = { form: "f", labels: {}, learn: () => undefined, problemAt: () => undefined };
    render(
      <FieldScopeProvider value={{ ...scope, hold: (work) => held.push(work) }}>
        <Alone field={FILES} onValue={() => undefined} />
      </FieldScopeProvider>,
    );
    await userEvent.upload(await chooser(), [pdf("a.pdf"), pdf("b.pdf")]);
    await waitFor(() => expect(Sent.all).toHaveLength(2));
    expect(held).toHaveLength(2);
    await act(async () => Sent.all[0]?.answer(201, entry("1", "a.pdf")));
    await userEvent.click(await screen.findByRole("button", { name: "取消上传 b.pdf" }));
    await expect(Promise.all(held)).resolves.toBeDefined();
  });

  it("says that a file did not get through until it has or is given up", async () => {
    const said: [string, boolean][] = [];
    const scope = { form: "f", labels: {}, learn: () => undefined, problemAt: () => undefined };
    const fail = (place: string, failed: boolean) => said.push([place, failed]);
    render(
      <FieldScopeProvider value={{ ...scope, fail }}>
        <Alone field={FILES} onValue={() => undefined} />
      </FieldScopeProvider>,
    );
    await userEvent.upload(await chooser(), pdf("a.pdf"));
    await waitFor(() => expect(Sent.all).toHaveLength(1));
    await act(async () => Sent.all[0]?.onerror?.());
    await waitFor(() => expect(said.at(-1)).toEqual(["files", true]));
    await userEvent.click(await screen.findByRole("button", { name: "取消上传 a.pdf" }));
    await waitFor(() => expect(said.at(-1)).toEqual(["files", false]));
  });

  it("keeps files in the order in which they were chosen, whichever comes first", async () => {
    const seen: Json[] = [];
    render(<Alone field={FILES} onValue={(value) => seen.push(value)} />);
    await userEvent.upload(await chooser(), [pdf("a.pdf"), pdf("b.pdf")]);
    await waitFor(() => expect(Sent.all).toHaveLength(2));
    await act(async () => Sent.all[1]?.answer(201, entry("2", "b.pdf")));
    await act(async () => Sent.all[0]?.answer(201, entry("1", "a.pdf")));
    expect(seen.at(-1)).toEqual([entry("1", "a.pdf"), entry("2", "b.pdf")]);
  });

  it("puts a file where the value lives by the time it has come", async () => {
    const seen: string[] = [];
    const input = (place: string) => <Alone field={FILES} onValue={() => seen.push(place)} />;
    const { rerender } = render(input("before"));
    await userEvent.upload(await chooser(), pdf());
    await waitFor(() => expect(Sent.all).toHaveLength(1));
    rerender(input("after"));
    await act(async () => Sent.all[0]?.answer(201, entry("1", "a.pdf")));
    expect(seen).toEqual(["after"]);
  });

  it("stops an upload that is cancelled and takes out a file", async () => {
    const seen: Json[] = [];
    render(<Alone field={FILES} start={[entry("1", "a.pdf")]} onValue={(value) => seen.push(value)} />);
    await userEvent.upload(await chooser(), pdf("b.pdf"));
    await userEvent.click(await screen.findByRole("button", { name: "取消上传 b.pdf" }));
    expect(Sent.all[0]?.aborted).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "移除 a.pdf" }));
    expect(seen).toEqual([null]);
  });

  it("puts a new version into the place of the old one", async () => {
    const seen: Json[] = [];
    const start = [entry("1", "a.pdf"), entry("2", "b.pdf")];
    render(<Alone field={FILES} start={start} onValue={(value) => seen.push(value)} />);
    await userEvent.click(await screen.findByRole("button", { name: "替换 a.pdf" }));
    await userEvent.upload(await chooser(), pdf("new.pdf"));
    await waitFor(() => expect(Sent.all[0]?.url).toContain("replaces=1"));
    await act(async () => Sent.all[0]?.answer(201, { ...entry("3", "new.pdf"), version: 2 }));
    expect(seen.at(-1)).toEqual([{ ...entry("3", "new.pdf"), version: 2 }, entry("2", "b.pdf")]);
  });
});

describe("pictures", () => {
  it("are made smaller but never larger", () => {
    expect(fitted(4000, 3000, 1000)).toEqual([1000, 750]);
    expect(fitted(400, 300, 1000)).toEqual([400, 300]);
    expect(fitted(4000, 3000, 0)).toEqual([4000, 3000]);
  });

  it("are leafed through with the arrow keys, wherever the focus is", async () => {
    const picture = (id: string) => ({ id, name: `${id}.png`, type: "image/png" }) as FileEntry;
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Lightbox entries={[picture("1"), picture("2")]} first="1" onClose={() => undefined} />
      </QueryClientProvider>,
    );
    expect(await screen.findByText("1 / 2")).toBeTruthy();
    fireEvent.keyDown(document.body, { key: "ArrowRight" });
    expect(screen.getByText("2 / 2")).toBeTruthy();
    fireEvent.keyDown(document.body, { key: "ArrowLeft" });
    expect(screen.getByText("1 / 2")).toBeTruthy();
  });

  it("are marked with who and when", () => {
    const field = { key: "p", type: "image", title: "p", props: { watermark: "{user} {time}" } };
    expect(watermarkOf(field, { user: "王芳", time: "2026-03-05 10:00" })).toBe("王芳 2026-03-05 10:00");
  });

  it("and files say their size shortly", () => {
    expect([0, 999, 1500, 20 * 1024 * 1024].map(sizeText)).toEqual(["0 B", "999 B", "1.5 kB", "20 MB"]);
  });
});

describe("a signature", () => {
  it("can be given with the keyboard alone, and be given anew before it is saved", async () => {
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(
      new Proxy({}, { get: () => () => undefined, set: () => true }) as never,
    );
    vi.spyOn(HTMLCanvasElement.prototype, "toBlob").mockImplementation((done) => done(new Blob(["x"])));
    vi.stubGlobal(
      "ResizeObserver",
      class {
        observe() {
          // Nothing changes its size here.
        }
        disconnect() {
          // Nor does it here.
        }
      },
    );
    const seen: Json[] = [];
    const said: [string, boolean][] = [];
    const fail = (place: string, failed: boolean) => said.push([place, failed]);
    render(
      <FieldScopeProvider value={{ form: "f", labels: {}, fail } as never}>
        <Alone field={{ key: "s", type: "signature", title: "签名" }} onValue={(value) => seen.push(value)} />
      </FieldScopeProvider>,
    );
    await userEvent.type(await screen.findByRole("textbox", { name: "或输入姓名" }), "王芳");
    expect(said.at(-1), "what is begun stands in the way of saving").toEqual(["s", true]);
    await userEvent.click(screen.getByRole("button", { name: /签\s*名/ }));
    await waitFor(() => expect(Sent.all).toHaveLength(1));
    const signed = { id: "9", signedName: "王芳", signedAt: "2026-03-05T02:00:00.000Z" };
    await act(async () => Sent.all[0]?.answer(201, signed));
    expect(seen.at(-1)).toEqual([signed]);
    expect(said.at(-1)).toEqual(["s", false]);
    expect(await screen.findByAltText("王芳 的签名")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: /重\s*签/ }));
    expect(seen.at(-1)).toBeNull();
  });
});
