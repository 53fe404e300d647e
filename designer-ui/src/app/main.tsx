import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startLanguage } from "../i18n/language.ts";
import { Application } from "./application.tsx";
import "../kit/base.css";

/**
 * Not awaited at the top of the module: what is loaded with the language stands on the chunk that this module is bundled into, and
 * each would wait for the other.
 */
async function start(): Promise<void> {
  await startLanguage();
  const root = document.getElementById("root");
  if (root) {
    createRoot(root).render(
      <StrictMode>
        <Application />
      </StrictMode>,
    );
  }
}

void start();
