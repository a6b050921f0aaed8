import type { ReactNode } from "react";

/** A ref for what takes the focus when a screen appears. */
export const focusWhenShown = (element: HTMLElement | null): void => {
  // Only when the person is already in the pane: opening it must not take the cursor out of their cell.
  if (element && document.hasFocus()) element.focus();
};

/** The heading of a screen: it takes the focus when the screen appears, so that the keyboard goes on from there. */
export function ScreenTitle({ children }: { readonly children: ReactNode }) {
  return (
    <h1 tabIndex={-1} ref={focusWhenShown}>
      {children}
    </h1>
  );
}
