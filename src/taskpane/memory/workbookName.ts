const SESSION_KEY = "relance.neverSaved";
const NEVER_SAVED = "?";

/**
 * What tells the open workbook from others on this computer: where it is stored. One that was never saved has no
 * address, and must not be taken for another such: it gets a name that lasts as long as its window, so that a pane that
 * is loaded again still finds what it kept.
 *
 * @param url as Excel gives it; empty, or no address, for a workbook never saved
 */
export function workbookName(
  url: string | null | undefined,
  newId: () => string,
  session: () => Storage = () => sessionStorage,
): string {
  // Some Excels may give its title instead, « Book1 », which the next new workbook has as well.
  if (url && /[\\/.]/.test(url)) return url;
  const fresh = NEVER_SAVED + newId();
  try {
    const store = session();
    const known = store.getItem(SESSION_KEY) ?? fresh;
    store.setItem(SESSION_KEY, known);
    return known;
  } catch {
    return fresh;
  }
}

/** Of a workbook that nobody saved: it cannot be opened again. */
export function isNeverSaved(workbook: string): boolean {
  return workbook.startsWith(NEVER_SAVED);
}
