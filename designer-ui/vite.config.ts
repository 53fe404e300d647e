import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env["MORTISE_SERVER"] ?? "http://127.0.0.1:8080";

/**
 * What everybody downloads first, in a few files: one file compresses better than sixty and costs one request. A module belongs
 * here only if the frame or a list needs it before its first paint; what it imports comes along. The entry itself stays outside: it
 * waits for words, and words that import what waits for them never come.
 */
const CHUNKS = [
  { name: "react", test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/, priority: 30 },
  { name: "echarts", test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 30 },
  {
    name: "antd-frame",
    test: /node_modules[\\/](antd[\\/]es[\\/](_util|app|avatar|badge|button|config-provider|drawer|dropdown|input|menu|message|modal|notification|popover|skeleton|space|spin|style|tag|theme|tooltip|layout|grid|watermark)[\\/]|@rc-component[\\/](dialog|drawer|dropdown|input|menu|motion|notification|overflow|portal|resize-observer|textarea|tooltip|trigger|util)[\\/]|@ant-design[\\/](colors|cssinjs|cssinjs-utils|fast-color)[\\/])/,
    priority: 25,
  },
  {
    name: "frame",
    test: /node_modules[\\/](@tanstack[\\/](query-core|react-query)|i18next|react-i18next|zustand|dayjs[\\/]dayjs|use-sync-external-store)|src[\\/](app[\\/](?!main|form-page|shell[\\/](search-palette|notices))|kit[\\/](?!side-panel|form-line|icon-shapes|change-list|object-frame|release-dialog|title-line|version-panel)|api[\\/](http|session|apps|notifications)|i18n[\\/][a-z-]+\.ts|model[\\/](paths|menu|identity|localized-text)\.ts)/,
    priority: 22,
  },
  {
    name: "list",
    test: /src[\\/](runtime[\\/]record-list[\\/](list-state|columns|list-fields|list-parts|asked-fields)|model[\\/](condition[\\/](operators|parse|period|relative-time|types|zone)|fields|decimal-text|date-text|form[\\/](kinds|options|control-checks|overridden|aspects)\.ts)|controls[\\/]([a-z]+[\\/](control|[a-z]*text|stars|rows|clean|range|point|currency|option-words)\.ts|catalog|registry|readings|structure|words|half-width|scope|value-view|overridden-value))/,
    priority: 21,
  },
  {
    name: "words-zh",
    test: /src[\\/]i18n[\\/]zh-CN[\\/](common|controls|flow|formula|list|problems|record|runs|shell|trash)\.ts/,
    priority: 23,
  },
  {
    name: "words-en",
    test: /src[\\/]i18n[\\/]en-US[\\/](common|controls|flow|formula|list|problems|record|runs|shell|trash)\.ts/,
    priority: 23,
  },
  { name: "words-designer-zh", test: /src[\\/]i18n[\\/]zh-CN[\\/](application|designer(-[a-z]+)?)\.ts/, priority: 23 },
  { name: "words-designer-en", test: /src[\\/]i18n[\\/]en-US[\\/](application|designer(-[a-z]+)?)\.ts/, priority: 23 },
];

/** Libraries that do nothing when they are imported, though their packages do not say so; what is not used of them stays out. */
const PURE = /node_modules[\\/](@rc-component|@tanstack|react-router|@ant-design[\\/](icons|colors|fast-color))[\\/]/;

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, proxy: { "/api": { target: server, changeOrigin: false } } },
  preview: { proxy: { "/api": { target: server, changeOrigin: false } } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: PURE, sideEffects: false }] },
      output: { codeSplitting: { groups: CHUNKS } },
    },
  },
  test: {
    environment: "node",
    setupFiles: ["src/testing/set-up.ts"],
    include: ["src/**/*.test.{ts,tsx}", "guards/*.test.ts"],
    testTimeout: 60_000,
    // By itself it leaves one core to the terminal, which on two cores is half of them.
    maxWorkers: "100%",
    restoreMocks: true,
  },
});
