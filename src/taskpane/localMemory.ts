/** What this computer keeps of Relance between two openings of the pane: names and texts, never the workbook's. */
export interface LocalMemory {
  /** `false` where the browser keeps nothing for a page inside another: then it lasts as long as the pane is open. */
  readonly isLasting: boolean;
  read(name: string): string | undefined;
  write(name: string, text: string): void;
  remove(name: string): void;
  /** In no particular order. */
  names(): readonly string[];
}

const PREFIX = "relance.";

/**
 * @param partitionKey of the browser, where it keeps one store for each site around the pane
 * @param storage asked for only inside a `try`: looking at it may already be denied
 * Errors: what cannot be stored (denied, full) is remembered until the pane is closed.
 */
export function openLocalMemory(
  partitionKey: string | undefined,
  storage: () => Storage = () => localStorage,
): LocalMemory {
  const prefix = (partitionKey ?? "") + PREFIX;
  const unstored = new Map<string, string>();
  let isLasting = true;
  const attempt = <Value>(work: (storage: Storage) => Value): Value | undefined => {
    try {
      return work(storage());
    } catch {
      isLasting = false;
      return undefined;
    }
  };
  attempt((store) => {
    store.setItem(`${prefix}check`, "1");
    store.removeItem(`${prefix}check`);
  });
  return {
    get isLasting() {
      return isLasting;
    },
    read: (name) => unstored.get(name) ?? attempt((store) => store.getItem(prefix + name)) ?? undefined,
    write: (name, text) => {
      unstored.set(name, text);
      attempt((store) => {
        store.setItem(prefix + name, text);
        unstored.delete(name);
      });
    },
    remove: (name) => {
      unstored.delete(name);
      attempt((store) => store.removeItem(prefix + name));
    },
    names: () => {
      const stored = attempt((store) =>
        Array.from({ length: store.length }, (_, index) => store.key(index) ?? ""),
      );
      const ours = (stored ?? []).flatMap((name) =>
        name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
      );
      return [...new Set([...ours, ...unstored.keys()])];
    },
  };
}
