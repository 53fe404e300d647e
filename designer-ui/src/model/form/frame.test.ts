import { describe, expect, it } from "vitest";
import { frameIn } from "./frame.ts";

const OWN = "https://desk.example.com";
const at = (url: string) => frameIn(url, { city: "杭州/西湖", n: "1&x=2" }, OWN);

describe("the address of a page of somebody else", () => {
  it("has the values of fields as parts, never as more than that", () => {
    expect(at("https://maps.example.com/{city}?n={n}")).toBe(
      "https://maps.example.com/%E6%9D%AD%E5%B7%9E%2F%E8%A5%BF%E6%B9%96?n=1%26x%3D2",
    );
  });

  it.each([
    "http://maps.example.com",
    "javascript:alert(1)",
    "//maps.example.com",
    "https://{city}/",
    "https://maps.example.com{city}",
    "https://a:b@maps.example.com/",
    "https://desk.example.com/f/shop.order",
    "/f/shop.order",
    "",
  ])("is not %s", (url) => {
    expect(at(url)).toBeNull();
  });
});
