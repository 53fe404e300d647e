import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** What formulas do is needed on the page, what is told of them to people who write them is not. */
const withoutDescriptions: Plugin = {
  name: "without-descriptions",
  enforce: "pre",
  transform(code, id) {
    if (!id.endsWith("/formula/catalogue.json")) return null;
    const told = new Set(["doc", "example", "sqlable"]);
    return JSON.stringify(JSON.parse(code), (key, value: unknown) => (told.has(key) ? undefined : value));
  },
};

/**
 * The page for people without an account, built by itself: it shares no chunk with the application, so that a phone on a fair loads
 * the form and nothing else.
 */
export default defineConfig({
  plugins: [withoutDescriptions, react()],
  // The same components; React itself would be more than half of what is allowed.
  resolve: {
    alias: {
      react: "preact/compat",
      "react-dom": "preact/compat",
      "react/jsx-runtime": "preact/jsx-runtime",
      "react-dom/client": "preact/compat/client",
    },
  },
  build: {
    outDir: "dist",
    emptyOutDir: false,
    copyPublicDir: false,
    target: "es2022",
    manifest: ".vite/public.json",
    rolldownOptions: { input: "public.html" },
  },
});
