/** What this computer keeps of Relance between two openings of the pane: names and texts, never the workbook's. */
export interface LocalMemory {
  /** `false` while something is not stored, denied or for want of room: then it lasts as long as the pane is open. */
  readonly isLasting: boolean;
  read(name: string): string | undefined;
  write(name: string, text: string): void;
  remove(name: string): void;
  /** In no particular order. */
  names(): readonly string[];
  /** Told when another window of this browser has changed what is kept. */
  onChangedElsewhere(listener: () => void): void;
}

const PREFIX = "relance.";

/**
 * @param partitionKey of the browser, where it keeps one store for each site around the pane
 * @param storage asked for only inside a `try`: looking at it may already be denied
 * Errors: what cannot be stored (denied, full) is remembered until the pane is closed, and stored once there is room.
 */
export function openLocalMemory(
  partitionKey: string | undefined,
  storage: () => Storage = () => localStorage,
): LocalMemory {
  const prefix = (partitionKey ?? "") + PREFIX;
  const unstored = new Map<string, string>();
  /** As of the last attempt: once it succeeds, nothing is left unstored. */
  let isStoring = false;
  const attempt = <Value>(work: (storage: Storage) => Value): Value | undefined => {
    try {
      return work(storage());
    } catch {
      return undefined;
    }
  };
  const store = (name: string, text: string): void => {
    isStoring = attempt((stored) => (stored.setItem(prefix + name, text), true)) ?? false;
    if (isStoring) unstored.delete(name);
    else unstored.set(name, text);
  };
  const storeTheRest = (): void => {
    for (const [name, text] of unstored) {
      store(name, text);
      if (!isStoring) return;
    }
  };
  store("check", "1");
  attempt((stored) => stored.removeItem(`${prefix}check`));
  unstored.delete("check");
  return {
    get isLasting() {
      return isStoring;
    },
    read: (name) => unstored.get(name) ?? attempt((stored) => stored.getItem(prefix + name)) ?? undefined,
    write: (name, text) => {
      store(name, text);
      if (isStoring) storeTheRest();
    },
    remove: (name) => {
      unstored.delete(name);
      attempt((stored) => stored.removeItem(prefix + name));
      storeTheRest();
    },
    names: () => {
      const names = attempt((stored) =>
        Array.from({ length: stored.length }, (_, index) => stored.key(index) ?? ""),
      );
      const ours = (names ?? []).flatMap((name) =>
        name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
      );
      return [...new Set([...ours, ...unstored.keys()])];
    },
    onChangedElsewhere: (listener) => {
      const isDenied = attempt((stored) => stored) === undefined;
      if (isDenied) return;
      window.addEventListener("storage", ({ key }) => {
        // Without a name: everything was cleared.
        if (key === null || key.startsWith(prefix)) listener();
      });
    },
  };
}
