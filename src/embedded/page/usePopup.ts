import { useEffect, useLayoutEffect, useState, type RefObject } from "react";

/** In the window's coordinates. */
export interface WindowPoint {
  readonly x: number;
  readonly y: number;
}

/** What a popup keeps free of the window's edges. */
const EDGE = 4;

/**
 * For a box that opens at a point: puts it where it fits in the window, gives its first control the focus, and closes it
 * when the person presses elsewhere, in the pane as well.
 *
 * @param options.first selects the control that gets the focus
 * @returns where the box has to be
 */
export function usePopup(
  box: RefObject<HTMLElement>,
  options: { readonly at: WindowPoint; readonly first: string; readonly close: () => void },
): WindowPoint {
  const { at, first, close } = options;
  const [place, setPlace] = useState(at);

  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect();
    if (size === undefined) return;
    setPlace({
      x: Math.max(EDGE, Math.min(at.x, window.innerWidth - size.width - EDGE)),
      y: Math.max(EDGE, Math.min(at.y, window.innerHeight - size.height - EDGE)),
    });
    box.current?.querySelector<HTMLElement>(first)?.focus();
  }, [box, at, first]);

  useEffect(() => {
    const pressedElsewhere = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) close();
    };
    document.addEventListener("pointerdown", pressedElsewhere, true);
    // The pane is a window of its own: what is pressed there shows here only as the focus going away.
    window.addEventListener("blur", close);
    return () => {
      document.removeEventListener("pointerdown", pressedElsewhere, true);
      window.removeEventListener("blur", close);
    };
  }, [box, close]);

  return place;
}
