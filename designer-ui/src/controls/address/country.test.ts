import { describe, expect, it } from "vitest";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { control } from "./control.ts";
import { addressText, allowedCountries, countryOf } from "./country.ts";

const field = (props: object): Field => ({ key: "home", type: "address", title: "Home", props }) as Field;
const problems = (props: object, value: Json) =>
  control.kind?.check?.(field(props), value).map(({ code }) => code) ?? [];

const berlin = { code: "DE", country: "DE", city: "Berlin", postcode: "10117", detail: "Friedrichstr. 1", text: "…" };
const hangzhou = { code: "330106", country: "CN", province: "浙江省", text: "浙江省杭州市西湖区" };

describe("an address abroad", () => {
  it("ends with its country in the language of its reader", () => {
    expect(addressText(berlin, "zh-CN")).toBe("Friedrichstr. 1, Berlin, 10117, 德国");
    expect(addressText(berlin, "en-US")).toBe("Friedrichstr. 1, Berlin, 10117, Germany");
    expect(addressText(hangzhou, "en-US")).toBe("浙江省杭州市西湖区");
  });

  it("needs a city, and a country that its field allows", () => {
    expect(problems({ countries: "all" }, berlin)).toEqual([]);
    expect(problems({ countries: "all" }, { code: "DE", country: "DE" })).toEqual(["address_without_city"]);
    expect(problems({ countries: "all", level: "province" }, { code: "DE", country: "DE" })).toEqual([]);
    expect(problems({}, berlin)).toEqual(["address_country_not_allowed"]);
    expect(problems({ countries: "listed", listed: ["FR"] }, berlin)).toEqual(["address_country_not_allowed"]);
    expect(problems({ countries: "listed", listed: ["FR"] }, hangzhou)).toEqual(["address_country_not_allowed"]);
    expect(problems({ countries: "all" }, hangzhou)).toEqual([]);
  });

  it("lies in China where nothing else is said", () => {
    expect(countryOf({ code: "3301" })).toBe("CN");
    expect(countryOf({ code: "US" })).toBe("US");
    expect(allowedCountries(field({}))).toEqual(["CN"]);
    expect(allowedCountries(field({ countries: "all" }))).toBeUndefined();
  });
});
