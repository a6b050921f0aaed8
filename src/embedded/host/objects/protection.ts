import { optionalTextArgument } from "../arguments";
import type { Batch } from "../batch";
import { checkWritable } from "../checks";
import { fault } from "../hostError";
import { defineMembers } from "../members";

/** Passwords given while the workbook is open; a file's own are not known, so they ask for none. */
const passwords = new WeakMap<object, string>();

function checkPassword(holder: object, given: unknown): void {
  const password = passwords.get(holder);
  if (password !== undefined && password !== given) throw fault("AccessDenied");
  passwords.delete(holder);
}

function rememberPassword(holder: object, given: unknown): void {
  const password = optionalTextArgument(given);
  if (password !== undefined && password !== "") passwords.set(holder, password);
}

/** Protecting what is protected, or the reverse, is refused: so does Excel since June 2026. */
export const worksheetProtectionObject = defineMembers<
  { readonly sheetId: string },
  Excel.WorksheetProtection
>({
  className: "WorksheetProtection",
  read: {
    Protected: ({ sheetId }, batch) => batch.sheet(sheetId).isProtected,
  },
  call: {
    Protect: ({ sheetId }, [, password], batch) => setProtection(batch, sheetId, true, password),
    Unprotect: ({ sheetId }, [password], batch) => setProtection(batch, sheetId, false, password),
  },
});

function setProtection(batch: Batch, sheetId: string, isProtected: boolean, password: unknown): void {
  const sheet = batch.sheet(sheetId);
  checkWritable(batch);
  if (sheet.isProtected === isProtected) throw fault("AccessDenied");
  if (isProtected) rememberPassword(sheet, password);
  else checkPassword(sheet, password);
  sheet.isProtected = isProtected;
  batch.changed({ type: "sheets", kind: "protection", sheetId, source: batch.source });
}

/** Protects the list of sheets: adding, deleting, renaming, moving, hiding, showing. */
export const workbookProtectionObject = defineMembers<null, Excel.WorkbookProtection>({
  className: "WorkbookProtection",
  read: {
    Protected: (_, batch) => batch.workbook.isStructureProtected,
  },
  call: {
    Protect: (_, [password], { workbook }) => {
      if (workbook.isStructureProtected) throw fault("AccessDenied");
      rememberPassword(workbook, password);
      workbook.isStructureProtected = true;
    },
    Unprotect: (_, [password], { workbook }) => {
      if (!workbook.isStructureProtected) throw fault("AccessDenied");
      checkPassword(workbook, password);
      workbook.isStructureProtected = false;
    },
  },
});
