import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { measure } from "./measure.ts";

type Told = (position: { readonly coords: { longitude: number; latitude: number; accuracy: number } }) => void;
type Refused = (refusal: { readonly code: number; readonly POSITION_UNAVAILABLE: number }) => void;

/** A device that says where it is when the test wants it to. */
function device() {
  let told: Told = () => undefined;
  let refused: Refused = () => undefined;
  const cleared: number[] = [];
  const geolocation = {
    watchPosition: (onTold: Told, onRefused: Refused) => {
      told = onTold;
      refused = onRefused;
      return 7;
    },
    clearWatch: (watch: number) => cleared.push(watch),
  };
  return {
    geolocation: geolocation as unknown as Geolocation,
    cleared,
    says: (accuracy: number) => told({ coords: { longitude: 120.15, latitude: 30.28, accuracy } }),
    refuses: (code: number) => refused({ code, POSITION_UNAVAILABLE: 2 }),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("takes the first position where none has to be accurate", async () => {
  const { geolocation, cleared, says } = device();
  const found = measure(geolocation, 0);
  says(850.4);
  await expect(found).resolves.toEqual({ lng: "120.15", lat: "30.28", accuracy: 850 });
  expect(cleared).toEqual([7]);
});

it("waits for one that is as accurate as it has to be", async () => {
  const { geolocation, says } = device();
  const found = measure(geolocation, 50);
  says(900);
  says(49.6);
  await expect(found).resolves.toMatchObject({ accuracy: 50 });
});

it("takes the best that came when patience is at an end, and refuses when nothing did", async () => {
  const one = device();
  const best = measure(one.geolocation, 50);
  one.says(300);
  one.says(900);
  one.refuses(2);
  vi.runAllTimers();
  await expect(best).resolves.toMatchObject({ accuracy: 300 });

  const none = device();
  const refused = measure(none.geolocation, 50);
  none.refuses(1);
  await expect(refused).rejects.toMatchObject({ code: 1 });
});
