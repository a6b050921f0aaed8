import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import type { ReactNode } from "react";

/** Fluent's tokens and styles for the screens, light or dark. */
export function Themed({ isDark, children }: { readonly isDark: boolean; readonly children: ReactNode }) {
  return (
    <FluentProvider theme={isDark ? webDarkTheme : webLightTheme} className="themed">
      {children}
    </FluentProvider>
  );
}
