import { useCallback, useEffect, useRef } from "react";
import type { Theme } from "./App";
import type { OpenWorkbook } from "./openWorkbook";
import type { PageLanguage } from "./words";

declare global {
  interface Window {
    /** What this window has open, for the window of a second user. */
    relanceOpen?: OpenWorkbook;
  }
}

interface Looks {
  readonly language: PageLanguage;
  readonly localeTag: string;
  readonly theme: Theme;
}

/** The workbook of the window that opened this one; `undefined` when that window is gone. */
export function firstUsersWorkbook(): OpenWorkbook | undefined {
  const opener = window.opener as Window | null;
  return opener?.relanceOpen;
}

/**
 * Opens windows of second users on this window's workbook. They follow when it opens another one, and close with it.
 *
 * @param blocked called when the browser does not let a window open
 */
export function useSecondUsers(open: OpenWorkbook, blocked: () => void): (looks: Looks) => void {
  const windows = useRef<Window[]>([]);
  const isFirst = useRef(true);

  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else for (const other of windows.current) if (!other.closed) other.location.reload();
  }, [open]);

  useEffect(() => {
    const closeAll = (): void => windows.current.forEach((other) => other.close());
    window.addEventListener("pagehide", closeAll);
    return () => window.removeEventListener("pagehide", closeAll);
  }, []);

  return useCallback(
    ({ language, localeTag, theme }) => {
      const query = new URLSearchParams({ user: "2", lang: language, region: localeTag, theme });
      const other = window.open(`?${query.toString()}`, "_blank", "popup,width=1200,height=820");
      if (other === null) blocked();
      else windows.current.push(other);
    },
    [blocked],
  );
}
