import type { Assessment } from "../domain/assessment";
import type { CallEvent } from "../domain/callLog";
import type { SeenReceivable } from "../domain/comparison";
import type { LocalDate } from "../domain/localDate";
import type { Policy } from "../domain/policy";
import type { Receivable } from "../domain/receivable";
import type { Result } from "../domain/result";

/** What a column of the user's sheet can be taken for. */
export const FIELDS = [
  "debtorName",
  "debtorCode",
  "reference",
  "documentType",
  "issuedOn",
  "dueOn",
  "terms",
  "amount",
  "paid",
  "open",
  "side",
  "lettering",
  "currency",
  "status",
  "disputed",
  "settledOn",
  "contact",
  "role",
  "phone",
  "mobile",
  "email",
  "country",
  "caller",
  "lastCallOn",
  "lastOutcome",
  "notes",
] as const;
export type Field = (typeof FIELDS)[number];

export type LanguageCode = "en" | "fr";

/** Where the receivables are: an Excel table or a plain range with its header row. */
export interface LedgerPlace {
  /** Stable for the life of the sheet, whatever its name becomes. */
  readonly sheetId: string;
  readonly sheetName: string;
  /** Set for an Excel table. */
  readonly tableId?: string;
  readonly tableName?: string;
  /** 1-based, as people count. */
  readonly headerRow: number;
  /** 1-based column of the first header; A is 1. */
  readonly firstColumn: number;
  readonly columnCount: number;
  /** Rows below the header, blanks and totals included. */
  readonly rowCount: number;
  /** A1 form without the sheet, header included. */
  readonly address: string;
}

/** A column of the sheet. The header recognises it again when columns have moved. */
export interface SheetColumn {
  /** 0-based within the ledger. */
  readonly index: number;
  /** As written in the sheet; empty when the column has none. */
  readonly header: string;
}

/** Which figure of `03/04/2026` is the day. */
export type DateOrder = "day-first" | "month-first";

export type DecimalMark = "." | ",";

/** A column the person (or we) took for a field. */
export interface ColumnChoice extends SheetColumn {
  /** Further columns of the same field: balances by age are added up, of several call dates the latest counts. */
  readonly others?: readonly SheetColumn[];
  /** The person's answer where the column's texts leave it open. Never set from evidence. */
  readonly dateOrder?: DateOrder;
  /** The person's answer where `1.234` may be a thousand or one and a bit. Never set from evidence. */
  readonly decimalMark?: DecimalMark;
  /** Of the debtor's name: it stands in titles above the rows it is about, in a column that holds something else in them. */
  readonly inTitles?: true;
}

export type ColumnMapping = Readonly<Partial<Record<Field, ColumnChoice>>>;

export interface LedgerColumn extends SheetColumn {
  /** As people write it: `A`, `AB`. */
  readonly letter: string;
  /** Up to three values as the sheet shows them, first rows first. */
  readonly samples: readonly string[];
}

/** Why a column was taken for a field; headers are as written in the sheet. Words in `text/`. */
export type ColumnReason =
  | { readonly type: "Confirmed" }
  | { readonly type: "HeaderNames" }
  | { readonly type: "HeaderResembles"; readonly word: string }
  /** Its dates fall on or after those of that column, row by row. */
  | { readonly type: "DatesAfter"; readonly header: string }
  | { readonly type: "DatesBefore"; readonly header: string }
  /** It is amount − paid, row by row. */
  | { readonly type: "AmountLessPaid"; readonly amount: string; readonly paid: string }
  | { readonly type: "SumOfColumns"; readonly headers: readonly string[] }
  /** Names that stand alone above rows with dates and amounts. */
  | { readonly type: "TitlesAbove"; readonly examples: readonly string[] }
  | { readonly type: "ValuesLookLike"; readonly kind: ValueKind };

/** What the values of a column look like, whatever its header says. */
export type ValueKind = "emails" | "phones" | "names" | "numbers" | "sides" | "documentTypes" | "currencies";

/** What speaks for or against a whole sheet. */
export type CandidateReason =
  | { readonly type: "FieldsFound"; readonly count: number }
  | { readonly type: "AgedSummary" }
  | { readonly type: "AmountsInThousands"; readonly title: string }
  /** What is open seems to hold penalties or fees, which no invoice asked for; no other column says it without. */
  | { readonly type: "BalanceWithCharges"; readonly header: string };

