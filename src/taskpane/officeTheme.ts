import type { ThemeSource } from "./App";

const systemDark = (): MediaQueryList => window.matchMedia("(prefers-color-scheme: dark)");

/** Excel's theme where it tells one, else the system's. Excel never tells a change: it is asked again on focus. */
export const officeTheme: ThemeSource = {
  isDark: () => Office.context?.officeTheme?.isDarkTheme ?? systemDark().matches,
  subscribe: (listener) => {
    const system = systemDark();
    system.addEventListener("change", listener);
    window.addEventListener("focus", listener);
    document.addEventListener("visibilitychange", listener);
    return () => {
      system.removeEventListener("change", listener);
      window.removeEventListener("focus", listener);
      document.removeEventListener("visibilitychange", listener);
    };
  },
};
