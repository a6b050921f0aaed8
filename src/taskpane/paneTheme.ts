import type { ThemeSource } from "./App";

/**
 * Excel's theme where it tells one, else the system's. Excel never tells a change: it is asked again on focus.
 *
 * @param isDarkInExcel `undefined` where Excel does not say, as on the web
 */
export function createPaneTheme(isDarkInExcel: () => boolean | undefined): ThemeSource {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  return {
    isDark: () => isDarkInExcel() ?? system.matches,
    subscribe: (listener) => {
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
}
