import { useEffect, useRef, type FocusEvent } from "react";

/**
 * Gives the focus to the heading of the screen when what had it is gone: a message that was closed, a button whose
 * work is done. Otherwise the keyboard would start again from the top of the page.
 *
 * Shape:  props for the element around everything.
 */
export function useFocusKept(): { readonly onFocus: (event: FocusEvent) => void } {
  const last = useRef<Element | undefined>(undefined);
  useEffect(() => {
    if (last.current === undefined || last.current.isConnected) return;
    last.current = undefined;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && document.hasFocus()) document.querySelector<HTMLElement>("main h1")?.focus();
  });
  return {
    onFocus: ({ target }) => {
      last.current = target;
    },
  };
}