/** A sheet that may hold the receivables, with what we would take its columns for. */
export interface LedgerCandidate {
  readonly place: LedgerPlace;
  readonly columns: readonly LedgerColumn[];
  readonly mapping: ColumnMapping;
  /** How sure we are of the columns that the rules need: 0–100. */
  readonly score: number;
  readonly why: readonly CandidateReason[];
  /** Why each column was taken for its field, the strongest reason first. */
  readonly reasons: Readonly<Partial<Record<Field, readonly ColumnReason[]>>>;
  /** The person confirmed this mapping earlier in this workbook. */
  readonly isRemembered: boolean;
  /** What the rules cannot do without and no column gave. Empty = ready to confirm. */
  readonly missing: readonly MissingField[];
}

/** Fields that must be mapped; each is met by any one of several columns, a due date also by issue date and terms. */
export type MissingField = "debtor" | "dueOn" | "open";

interface Located {
  /** 1-based row of the sheet. */
  readonly rowNumber: number;
  /** A1 form without the sheet: `G41`. */
  readonly cell: string;
}

/** One row that could not be read as it stands. Good rows still work. Words in `text/`. */
export type RowIssue =
  | (Located & { readonly type: "DueDateMissing" })
  | (Located & { readonly type: "DateUnreadable"; readonly field: Field; readonly value: string })
  /** 03/04 may be 3 April or 4 March, and nothing in the column settles it, or the column holds both orders. */
  | (Located & { readonly type: "DateAmbiguous"; readonly field: Field; readonly value: string })
  /** Due before it was issued: one of the two dates is wrong; the due date is taken as it stands. */
  | (Located & { readonly type: "DueBeforeIssued"; readonly value: string })
  /** No due date, and payment terms that it cannot be computed from. */
  | (Located & { readonly type: "TermsUnreadable"; readonly value: string })
  | (Located & { readonly type: "AmountMissing"; readonly field: Field })
  | (Located & { readonly type: "AmountUnreadable"; readonly field: Field; readonly value: string })
  /** Part paid, says the sheet, without saying how much: the whole amount is taken as open. */
  | (Located & { readonly type: "PartPaymentUnknown"; readonly value: string })
  /** Paid on a day that is still to come: it was announced, and is open until then. */
  | (Located & { readonly type: "PaymentToCome"; readonly value: string })
  | (Located & { readonly type: "StatusUnknown"; readonly value: string })
  /** A quote, an order, a draft: nothing is owed for it yet. Left aside. */
  | (Located & { readonly type: "NotAnInvoice"; readonly value: string })
  /** The header of another list: it and what stands below are not read. */
  | (Located & { readonly type: "OtherListBelow"; readonly value: string })
  | (Located & { readonly type: "DebtorMissing" })
  | (Located & { readonly type: "ReferenceMissing" })
  /** Same debtor and reference as another row: shown, not counted. */
  | (Located & {
      readonly type: "DuplicateReceivable";
      readonly reference: string;
      readonly otherRow: number;
    })
  /** Same reference and debtor, another due date: taken as an instalment of the same invoice. */
  | (Located & {
      readonly type: "InstalmentOfReference";
      readonly reference: string;
      readonly otherRow: number;
    })
  /** The same reference stands under another debtor. */
  | (Located & {
      readonly type: "ReferenceOfOtherDebtor";
      readonly reference: string;
      readonly otherRow: number;
    });

/** A column of the mapping that the sheet now has under another header. */
export interface RenamedColumn {
  readonly field: Field;
  readonly before: string;
  readonly now: string;
}

/** The receivables of one sheet as they were read. */
export interface Ledger {
  readonly place: LedgerPlace;
  readonly mapping: ColumnMapping;
  /** Of amounts that name none. */
  readonly defaultCurrency: string;
  /** The workbook counts its days from 1904. */
  readonly uses1904: boolean;
  readonly receivables: readonly Receivable[];
  readonly issues: readonly RowIssue[];
  /** Rows that are not receivables: blank, totals, repeated headers. */
  readonly rowsLeftOut: number;
  /** Columns that were known again under another header than the one confirmed. */
  readonly renamed?: readonly RenamedColumn[];
}

/** Our columns, left to right. Ids are stored in people's workbooks: never rename one. */
export const COMPUTED_COLUMNS = ["nextCall", "stage", "why", "lastCall", "outcome", "promised"] as const;
export type ComputedColumn = (typeof COMPUTED_COLUMNS)[number];

