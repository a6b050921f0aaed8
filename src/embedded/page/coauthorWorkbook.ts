import type { Change, ChangeSource, Workbook } from "../workbook/workbook";

/** What one person does, as the other's Excel hears of it: somebody else, somewhere. */
const ELSEWHERE: ChangeSource = { kind: "client", clientId: "coauthor" };

/** The same workbook for a second person, and how they leave it. */
export interface Coauthoring {
  readonly workbook: Workbook;
  readonly leave: () => void;
}

/**
 * A second person's view of a workbook: the same sheets, names and settings, with a selection and an active sheet of its
 * own. Each person's changes reach the other as remote ones; where somebody points stays their own affair.
 */
export function coauthorWorkbook(shared: Workbook): Coauthoring {
  const mine = Object.create(shared, {
    isStructureProtected: {
      get: () => shared.isStructureProtected,
      set: (isProtected: boolean) => (shared.isStructureProtected = isProtected),
    },
  }) as Workbook;
  mine.selection = { top: 0, left: 0, bottom: 0, right: 0 };
  mine.activeSheetId = shared.activeSheetId;
  const listeners = new Set<(change: Change) => void>();
  const tellMine = (change: Change): void => {
    for (const listener of [...listeners]) listener(change);
  };
  const sent = new WeakSet<Change>();
  const leave = shared.onChange((change) => {
    if (sent.has(change) || isPersonal(change)) return;
    if (mine.sheetById(mine.activeSheetId)?.visibility !== "Visible")
      mine.activeSheetId = shared.sheets.find(({ visibility }) => visibility === "Visible")?.id ?? "";
    tellMine(fromElsewhere(change));
  });
  mine.onChange = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  mine.changed = (change) => {
    if (!isPersonal(change)) {
      const heard = fromElsewhere(change);
      sent.add(heard);
      shared.changed(heard);
    }
    tellMine(change);
  };
  return { workbook: mine, leave };
}

function isPersonal({ type }: Change): boolean {
  return type === "selection" || type === "activated";
}

function fromElsewhere(change: Change): Change {
  return "source" in change ? { ...change, source: ELSEWHERE } : { ...change };
}
