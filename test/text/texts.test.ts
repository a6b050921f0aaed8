import { FIELDS, type RowIssue, type SheetFault } from "../../src/application/ports";
import type { CallRefusal } from "../../src/application/recordCall";
import { OUTCOME_CODES } from "../../src/domain/outcome";
import { REASON_CODES } from "../../src/domain/reason";
import type { PriorityPoint, Suppression } from "../../src/domain/worklist";
import {
  formatPoint,
  formatRefusal,
  formatRowIssue,
  formatSheetFault,
  formatSuppression,
  issueWords,
} from "../../src/text/formatFault";
import { REASONS_BY_FAMILY } from "../../src/text/reasonFamilies";
import { formatOutcome } from "../../src/text/ruleWords";
import { textsOf } from "../../src/text/texts";
import { day, money } from "../support/receivables";

/** One of each: a type without a sample is a type error. */
type OneOfEach<Member extends { readonly type: string }> = {
  readonly [Type in Member["type"]]: Extract<Member, { readonly type: Type }>;
};

const FAULTS: OneOfEach<SheetFault> = {
  NoReceivablesFound: { type: "NoReceivablesFound", sheetNames: ["Feuil1", "Stock"] },
  SheetEmpty: { type: "SheetEmpty", sheetName: "Feuil1" },
  SheetGone: { type: "SheetGone", sheetName: "Feuil1" },
  HeaderMissing: { type: "HeaderMissing", sheetName: "Feuil1", headers: ["Solde"] },
  SheetProtected: { type: "SheetProtected", sheetName: "Feuil1" },
  WorkbookProtected: { type: "WorkbookProtected" },
  WorkbookReadOnly: { type: "WorkbookReadOnly" },
  CellBeingEdited: { type: "CellBeingEdited" },
  ChangedSinceRead: { type: "ChangedSinceRead", sheetName: "Feuil1", rowNumber: 12 },
  StrayCellsFarRight: { type: "StrayCellsFarRight", sheetName: "Feuil1" },
  SheetNameTaken: { type: "SheetNameTaken", sheetName: "Relance - lignes à revoir" },
  NoRoom: { type: "NoRoom", sheetName: "Feuil1", address: "H1:M60" },
  TooManyUnreadable: {
    type: "TooManyUnreadable",
    field: "dueOn",
    count: 40,
    rows: 60,
    cell: "C2",
    value: "Martin",
  },
  DateOrderUnknown: { type: "DateOrderUnknown", field: "dueOn", cell: "C2", value: "03/04/2026" },
  DecimalMarkUnknown: { type: "DecimalMarkUnknown", field: "open", cell: "D2", value: "1.234" },
  InvoicesRepeated: { type: "InvoicesRepeated", count: 40, rows: 60, cell: "F3", reference: "F-1" },
  FormulasNeedRealDates: { type: "FormulasNeedRealDates", cell: "C2" },
  TooManyRowsForFormulas: { type: "TooManyRowsForFormulas", rows: 50_000 },
  LogTooNew: { type: "LogTooNew", version: 9 },
  SettingsUnreadable: { type: "SettingsUnreadable", found: "policy.firstDelayDays" },
  SettingsTooNew: { type: "SettingsTooNew", version: 9 },
  LogNotWritten: { type: "LogNotWritten" },
  Cancelled: { type: "Cancelled", rowsDone: 1000, rows: 50_000 },
  ExcelTooOld: { type: "ExcelTooOld", needs: "ExcelApi 1.14" },
  HostFailure: { type: "HostFailure", code: "GeneralException", message: "Boom" },
};

const at = { rowNumber: 41, cell: "G41" } as const;
const ISSUES: OneOfEach<RowIssue> = {
  DueDateMissing: { ...at, type: "DueDateMissing" },
  DateUnreadable: { ...at, type: "DateUnreadable", field: "dueOn", value: "31/02/2026" },
  DateAmbiguous: { ...at, type: "DateAmbiguous", field: "dueOn", value: "03/04/2026" },
  TermsUnreadable: { ...at, type: "TermsUnreadable", value: "cf. contrat" },
  AmountMissing: { ...at, type: "AmountMissing", field: "open" },
  AmountUnreadable: { ...at, type: "AmountUnreadable", field: "open", value: "cf. devis" },
  PartPaymentUnknown: { ...at, type: "PartPaymentUnknown", value: "partiel" },
  StatusUnknown: { ...at, type: "StatusUnknown", value: "???" },
  PaymentToCome: { ...at, type: "PaymentToCome", value: "2026-12-05" },
  DueBeforeIssued: { ...at, type: "DueBeforeIssued", value: "2026-03-01" },
  NotAnInvoice: { ...at, type: "NotAnInvoice", value: "Devis" },
  OtherListBelow: { ...at, type: "OtherListBelow", value: "Client · Téléphone" },
  DebtorMissing: { ...at, type: "DebtorMissing" },
  ReferenceMissing: { ...at, type: "ReferenceMissing" },
  DuplicateReceivable: { ...at, type: "DuplicateReceivable", reference: "F-1", otherRow: 3 },
  InstalmentOfReference: { ...at, type: "InstalmentOfReference", reference: "F-1", otherRow: 3 },
  ReferenceOfOtherDebtor: { ...at, type: "ReferenceOfOtherDebtor", reference: "F-1", otherRow: 3 },
};

