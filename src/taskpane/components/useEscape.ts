import { useEffect } from "react";

/**
 * Calls back when Escape is pressed anywhere in the pane. Where it was of use, Excel does not hear of it: it would take
 * the focus to the sheet.
 *
 * @param onEscape says whether it made use of the key
 */
export function useEscape(onEscape: () => boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.isComposing && onEscape()) event.stopPropagation();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [onEscape]);
}
