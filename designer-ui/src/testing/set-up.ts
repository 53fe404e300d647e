import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import { connectBy } from "../kit/lazily.ts";

/** Lazy pages are compiled when a test first asks for them. */
configure({ asyncUtilTimeout: 15_000 });

/** What jsdom lacks and the component library asks for. */
if (typeof window !== "undefined") {
  window.matchMedia ??= (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener: vi.fn(),
      removeEventListener: vi.fn(),
      addListener: vi.fn(),
      removeListener: vi.fn(),
    }) as unknown as MediaQueryList;
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView ??= () => undefined;
}

afterEach(() => {
  if (typeof document !== "undefined") cleanup();
});

/** A window onto a list has no size in jsdom; give it that of a screen. */
if (typeof HTMLElement !== "undefined") {
  const size = (pixels: number) => ({ configurable: true, get: () => pixels });
  Object.defineProperties(HTMLElement.prototype, { offsetHeight: size(800), offsetWidth: size(1200) });
  Object.defineProperties(HTMLElement.prototype, { clientHeight: size(800), clientWidth: size(1200) });
}

connectBy({ stands: async () => true, returns: async () => undefined });
