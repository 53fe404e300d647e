import { defineConfig, mergeConfig, type Plugin } from "vite";
import { FakeServer } from "../src/testing/fake-server.ts";
import base from "../vite.config.ts";

/** Shows the product with fixture data and no server: `npx vite --config scripts/preview.config.ts`. */
function fakeServer(): Plugin {
  const server = new FakeServer();
  return {
    name: "fake-server",
    configureServer({ middlewares }) {
      middlewares.use("/api/v1", (request, response) => {
        const chunks: Buffer[] = [];
        request.on("data", (chunk: Buffer) => chunks.push(chunk));
        request.on("end", () => {
          const url = new URL(request.originalUrl ?? "", "http://fake");
          const text = Buffer.concat(chunks).toString();
          const { status, body } = server.answer({
            method: request.method ?? "GET",
            path: url.pathname,
            query: url.searchParams,
            headers: new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
            body: text === "" ? undefined : JSON.parse(text),
          });
          response.statusCode = status;
          response.setHeader("Content-Type", "application/json");
          response.end(body === undefined ? "" : JSON.stringify(body));
        });
      });
    },
  };
}

export default defineConfig((environment) => {
  const shared = typeof base === "function" ? base(environment) : base;
  return mergeConfig(shared, { plugins: [fakeServer()], server: { port: 5199, proxy: {} } });
});
