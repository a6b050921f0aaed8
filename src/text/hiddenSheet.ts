/** A sheet of the call log: very hidden, so that nobody can go there to unprotect it. */
export function isHiddenLogSheet(sheetName: string): boolean {
  return /^Relance_(Log|Old)(_|$)/.test(sheetName);
}
