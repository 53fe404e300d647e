import { expect, test } from "vitest";
import { sendingKey } from "./sending-key.ts";

test("the same content has the same key until it has arrived", () => {
  const key = sendingKey();
  const first = key.of({ text: "好" });

  expect(key.of({ text: "好" })).toBe(first);
  expect(key.of({ text: "好的" })).not.toBe(first);
  const second = key.of({ text: "好" });
  key.arrived();
  expect(key.of({ text: "好" })).not.toBe(second);
});
