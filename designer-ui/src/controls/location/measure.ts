/** Where a device says it is; waits for one that is as accurate as it has to be, as long as there is patience. */
const PATIENCE = 20_000;

export interface Measured {
  readonly lng: string;
  readonly lat: string;
  /** In metres, at least one. */
  readonly accuracy: number;
}

const DIGITS = 6;

const written = (degrees: number): string => String(Number(degrees.toFixed(DIGITS)));

/**
 * The best position within a while; rejects when the device gives none.
 *
 * @param enough metres of accuracy with which nothing better is waited for; 0: the first will do
 */
export function measure(geolocation: Geolocation, enough: number): Promise<Measured> {
  return new Promise((done, failed) => {
    let best: Measured | undefined;
    let over = false;
    let watch: number | undefined;
    const end = (refusal?: unknown) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      if (watch !== undefined) geolocation.clearWatch(watch);
      if (best) done(best);
      else failed(refusal);
    };
    const timer = setTimeout(end, PATIENCE);
    watch = geolocation.watchPosition(
      ({ coords }) => {
        const accuracy = Math.max(1, Math.round(coords.accuracy));
        if (!best || accuracy < best.accuracy) {
          best = { lng: written(coords.longitude), lat: written(coords.latitude), accuracy };
        }
        if (enough === 0 || accuracy <= enough) end();
      },
      (refusal) => {
        if (refusal.code !== refusal.POSITION_UNAVAILABLE || enough === 0) end(refusal);
      },
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 },
    );
    if (over) geolocation.clearWatch(watch);
  });
}
