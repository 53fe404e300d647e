import { type ThemeConfig, theme } from "antd";

const FONTS =
  '-apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Segoe UI", sans-serif';

/** The only place that names colours; everything else reads antd tokens or the CSS variables made of them. */
export function themeFor(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: "mortise" },
    hashed: false,
    token: {
      colorPrimary: dark ? "#2BA69A" : "#0F766E",
      colorInfo: dark ? "#2BA69A" : "#0F766E",
      // Words in it are read on white.
      ...(dark ? {} : { colorError: "#CF1322" }),
      colorLink: dark ? "#3DBDB0" : "#0F766E",
      // The dark algorithm dims the accent: words in it would be too faint on its own tint.
      ...(dark ? { colorPrimaryText: "#4DBFB3", colorPrimaryTextHover: "#6BD0C5" } : {}),
      colorPrimaryBg: dark ? "#12302D" : "#E3F3F0",
      colorPrimaryBgHover: dark ? "#17403B" : "#CDE9E4",
      colorPrimaryBorder: dark ? "#1F5A53" : "#8CCFC4",
      // Made of the accent, the ground of a note would be a muddy grey.
      colorInfoBg: dark ? "#12302D" : "#E3F3F0",
      colorInfoBorder: dark ? "#1F5A53" : "#8CCFC4",
      colorBgMask: dark ? "rgba(0,0,0,0.5)" : "rgba(0,0,0,0.28)",
      colorBgLayout: dark ? "#121414" : "#F5F6F6",
      colorTextTertiary: dark ? "rgba(255,255,255,0.55)" : "rgba(0,0,0,0.55)",
      colorTextPlaceholder: dark ? "rgba(255,255,255,0.55)" : "rgba(0,0,0,0.56)",
      borderRadius: 8,
      borderRadiusSM: 6,
      fontSize: 14,
      fontFamily: FONTS,
      motion: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
      motionDurationFast: "0.08s",
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.15s",
    },
    components: {
      Button: {
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        fontWeight: 500,
        // And white words need a deeper one below them.
        ...(dark ? { colorPrimary: "#1D7D72", colorPrimaryHover: "#1F8277", colorPrimaryActive: "#196C63" } : {}),
      },
    },
  };
}

/** Tokens that plain CSS may use, as `--m-…`. */
export const CSS_TOKENS = {
  "--m-primary": "colorPrimary",
  "--m-primary-text": "colorPrimaryText",
  "--m-primary-bg": "colorPrimaryBg",
  "--m-primary-border": "colorPrimaryBorder",
  "--m-text": "colorText",
  "--m-text-2": "colorTextSecondary",
  "--m-text-3": "colorTextTertiary",
  "--m-text-4": "colorTextQuaternary",
  "--m-bg": "colorBgContainer",
  "--m-bg-layout": "colorBgLayout",
  "--m-bg-elevated": "colorBgElevated",
  "--m-fill": "colorFillTertiary",
  "--m-fill-2": "colorFillSecondary",
  "--m-fill-4": "colorFillQuaternary",
  "--m-border": "colorBorder",
  "--m-line": "colorBorderSecondary",
  "--m-error": "colorError",
  "--m-error-text": "colorErrorText",
  "--m-error-bg": "colorErrorBg",
  "--m-error-border": "colorErrorBorder",
  "--m-warning": "colorWarning",
  "--m-warning-bg": "colorWarningBg",
  "--m-warning-border": "colorWarningBorder",
  "--m-success": "colorSuccess",
  "--m-success-bg": "colorSuccessBg",
  "--m-shadow": "boxShadowSecondary",
  "--m-font": "fontFamily",
} as const;
