import { describe, expect, it } from "vitest";
import { notesOf, turnedUpright, withNotesOf } from "./camera-notes.ts";

const NOTES = [
  ...[0xff, 0xe1, 0x00, 0x22],
  ...[0x45, 0x78, 0x69, 0x66, 0, 0],
  ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
  ...[0, 1],
  ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0],
  ...[0, 0, 0, 0],
];
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, ...NOTES, 0xff, 0xda, 0, 2, 9, 9, 9, 9, 9, 9, 9, 9]);

describe("the notes of a camera", () => {
  it("are found behind other segments, and nowhere in what has none", () => {
    expect([...(notesOf(JPEG) ?? [])]).toEqual(NOTES);
    expect(notesOf(new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 1, 1, 1, 1, 1, 1, 1]))).toBeUndefined();
    expect(notesOf(new Uint8Array([1, 2]))).toBeUndefined();
  });

  it("say of a picture that was drawn upright that it is", () => {
    const upright = turnedUpright(new Uint8Array(NOTES));
    expect(upright[29]).toBe(1);
    expect(upright.length).toBe(NOTES.length);
  });

  it("go along into a picture that is drawn anew", async () => {
    const drawn = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 7, 7])], { type: "image/jpeg" });
    const carried = new Uint8Array(await (await withNotesOf(new Blob([JPEG]), drawn)).arrayBuffer());
    expect([...carried.slice(0, 6)]).toEqual([0xff, 0xd8, 0xff, 0xe1, 0x00, 0x22]);
    expect([...carried.slice(-2)]).toEqual([7, 7]);
  });
});