const REFUSALS: OneOfEach<CallRefusal> = {
  NothingCovered: { type: "NothingCovered" },
  CallInFuture: { type: "CallInFuture", calledOn: day("2026-11-23"), today: day("2026-11-22") },
  DateBeforeCall: { type: "DateBeforeCall", untilOn: day("2026-11-02"), calledOn: day("2026-11-22") },
  AmountNotPositive: { type: "AmountNotPositive" },
  CurrencyNotCovered: { type: "CurrencyNotCovered", currency: "USD" },
};

const nextOn = day("2026-11-25");
const SUPPRESSIONS: OneOfEach<Suppression> = {
  settled: { type: "settled" },
  stopped: { type: "stopped" },
  "no-due-date": { type: "no-due-date" },
  "duplicate-key": { type: "duplicate-key", rowNumber: 3 },
  "net-credit": { type: "net-credit", net: [money("-20.00")] },
  "promise-open": { type: "promise-open", promisedOn: day("2026-11-24"), amount: money("5000.00"), nextOn },
  "plan-current": { type: "plan-current", nextOn },
  dispute: { type: "dispute", nextOn },
  "called-recently": { type: "called-recently", lastCallOn: day("2026-11-20"), nextOn },
  grace: { type: "grace", untilOn: day("2027-01-15"), nextOn },
  snoozed: { type: "snoozed", nextOn, by: "Camille", why: "Dossier chez le commercial" },
  "below-threshold": { type: "below-threshold", total: [money("12.00")], callFrom: [money("50.00")] },
  "not-due": { type: "not-due", dueOn: day("2027-01-15"), nextOn },
};

const POINTS: OneOfEach<PriorityPoint> = {
  "broken-promise": { type: "broken-promise", points: 40, count: 1 },
  "call-overdue": { type: "call-overdue", points: 8, callDays: 4 },
  stage: { type: "stage", points: 20, stage: "NOTICE" },
  "overdue-amount": { type: "overdue-amount", points: 45, decile: 9, currency: "EUR" },
  "never-reached": { type: "never-reached", points: 10, attempts: 3 },
  "limitation-near": { type: "limitation-near", points: 30, on: day("2027-03-01") },
  "own-duty": { type: "own-duty", points: 25, on: day("2026-11-19"), kind: "answer", count: 1 },
  strategic: { type: "strategic", points: 5 },
};

// Worded by type below, with members of their own.
const BY_TYPE = new Set(["faults", "issues", "refusals", "suppressions", "points"]);

/** What the few sentences are given that take something else than figures and texts. */
const GIVEN: Readonly<Record<string, readonly unknown[]>> = {
  "firstRun.samples": [["3"]],
  "sheet.allSettled": [{ invoices: 3, columns: ["3", "4"], hasCredits: true }],
};

/** Every sentence of a catalog: texts as they are, functions with figures in the place of what they are given. */
function sentencesOf(words: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof words === "string") return [[path, words]];
  if (typeof words === "function") {
    return [[path, String(words(...(GIVEN[path] ?? [3, 3, 3])))]];
  }
  if (typeof words !== "object" || words === null || BY_TYPE.has(path)) return [];
  return Object.entries(words).flatMap(([key, word]) => sentencesOf(word, path ? `${path}.${key}` : key));
}

const wordedFaults = (language: "en" | "fr"): readonly (readonly [string, string])[] => [
  ...Object.values(FAULTS).flatMap((fault) => {
    const { what, next } = formatSheetFault(fault, language);
    return [
      [`${fault.type} what`, what],
      [`${fault.type} next`, next],
    ] as const;
  }),
  ...Object.values(ISSUES).flatMap((issue) => {
    const words = issueWords(issue.type, language);
    return [
      [`${issue.type} one`, words.title(1)],
      [`${issue.type} many`, words.title(3)],
      [`${issue.type} next`, words.next],
    ] as const;
  }),
  ...Object.values(REFUSALS).map((refusal) => [refusal.type, formatRefusal(refusal, language)] as const),
  ...Object.values(SUPPRESSIONS).map((why) => [why.type, formatSuppression(why, language)] as const),
  ...Object.values(POINTS).map((point) => [point.type, formatPoint(point, language)] as const),
];

