import { useSyncExternalStore } from "react";

const phone = window.matchMedia("(max-width: 767px)");
const tight = window.matchMedia("(max-width: 1199px)");

const listening = (screen: MediaQueryList) => (listener: () => void) => {
  screen.addEventListener("change", listener);
  return () => screen.removeEventListener("change", listener);
};
const [onPhone, onTight] = [listening(phone), listening(tight)];

/** True on a screen as narrow as a phone's. */
export function usePhone(): boolean {
  return useSyncExternalStore(onPhone, () => phone.matches);
}

/** True where three panes have no room beside the rail. */
export function useTight(): boolean {
  return useSyncExternalStore(onTight, () => tight.matches);
}
