import type { ReactNode } from "react";

// Only when the person is already in the pane: opening it must not take the cursor out of their cell.
const focusWhenShown = (heading: HTMLElement | null): void => {
  if (heading && document.hasFocus()) heading.focus();
};

/** The heading of a screen: it takes the focus when the screen appears, so that the keyboard goes on from there. */
export function ScreenTitle({ children }: { readonly children: ReactNode }) {
  return (
    <h1 tabIndex={-1} ref={focusWhenShown}>
      {children}
    </h1>
  );
}
