import { Drawer } from "antd";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useLocation } from "react-router";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { ErrorBoundary } from "../../kit/error-boundary.tsx";
import { usePhone, useTight } from "../../kit/screen.ts";
import { paths } from "../../model/paths.ts";
import { OfflineBar } from "./offline-bar.tsx";
import { Rail } from "./rail.tsx";
import { TopBar } from "./top-bar.tsx";
import "./shell.css";

const REMEMBERED = "mortise.rail";

/** The frame around every page: rail on the left, bar on top, one page in the middle. */
export function Shell() {
  const { t } = useTranslation("shell");
  const phone = usePhone();
  const { pathname } = useLocation();
  const [kept, setKept] = useState(localStorage.getItem(REMEMBERED) === "narrow");
  const [railOpen, setRailOpen] = useState(false);
  /** The designer of forms needs the room: there the rail is wide only as long as somebody wants it to be. */
  const cramped = useTight() && pathname.startsWith(paths.designForm(""));
  const narrow = cramped ? !railOpen : kept;

  // biome-ignore lint/correctness/useExhaustiveDependencies: going anywhere closes a rail that was opened over little room
  useEffect(() => setRailOpen(false), [pathname]);

  const toggleRail = () => {
    if (phone || cramped) {
      setRailOpen(!railOpen);
      return;
    }
    localStorage.setItem(REMEMBERED, narrow ? "wide" : "narrow");
    setKept(!narrow);
  };

  return (
    <div className={narrow && !phone ? "m-shell m-shell-narrow" : "m-shell"}>
      <a className="m-skip" href="#main">
        {t("skip")}
      </a>
      {phone ? (
        <Drawer
          placement="left"
          open={railOpen}
          onClose={() => setRailOpen(false)}
          size={280}
          closable={false}
          styles={{ body: { padding: 0 } }}
        >
          <Rail narrow={false} />
        </Drawer>
      ) : (
        <Rail narrow={narrow} />
      )}
      <div className="m-stage">
        <TopBar onToggleRail={toggleRail} railExpanded={phone ? railOpen : !narrow} />
        <OfflineBar />
        <main id="main" tabIndex={-1}>
          <ErrorBoundary resetKey={pathname}>
            <Suspense fallback={<DelayedSkeleton />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
}
