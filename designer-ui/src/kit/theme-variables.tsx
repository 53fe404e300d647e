import { theme } from "antd";
import { useLayoutEffect } from "react";
import { PALETTE } from "./palette.ts";
import { CSS_TOKENS } from "./theme.ts";
import { useThemeMode } from "./theme-mode.ts";

/** Writes the tokens that plain CSS uses onto the document. */
export function ThemeVariables() {
  const { token } = theme.useToken();
  const dark = useThemeMode((state) => state.dark);

  useLayoutEffect(() => {
    const root = document.documentElement;
    for (const [variable, name] of Object.entries(CSS_TOKENS)) root.style.setProperty(variable, String(token[name]));
    const shades = token as unknown as Readonly<Record<string, string>>;
    for (const color of PALETTE) {
      const [bg, text] = [shades[`${color}-${dark ? 3 : 1}`], shades[`${color}-9`]];
      if (bg && text) {
        root.style.setProperty(`--m-${color}-bg`, bg);
        root.style.setProperty(`--m-${color}-text`, text);
      }
    }
    root.style.colorScheme = dark ? "dark" : "light";
    root.dataset["theme"] = dark ? "dark" : "light";
  }, [token, dark]);

  return null;
}
