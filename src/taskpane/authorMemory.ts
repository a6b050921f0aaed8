import type { AuthorMemory } from "./paneSession";

const KEY = "relance.author";

/**
 * The person's name, kept by the browser on this computer.
 *
 * Errors: where the browser keeps nothing (strict privacy), the name is asked again next time.
 */
export const authorMemory: AuthorMemory = {
  read: () => {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  },
  write: (author) => {
    try {
      localStorage.setItem(KEY, author);
    } catch {
      // Storage is forbidden here; the name lasts as long as the pane.
    }
  },
};