const allSentences = (language: "en" | "fr"): readonly (readonly [string, string])[] => [
  ...sentencesOf(textsOf(language)),
  ...wordedFaults(language),
];

/** Words that are right in both languages. */
const SAME_IN_BOTH = new Set(["today.points", "fields.contact", "debtor.contact", "call.note"]);

describe("words in both languages", () => {
  it("leaves nothing unsaid", () => {
    for (const language of ["en", "fr"] as const) {
      expect(allSentences(language).filter(([, text]) => text.trim() === "")).toEqual([]);
      expect(OUTCOME_CODES.filter((code) => formatOutcome(code, language) === "")).toEqual([]);
    }
  });

  it("says the same thing twice only where both languages share the word", () => {
    const french = new Map(allSentences("fr"));
    const same = allSentences("en").filter(
      ([path, text]) => french.get(path) === text && !SAME_IN_BOTH.has(path),
    );
    expect(same).toEqual([]);
  });

  it("gives each field and each reason a word of its own", () => {
    for (const language of ["en", "fr"] as const) {
      const { fields, reasons } = textsOf(language);
      expect(new Set(FIELDS.map((field) => fields[field])).size).toBe(FIELDS.length);
      expect(new Set(REASON_CODES.map((code) => reasons[code])).size).toBe(REASON_CODES.length);
    }
  });

  it("lists every reason under exactly one family", () => {
    const listed = Object.values(REASONS_BY_FAMILY).flat();
    expect([...listed].sort()).toEqual([...REASON_CODES].sort());
  });
});

describe("French typography", () => {
  it("puts a no-break space before : ; ? ! % and inside « »", () => {
    const loose = allSentences("fr").filter(([, text]) => / [:;?!%»]|« |«[^\u00a0]/.test(text));
    expect(loose).toEqual([]);
  });

  it("never glues : ; ? ! to the word before", () => {
    const glued = allSentences("fr").filter(([, text]) => /\p{L}[:;?!]/u.test(text));
    expect(glued).toEqual([]);
  });

  it("uses the typographic apostrophe and ellipsis", () => {
    expect(allSentences("fr").filter(([, text]) => /'|\.\.\./.test(text))).toEqual([]);
  });
});

describe("formatSheetFault", () => {
  it("names the place and the next step", () => {
    expect(formatSheetFault(FAULTS.CellBeingEdited, "en")).toEqual({
      what: "A cell is being edited: Excel accepts nothing else until then.",
      next: "Finish typing in the cell (Enter or Esc), then try again.",
    });
    expect(formatSheetFault(FAULTS.ChangedSinceRead, "fr").what).toBe(
      "La feuille «\u00a0Feuil1\u00a0» a changé depuis sa lecture (ligne 12). Rien n’a été écrit dans les lignes modifiées.",
    );
    expect(formatSheetFault(FAULTS.NoRoom, "en").what).toContain("H1:M60 in the sheet “Feuil1”");
  });
});

describe("formatRowIssue", () => {
  it("is one line that names the cell and what stands in it", () => {
    expect(formatRowIssue(ISSUES.DateUnreadable, "en")).toBe("G41: “31/02/2026” (Due date)");
    expect(formatRowIssue(ISSUES.DateUnreadable, "fr")).toBe(
      "G41\u00a0: «\u00a031/02/2026\u00a0» (Échéance)",
    );
    expect(formatRowIssue(ISSUES.DueDateMissing, "en")).toBe("G41: 1 invoice without a due date");
  });

  it("counts 0 and 1 as singular in French", () => {
    expect(issueWords("DateUnreadable", "fr").title(1)).toBe("1 date illisible");
    expect(issueWords("DateUnreadable", "fr").title(3)).toBe("3 dates illisibles");
  });
});

describe("formatSuppression", () => {
  it("says what was promised and for when", () => {
    expect(formatSuppression(SUPPRESSIONS["promise-open"], "en")).toBe(
      "promise of €5,000.00 for 24 Nov 2026",
    );
    expect(formatSuppression(SUPPRESSIONS["promise-open"], "fr").replace(/[\u00a0\u202f]/g, " ")).toBe(
      "promesse de 5 000,00 € pour le 24/11/2026",
    );
  });
});