/** `values` survive without the add-in; `formulas` follow the sheet live, for small sheets. */
export type ColumnMode = "values" | "formulas";

/** Above this, formulas are not offered: every one is a round trip for Excel. Source: platform facts §2.8. */
export const FORMULA_ROWS_MAX = 2_000;

/** Why a whole operation could not be done. Words, and what to do next, in `text/`. */
export type SheetFault =
  | { readonly type: "NoReceivablesFound"; readonly sheetNames: readonly string[] }
  | { readonly type: "SheetEmpty"; readonly sheetName: string }
  | { readonly type: "SheetGone"; readonly sheetName: string }
  | { readonly type: "HeaderMissing"; readonly sheetName: string; readonly headers: readonly string[] }
  | { readonly type: "SheetProtected"; readonly sheetName: string }
  | { readonly type: "WorkbookProtected" }
  | { readonly type: "WorkbookReadOnly" }
  | { readonly type: "CellBeingEdited" }
  /** Rows moved or changed between reading and writing; nothing was written to them. */
  | { readonly type: "ChangedSinceRead"; readonly sheetName: string; readonly rowNumber: number }
  /** Cells stand where our columns would go. */
  | { readonly type: "NoRoom"; readonly sheetName: string; readonly address: string }
  /** A sheet of the person's bears the name of one that Relance would make. */
  | { readonly type: "SheetNameTaken"; readonly sheetName: string }
  /** Excel on the web cannot widen a long table while stray cells stand far to its right. */
  | { readonly type: "StrayCellsFarRight"; readonly sheetName: string }
  /** More than a third of a column that the rules live on cannot be read. */
  | {
      readonly type: "TooManyUnreadable";
      readonly field: Field;
      readonly count: number;
      readonly rows: number;
      readonly cell: string;
      readonly value: string;
    }
  /** Nothing in the column says whether day or month comes first: the person is asked, and the answer kept with the mapping. */
  | {
      readonly type: "DateOrderUnknown";
      readonly field: Field;
      readonly cell: string;
      readonly value: string;
    }
  /** Nothing in the column says whether `1.234` is a thousand: asked as well. */
  | {
      readonly type: "DecimalMarkUnknown";
      readonly field: Field;
      readonly cell: string;
      readonly value: string;
    }
  /** More than a third of the rows repeat an invoice with another amount: movements, not what is open. */
  | {
      readonly type: "InvoicesRepeated";
      readonly count: number;
      readonly rows: number;
      readonly cell: string;
      readonly reference: string;
    }
  | { readonly type: "FormulasNeedRealDates"; readonly cell: string }
  | { readonly type: "TooManyRowsForFormulas"; readonly rows: number }
  /** The log was written by a newer Relance: reading on could lose entries. */
  | { readonly type: "LogTooNew"; readonly version: number }
  | { readonly type: "LogNotWritten" }
  /** What the workbook remembers of Relance cannot be read; `found` says where, or shows how it begins. */
  | { readonly type: "SettingsUnreadable"; readonly found: string }
  /** The settings were written by a newer Relance: saving over them could lose what people chose. */
  | { readonly type: "SettingsTooNew"; readonly version: number }
  /** The person stopped it; what was done stands. */
  | { readonly type: "Cancelled"; readonly rowsDone: number; readonly rows: number }
  | { readonly type: "ExcelTooOld"; readonly needs: string }
  | { readonly type: "HostFailure"; readonly code: string; readonly message: string };

/** Progress in rows; told often enough for a progress bar, not for every row. */
export interface Progress {
  readonly rowsDone: number;
  readonly rows: number;
}

