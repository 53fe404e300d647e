import { create } from "zustand";

export type ThemeMode = "light" | "dark" | "system";

const REMEMBERED = "mortise.theme";
const darkness = window.matchMedia("(prefers-color-scheme: dark)");

interface ThemeState {
  readonly mode: ThemeMode;
  readonly dark: boolean;
}

function stateOf(mode: ThemeMode): ThemeState {
  return { mode, dark: mode === "dark" || (mode === "system" && darkness.matches) };
}

function remembered(): ThemeMode {
  const mode = localStorage.getItem(REMEMBERED);
  return mode === "light" || mode === "dark" ? mode : "system";
}

export const useThemeMode = create<ThemeState>(() => stateOf(remembered()));

darkness.addEventListener("change", () => useThemeMode.setState(stateOf(useThemeMode.getState().mode)));

export function chooseTheme(mode: ThemeMode): void {
  localStorage.setItem(REMEMBERED, mode);
  useThemeMode.setState(stateOf(mode));
}
