import { describe, expect, it } from "vitest";
import type { FileEntry } from "../../api/files.ts";
import { decoded, isShownHere } from "./shown-here.ts";

const file = (type: string, size = 10) => ({ id: "1", name: "a", type, size }) as FileEntry;
const bytes = (...all: number[]) => new Uint8Array(all).buffer;

describe("a file that is looked at without saving it", () => {
  it("is a picture, a PDF or a short text, and nothing that could run", () => {
    for (const type of ["image/png", "application/pdf", "text/plain", "text/csv", "text/markdown", "application/json"])
      expect(isShownHere(file(type))).toBe(true);
    for (const type of ["text/html", "image/svg+xml", "application/xml", "application/zip"])
      expect(isShownHere(file(type))).toBe(false);
    expect(isShownHere(file("text/plain", 1024 * 1024))).toBe(true);
    expect(isShownHere(file("text/plain", 1024 * 1024 + 1))).toBe(false);
    expect(isShownHere(file("application/pdf", 50 * 1024 * 1024))).toBe(true);
  });

  it("is read in the letters it was written in", () => {
    expect(decoded(new TextEncoder().encode("编号,金额").buffer as ArrayBuffer)).toBe("编号,金额");
    expect(decoded(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe("a");
    expect(decoded(bytes(0xff, 0xfe, 0x16, 0x7f))).toBe("编");
    expect(decoded(bytes(0xfe, 0xff, 0x7f, 0x16))).toBe("编");
    expect(decoded(bytes(0xb1, 0xe0, 0xba, 0xc5))).toBe("编号");
    expect(decoded(bytes())).toBe("");
  });
});
