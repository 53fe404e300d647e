import { describe, expect, it } from "vitest";
import type { Edit } from "./command.ts";
import {
  arrangedFor,
  type Device,
  dropPhoneLayout,
  hideNodes,
  onDevice,
  startPhoneLayout,
  unplacedIn,
} from "./device.ts";
import { documentOf, type FormDocument } from "./document.ts";
import { renameKey } from "./field-commands.ts";
import { nameOfNode, nodesOf, placedNodes } from "./layout.ts";
import { addField, setSpan } from "./layout-commands.ts";
import { moveNode } from "./move-commands.ts";
import { removeItem } from "./removing-commands.ts";

const PLAIN = documentOf({
  kind: "form",
  key: "visit",
  title: "Visit",
  model: {
    titleField: "name",
    fields: ["name", "place", "note"].map((key) => ({ key, type: "text", title: key })),
  },
  layouts: [
    {
      key: "default",
      nodes: [
        {
          kind: "section",
          key: "base",
          title: "Base",
          children: ["name", "place", "note"].map((field) => ({ kind: "field", field, span: 6 })),
        },
      ],
    },
  ],
});

const done = (document: FormDocument, device: Device, ...edits: readonly Edit[]): FormDocument =>
  edits.reduce((current, edit) => onDevice(edit, device).run(current).document, document);

const fieldsOn = (document: FormDocument, device: Device): readonly string[] =>
  placedNodes(nodesOf(arrangedFor(document, device))).flatMap(({ node }) =>
    node.kind === "field" ? [`${node.field} ${node.span}`] : [],
  );

const STARTED = done(PLAIN, "phone", startPhoneLayout({}));

describe("a layout for phones", () => {
  it("begins with what the desk has, one field in each row", () => {
    expect(fieldsOn(STARTED, "phone")).toEqual(["name 12", "place 12", "note 12"]);
    expect(fieldsOn(STARTED, "desk")).toEqual(["name 6", "place 6", "note 6"]);
    expect(STARTED.layouts?.map(({ key }) => key)).toEqual(["default", "phone"]);
  });

  it("has its own order and widths, and leaves the desk as it was", () => {
    const moved = done(
      STARTED,
      "phone",
      moveNode({ name: "field:note", target: { section: "base", before: "field:name" } }),
      setSpan({ field: "place", span: 4 }),
    );
    expect(fieldsOn(moved, "phone")).toEqual(["note 12", "name 12", "place 4"]);
    expect(fieldsOn(moved, "desk")).toEqual(fieldsOn(STARTED, "desk"));
    const back = done(
      moved,
      "desk",
      moveNode({ name: "field:place", target: { section: "base", before: "field:name" } }),
    );
    expect(fieldsOn(back, "phone")).toEqual(fieldsOn(moved, "phone"));
  });

  it("hides a field from phones only", () => {
    const hidden = done(STARTED, "phone", hideNodes({ names: ["field:place"] }));
    expect(fieldsOn(hidden, "phone")).toEqual(["name 12", "note 12"]);
    expect(fieldsOn(hidden, "desk")).toHaveLength(3);
    expect(unplacedIn(arrangedFor(hidden, "phone"))).toEqual(["place"]);
  });

  it.each(["desk", "phone"] as const)(
    "takes a field that is added on the %s into both, behind the same neighbour",
    (device) => {
      const added = done(
        STARTED,
        device,
        addField({ field: { type: "date", title: "Day" }, target: { section: "base", before: "field:place" } }),
      );
      const order = (on: Device) => fieldsOn(added, on).map((each) => each.split(" ")[0]);
      expect(order("desk")).toEqual(["name", "date_1", "place", "note"]);
      expect(order("phone")).toEqual(["name", "date_1", "place", "note"]);
      expect(fieldsOn(added, "phone")[1]).toBe("date_1 12");
    },
  );

  it("loses a field that is deleted, and follows one that is renamed", () => {
    const after = done(
      STARTED,
      "desk",
      removeItem({ name: "field:place" }),
      renameKey({ path: "note", key: "remark" }),
    );
    expect(fieldsOn(after, "phone")).toEqual(["name 12", "remark 12"]);
  });

  it("goes, and phones show the desk again", () => {
    const gone = done(STARTED, "phone", dropPhoneLayout({}));
    expect(gone.layouts?.map(({ key }) => key)).toEqual(["default"]);
    expect(fieldsOn(gone, "phone")).toEqual(fieldsOn(PLAIN, "desk"));
  });

  it("leaves no step where nothing changes", () => {
    const same = onDevice(setSpan({ field: "name", span: 12 }), "phone").run(STARTED);
    expect(same.document).toBe(STARTED);
    expect(nodesOf(STARTED).map(nameOfNode)).toEqual(["section:base"]);
  });
});