export interface LongJob {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export interface ReadRequest extends LongJob {
  readonly place: LedgerPlace;
  readonly mapping: ColumnMapping;
  readonly defaultCurrency: string;
  /** Today: what the sheet says will be paid later has not come in yet. */
  readonly asOf: LocalDate;
}

export interface WriteColumnsRequest extends LongJob {
  /** As read just before: its rows are compared with the sheet before each block is written. */
  readonly ledger: Ledger;
  /** One a receivable; with `rowsOnly`, others keep what they have. */
  readonly assessments: readonly Assessment[];
  readonly mode: ColumnMode;
  readonly language: LanguageCode;
  readonly asOf: LocalDate;
  /** Write only the rows of `assessments` (a call was logged); else every row, and clear what is no longer true. */
  readonly rowsOnly: boolean;
}

export interface ColumnsWritten {
  readonly rows: number;
  /** A1 form of the six headers: where our columns are. */
  readonly address: string;
  readonly wereAdded: boolean;
}

/** The user's own sheet. Writes happen in our own columns alone. */
export interface ReceivablesTable {
  /** Likeliest first; an empty workbook or one without a usable header is a fault that names what was looked at. */
  findCandidates(): Promise<Result<readonly LedgerCandidate[], SheetFault>>;
  read(request: ReadRequest): Promise<Result<Ledger, SheetFault>>;
  writeColumns(request: WriteColumnsRequest): Promise<Result<ColumnsWritten, SheetFault>>;
  /** Whether our columns stand in the sheet, and as what; `undefined` when they do not. */
  columnMode(place: LedgerPlace): Promise<Result<ColumnMode | undefined, SheetFault>>;
  /** Takes our columns out again, found by identity; theirs stay. */
  removeColumns(place: LedgerPlace): Promise<Result<void, SheetFault>>;
  selectCell(place: LedgerPlace, cell: string): Promise<Result<void, SheetFault>>;
}

/** The hidden, append-only record of calls. */
export interface CallLog {
  read(): Promise<Result<readonly CallEvent[], SheetFault>>;
  /** Appends, reads back, and is `ok` only when the entries are there. Appending the same ids twice appends once. */
  append(events: readonly CallEvent[]): Promise<Result<void, SheetFault>>;
}

/** A row of the log that is no entry any more: somebody changed it. The others stand. */
export interface LogRowUnreadable {
  readonly type: "LogUnreadable";
  readonly sheetName: string;
  /** 1-based. */
  readonly rowNumber: number;
  /** How what stands there begins. */
  readonly found: string;
}

/** What else there is to know of the log while it is open. */
export interface LogWatch {
  /** As of the last reading. */
  unreadable(): readonly LogRowUnreadable[];
}

/** The sheet as it was at one reading. */
export interface SheetSeen {
  readonly id: string;
  readonly seenOn: LocalDate;
  readonly receivables: readonly SeenReceivable[];
}

/** The reading that the next one is compared with, kept in the workbook. */
export interface LastReading {
  /** `undefined` when nothing was kept, or it does not stand there whole: better no comparison than a wrong one. */
  read(): Promise<Result<SheetSeen | undefined, SheetFault>>;
  write(seen: SheetSeen): Promise<Result<void, SheetFault>>;
}

/** What people say in their own words, by the keys of the catalogs in `text/`. */
export interface CallTexts {
  readonly ourCompany?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly objections?: Readonly<Record<string, string>>;
}

/** What the workbook remembers of Relance, beside the log. */
export interface WorkbookSettings {
  readonly ledger?: {
    readonly place: LedgerPlace;
    readonly mapping: ColumnMapping;
    readonly defaultCurrency: string;
  };
  readonly columnMode: ColumnMode;
  /** Left out: as Excel's display language. */
  readonly language?: LanguageCode;
  readonly policy: Policy;
  /** People's own words; what is left out is said in ours. */
  readonly callTexts?: CallTexts;
  /** « Not the same customer », said of pairs of debtor keys. */
  readonly distinctDebtors?: readonly (readonly [string, string])[];
}

export interface SettingsStore {
  read(): Promise<Result<WorkbookSettings, SheetFault>>;
  write(settings: WorkbookSettings): Promise<Result<void, SheetFault>>;
  /** All of a scenario as text, for people to keep and pass on. */
  policyToText(policy: Policy): string;
  /**
   * A scenario from such a text, checked: also how the settings screen checks what was typed.
   *
   * Errors: `SettingsTooNew`, then `SettingsUnreadable`, whose `found` names the field: `policy.ladder.1.fromDaysLate`.
   */
  textToPolicy(text: string): Result<Policy, SheetFault>;
}

export interface Clock {
  /** Today's date where the person sits. */
  today(): LocalDate;
  /** This instant, ISO 8601 in UTC. */
  now(): string;
}

export type NewId = () => string;

/** Everything the use cases need of the outside. Only roots build one. */
export interface Ports {
  readonly table: ReceivablesTable;
  readonly log: CallLog;
  readonly settings: SettingsStore;
  readonly lastReading: LastReading;
  readonly clock: Clock;
  readonly newId: NewId;
}
