// @vitest-environment jsdom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import type { PublicForm } from "../model/generated/rest.ts";
import { registerPublicKinds } from "./kinds.ts";
import { showQuestion } from "./question.fixture.tsx";

registerPublicKinds();
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A device that stands in Hangzhou, or that tells nobody where it stands. */
function device(willing: boolean) {
  vi.stubGlobal("navigator", {
    ...navigator,
    geolocation: {
      clearWatch: () => undefined,
      watchPosition: (told: (found: object) => void, refused: (why: object) => void) => {
        if (willing) told({ coords: { longitude: 120.15, latitude: 30.28, accuracy: 12 } });
        else refused({ code: 1, POSITION_UNAVAILABLE: 2 });
        return 1;
      },
    },
  });
}

async function shown(props: PublicForm["fields"][number]["props"] = {}) {
  const { editor } = await showQuestion("Where are you?", { key: "place", type: "location", title: "Place", props });
  return editor;
}

it("takes degrees that are typed and says what is no place on earth", async () => {
  device(true);
  const editor = await shown();
  await userEvent.type(screen.getByLabelText("Longitude"), "120.15");
  await userEvent.type(screen.getByLabelText("Latitude"), "95");
  await userEvent.tab();
  expect(await screen.findByText(/longitude and latitude/)).toBeTruthy();
  await userEvent.clear(screen.getByLabelText("Latitude"));
  await userEvent.type(screen.getByLabelText("Latitude"), "30.28");
  expect(editor.getState().result.data["place"]).toMatchObject({ code: "120.15,30.28" });
});

it("asks the device where it is, and says so when it does not tell", async () => {
  device(true);
  const editor = await shown({ here: true });
  expect(screen.queryByLabelText("Longitude")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Use my location" }));
  expect(await screen.findByText("Accurate to about 12 m")).toBeTruthy();
  expect(editor.getState().result.data["place"]).toMatchObject({ lng: "120.15", lat: "30.28", accuracy: 12 });
  device(false);
  await userEvent.click(screen.getByRole("button", { name: "Use my location" }));
  expect(await screen.findByRole("alert")).toBeTruthy();
});
