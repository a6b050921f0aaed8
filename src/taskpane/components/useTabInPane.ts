import { useEffect } from "react";

/**
 * Excel on the web takes the Tab key over: it goes to the field after the one that has the focus, and out of the pane
 * when it does not know that one, such as the heading of a screen. From there the browser's own order is right.
 */
export function useTabInPane(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === "Tab" && event.target instanceof HTMLElement && event.target.tabIndex < 0)
        event.stopPropagation();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
