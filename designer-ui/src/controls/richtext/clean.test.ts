// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { cleanNodes, plainOf } from "./clean.ts";

function shown(html: string): string {
  const holder = document.createElement("div");
  holder.appendChild(cleanNodes(html));
  return holder.innerHTML;
}

describe("a text that did not pass the server's filter", () => {
  it.each([
    ["<p>a</p><script>alert(1)</script>", "<p>a</p>"],
    ["<img src=x onerror=alert(1)><p onclick=alert(1)>a</p>", "<p>a</p>"],
    ['<a href="javascript:alert(1)">a</a>', "<a>a</a>"],
    ["<svg><a href='x'>b</a></svg><b>a</b>", "<b>a</b>"],
    ["<p>a<!-- <img src=x onerror=alert(1)> --></p>", "<p>a</p>"],
    ["<center><h2>a</h2></center>", "<h2>a</h2>"],
  ])("%s is shown as %s", (html, expected) => expect(shown(html)).toBe(expected));

  it("keeps addresses of the web and opens them elsewhere", () => {
    expect(shown('<a href="https://mortise.dev">a</a>')).toContain('href="https://mortise.dev" rel="nofollow');
  });

  it("has words for lists", () => expect(plainOf("<p>一 &amp; 二</p>")).toBe("一 & 二"));
});
