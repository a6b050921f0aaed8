import type { SheetFault } from "../../application/ports";

const ABOUT_COLUMNS: ReadonlySet<SheetFault["type"]> = new Set<SheetFault["type"]>([
  "SheetGone",
  "HeaderMissing",
  "TooManyUnreadable",
  "DateOrderUnknown",
  "DecimalMarkUnknown",
  "InvoicesRepeated",
]);

/** Whether choosing the sheet or its columns again is the way on. */
export function isAboutColumns({ type }: SheetFault): boolean {
  return ABOUT_COLUMNS.has(type);
}
