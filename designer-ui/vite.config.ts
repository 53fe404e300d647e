import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env["MORTISE_SERVER"] ?? "http://127.0.0.1:8080";

/** Heavy libraries that only some pages need get a file of their own, so that a list page never pays for them. */
const CHUNKS = [
  { name: "react", test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/, priority: 30 },
  { name: "echarts", test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 30 },
  {
    // What the frame and a list need of the component library; one file compresses better than sixty.
    name: "antd-frame",
    test: /node_modules[\\/](antd[\\/]es[\\/](_util|app|avatar|badge|button|config-provider|drawer|dropdown|input|menu|message|modal|notification|popover|skeleton|space|spin|style|tag|theme|tooltip|layout|grid|watermark)[\\/]|@rc-component[\\/](dialog|drawer|dropdown|input|menu|motion|notification|overflow|portal|resize-observer|textarea|tooltip|trigger|util)[\\/]|@ant-design[\\/](colors|cssinjs|cssinjs-utils|fast-color)[\\/])/,
    priority: 25,
  },
  {
    name: "words-zh",
    test: /src[\\/]i18n[\\/]zh-CN[\\/](?!designer|administration|role|account|notifications|import|templates|welcome|inbox|dashboard)/,
    priority: 20,
  },
  {
    name: "words-en",
    test: /src[\\/]i18n[\\/]en-US[\\/](?!designer|administration|role|account|notifications|import|templates|welcome|inbox|dashboard)/,
    priority: 20,
  },
];

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
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  test: {
    environment: "node",
    setupFiles: ["src/testing/set-up.ts"],
    include: ["src/**/*.test.{ts,tsx}", "guards/*.test.ts"],
    testTimeout: 60_000,
    restoreMocks: true,
  },
});
