/** Places on the globe, written as longitude and latitude: `106.55,29.56`; the twin of the server's `Places`. */
const PLACE = /^([+-]?[0-9]{1,3}(?:\.[0-9]{1,17})?) *[,，] *([+-]?[0-9]{1,3}(?:\.[0-9]{1,17})?)$/;
const EARTH_RADIUS = 6_371_008.8;
const LARGEST_LONGITUDE = 180;
const LARGEST_LATITUDE = 90;

export const isPlace = (text: string): boolean => read(text) !== undefined;

/** Whole metres along a great circle: closer than that a globe that is a sphere does not say. Undefined when one is no place. */
export function metresBetween(one: string, other: string): number | undefined {
  const from = read(one);
  const to = read(other);
  if (!from || !to) return undefined;
  const north = Math.sin((to.latitude - from.latitude) / 2);
  const east = Math.sin((to.longitude - from.longitude) / 2);
  const chord = north * north + Math.cos(from.latitude) * Math.cos(to.latitude) * east * east;
  return Math.floor(2 * EARTH_RADIUS * Math.asin(Math.sqrt(Math.min(1, chord))) + 0.5);
}

/** In radians; undefined when the text is no place. */
function read(text: string): { readonly longitude: number; readonly latitude: number } | undefined {
  const place = PLACE.exec(text);
  const longitude = Number(place?.[1]);
  const latitude = Number(place?.[2]);
  if (!place || Math.abs(longitude) > LARGEST_LONGITUDE || Math.abs(latitude) > LARGEST_LATITUDE) return undefined;
  return {
    longitude: (longitude * Math.PI) / LARGEST_LONGITUDE,
    latitude: (latitude * Math.PI) / LARGEST_LONGITUDE,
  };
}
