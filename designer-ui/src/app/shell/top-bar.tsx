import CheckSquareOutlined from "@ant-design/icons/CheckSquareOutlined";
import MenuFoldOutlined from "@ant-design/icons/MenuFoldOutlined";
import MenuUnfoldOutlined from "@ant-design/icons/MenuUnfoldOutlined";
import SearchOutlined from "@ant-design/icons/SearchOutlined";
import { useQuery } from "@tanstack/react-query";
import { Badge, Button } from "antd";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { tasks } from "../../api/flows.ts";
import { lazily } from "../../kit/lazily.ts";
import { paths } from "../../model/paths.ts";
import { NotificationBell } from "./notification-bell.tsx";
import { UserMenu } from "./user-menu.tsx";

const SearchPalette = lazily(() => import("./search-palette.tsx").then((file) => file.SearchPalette));

interface TopBarProps {
  readonly onToggleRail: () => void;
  readonly railExpanded: boolean;
}

const apple = navigator.userAgent.includes("Mac");

export function TopBar({ onToggleRail, railExpanded }: TopBarProps) {
  const { t } = useTranslation("shell");
  const navigate = useNavigate();
  const [searching, setSearching] = useState(false);
  const { data: todo } = useQuery(tasks.count());

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setSearching(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <header className="m-top">
      <Button
        type="text"
        aria-label={t("toggleRail")}
        aria-expanded={railExpanded}
        icon={railExpanded ? <MenuFoldOutlined aria-hidden="true" /> : <MenuUnfoldOutlined aria-hidden="true" />}
        onClick={onToggleRail}
      />
      <button
        type="button"
        className="m-plain m-top-search"
        aria-keyshortcuts="Meta+K Control+K"
        aria-label={t("search")}
        onClick={() => setSearching(true)}
      >
        <SearchOutlined aria-hidden="true" />
        <span>{t("searchHint")}</span>
        <kbd>{apple ? "⌘K" : "Ctrl K"}</kbd>
      </button>
      <Badge count={todo?.open ?? 0} size="small" offset={[-6, 6]}>
        <Button
          type="text"
          aria-label={t("todo", { count: todo?.open ?? 0 })}
          icon={<CheckSquareOutlined aria-hidden="true" />}
          onClick={() => navigate(paths.inbox)}
        />
      </Badge>
      <NotificationBell />
      <UserMenu />
      {searching && (
        <Suspense fallback={null}>
          <SearchPalette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </header>
  );
}
