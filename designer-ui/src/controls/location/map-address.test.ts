import { expect, it } from "vitest";
import { mapAddress } from "./map-address.ts";

const place = { code: "120.15,30.28", lng: "120.15", lat: "30.28", name: "西湖 & 断桥", text: "西湖 & 断桥" };

it("leads to the map that the server names, else to that of the device", () => {
  expect(mapAddress(undefined, place)).toBe("geo:30.28,120.15");
  expect(mapAddress("https://maps.example.com/?p={lng},{lat}&n={name}", place)).toBe(
    "https://maps.example.com/?p=120.15,30.28&n=%E8%A5%BF%E6%B9%96%20%26%20%E6%96%AD%E6%A1%A5",
  );
});
