import type { Direction } from "./cellSelection";

/** What a key pressed on the grid (not in a cell being edited) asks for. */
export type GridCommand =
  | { readonly type: "step"; readonly direction: Direction; readonly extends: boolean }
  | { readonly type: "edge"; readonly direction: Direction; readonly extends: boolean }
  | { readonly type: "page"; readonly direction: Direction; readonly extends: boolean }
  | { readonly type: "rowStart" | "sheetStart" | "sheetEnd"; readonly extends: boolean }
  | { readonly type: "enter" | "tab"; readonly isBackward: boolean }
  | { readonly type: "selectAll" | "selectColumn" | "selectRow" }
  | { readonly type: "edit" | "clear" | "clearAndEdit" | "undo" | "redo" | "fillDown" | "fillRight" }
  | { readonly type: "sheet"; readonly step: 1 | -1 }
  | { readonly type: "menu" | "find" | "filter" }
  /** A character: replaces the cell's content; the browser puts it into the editor that opens. */
  | { readonly type: "typing" };

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** The command of a key, or `undefined` when it is the browser's (copy and paste come as their own events). */
export function keyToCommand(press: KeyPress): GridCommand | undefined {
  const { key, shiftKey, altKey } = press;
  const isControl = press.ctrlKey || press.metaKey;
  const arrow = ARROWS[key];
  if (arrow === "down" && altKey) return { type: "filter" };
  if (arrow !== undefined && !altKey)
    return { type: isControl ? "edge" : "step", direction: arrow, extends: shiftKey };
  if (isControl && !altKey) return controlCommand(key, shiftKey);
  switch (key) {
    case "PageUp":
    case "PageDown": {
      const isDown = key === "PageDown";
      if (altKey) return { type: "page", direction: isDown ? "right" : "left", extends: shiftKey };
      return { type: "page", direction: isDown ? "down" : "up", extends: shiftKey };
    }
    case "Home":
      return { type: "rowStart", extends: shiftKey };
    case "Enter":
      return { type: "enter", isBackward: shiftKey };
    case "Tab":
      return { type: "tab", isBackward: shiftKey };
    case "F2":
      return { type: "edit" };
    case "Delete":
      return { type: "clear" };
    case "Backspace":
      return { type: "clearAndEdit" };
    case "ContextMenu":
      return { type: "menu" };
    case "F10":
      return shiftKey ? { type: "menu" } : undefined;
    case " ":
      return shiftKey ? { type: "selectRow" } : { type: "typing" };
    default:
      // AltGr reports Ctrl+Alt or Alt: `@` on a French keyboard is a character like any other.
      return /^.$/u.test(key) || press.isComposing || key === "Process" ? { type: "typing" } : undefined;
  }
}

function controlCommand(key: string, shiftKey: boolean): GridCommand | undefined {
  switch (key.toLowerCase()) {
    case "home":
      return { type: "sheetStart", extends: shiftKey };
    case "end":
      return { type: "sheetEnd", extends: shiftKey };
    case "a":
      return { type: "selectAll" };
    case " ":
      return { type: "selectColumn" };
    case "z":
      return { type: shiftKey ? "redo" : "undo" };
    case "y":
      return { type: "redo" };
    case "f":
      return { type: "find" };
    case "d":
      return { type: "fillDown" };
    case "r":
      return { type: "fillRight" };
    case "pagedown":
      return { type: "sheet", step: 1 };
    case "pageup":
      return { type: "sheet", step: -1 };
    default:
      return undefined;
  }
}
