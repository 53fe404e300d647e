import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { registerPublicKinds } from "./kinds.ts";
import { PublicPage } from "./public-page.tsx";
import { wantedLanguage } from "./words.ts";
import "./public-form.css";

registerPublicKinds();

const { pathname, search } = window.location;
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <PublicPage
        token={decodeURIComponent(pathname.split("/")[2] ?? "") || "-"}
        search={search}
        language={wantedLanguage(search, navigator.language)}
      />
    </StrictMode>,
  );
}
