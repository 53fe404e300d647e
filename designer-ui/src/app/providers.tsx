import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import { type ReactNode, useEffect, useMemo } from "react";
import { ApiProblem, whenSignedOut } from "../api/http.ts";
import { session } from "../api/session.ts";
import { useLanguageState } from "../i18n/language.ts";
import { themeFor } from "../kit/theme.ts";
import { useThemeMode } from "../kit/theme-mode.ts";
import { ThemeVariables } from "../kit/theme-variables.tsx";

/** Trying again helps against a lost connection, never against a refusal. */
function worthRetrying(failures: number, failure: Error): boolean {
  return failures < 2 && !(failure instanceof ApiProblem && failure.status >= 400 && failure.status < 500);
}

const queries = new QueryClient({
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 5_000 }, mutations: { retry: false } },
});

export function Providers({ children }: { readonly children: ReactNode }) {
  const dark = useThemeMode((state) => state.dark);
  const locale = useLanguageState((state) => state.locale);
  const theme = useMemo(() => themeFor(dark), [dark]);

  useEffect(() => whenSignedOut(() => queries.setQueryData(session.current().queryKey, null)), []);

  return (
    <ConfigProvider
      theme={theme}
      {...(locale ? { locale } : {})}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <ThemeVariables />
      {/* Around what opens dialogs, because dialogs ask the server as well. */}
      <QueryClientProvider client={queries}>
        <App component={false}>{children}</App>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
