import type { ColumnMode, Field, MissingField, RowIssue, SheetFault } from "../application/ports";
import type { CallRefusal } from "../application/recordCall";
import type { OutcomeCode, OutcomeNeed } from "../domain/outcome";
import type { PromiseState } from "../domain/promise";
import type { PaymentMeans, ReasonCode } from "../domain/reason";
import type { PriorityPoint, Suppression } from "../domain/worklist";
import { formatAmount, formatAmounts, formatCount } from "./formatAmount";
import { formatDate } from "./formatDate";
import { isHiddenLogSheet } from "./hiddenSheet";
import type { ReasonFamily } from "./reasonFamilies";
import { formatStage } from "./ruleWords";
import type { AllSettled, FaultWords, IssueWordsByType, WordsByType } from "./words";

const n = (count: number, one: string, many: string): string =>
  `${formatCount(count, "en")} ${count === 1 ? one : many}`;

const fields = {
  debtorName: "Customer",
  debtorCode: "Customer code",
  reference: "Invoice number",
  documentType: "Type of document",
  issuedOn: "Invoice date",
  dueOn: "Due date",
  terms: "Payment terms",
  amount: "Invoice amount",
  paid: "Amount paid",
  open: "Amount still open",
  side: "Debit or credit",
  lettering: "Matching mark",
  currency: "Currency",
  status: "Status",
  disputed: "In dispute",
  settledOn: "Paid on",
  contact: "Contact",
  role: "Role of the contact",
  phone: "Phone",
  mobile: "Mobile or second phone",
  email: "E-mail",
  country: "Country",
  caller: "Followed up by",
  lastCallOn: "Last call on",
  lastOutcome: "Last outcome",
  notes: "Notes",
} satisfies Readonly<Record<Field, string>>;

const faults: WordsByType<SheetFault, FaultWords> = {
  NoReceivablesFound: ({ sheetNames }) => ({
    what: `No list of invoices was found. Sheets looked at: ${sheetNames.join(", ")}.`,
    next: "A list needs one row of headings (customer, due date, amount…) with the invoices below it. Open or paste yours, then look again.",
  }),
  SheetEmpty: ({ sheetName }) => ({
    what: `The sheet “${sheetName}” is empty.`,
    next: "Paste or open your list of invoices, headings included, then look again.",
  }),
  SheetGone: ({ sheetName }) => ({
    what: `The sheet “${sheetName}” is no longer in this workbook.`,
    next: "Bring it back (Undo), or choose the sheet that holds the invoices now.",
  }),
  HeaderMissing: ({ sheetName, headers }) => ({
    what:
      headers.length === 0
        ? `The sheet “${sheetName}” has no row of headings that Relance can use.`
        : `In the sheet “${sheetName}”, these headings were not found: ${headers.map((header) => `“${header}”`).join(", ")}.`,
    next:
      headers.length === 0
        ? "Give each column a heading (customer, due date, amount…) in one row above the invoices, then look again."
        : "Put the headings back as they were, or choose the columns again.",
  }),
  SheetProtected: ({ sheetName }) =>
    isHiddenLogSheet(sheetName)
      ? {
          what: `The hidden sheet of the call log (${sheetName}) is protected, perhaps by a macro that protects every sheet.`,
          next: "Have that macro unprotect it; Excel does not show it to you. Then try again.",
        }
      : {
          what: `The sheet “${sheetName}” is protected: Relance cannot write in it.`,
          next: "Review tab, Unprotect Sheet; then try again.",
        },
  WorkbookProtected: () => ({
    what: "The structure of this workbook is protected: Relance cannot add its hidden log sheet.",
    next: "Review tab, Protect Workbook (to switch it off); then try again.",
  }),
  WorkbookReadOnly: () => ({
    what: "This workbook is open for reading only.",
    next: "Choose Enable Editing, or save a copy of your own, then try again.",
  }),
  CellBeingEdited: () => ({
    what: "A cell is being edited: Excel accepts nothing else until then.",
    next: "Finish typing in the cell (Enter or Esc), then try again.",
  }),
  ChangedSinceRead: ({ sheetName, rowNumber }) => ({
    what: `The sheet “${sheetName}” has changed since it was read (row ${formatCount(rowNumber, "en")}). Nothing was written to the rows that changed.`,
    next: "Read the sheet again, then repeat.",
  }),
  StrayCellsFarRight: ({ sheetName }) => ({
    what: `Excel could not add columns to the table in the sheet “${sheetName}”: some cells far to the right of it are filled.`,
    next: "Press Ctrl+End in the sheet, delete the columns between your table and that cell that you do not need, then try again.",
  }),
  SheetNameTaken: ({ sheetName }) => ({
    what: `A sheet of yours is already called “${sheetName}”. Relance never writes over it.`,
    next: "Give your sheet another name, then try again.",
  }),
  NoRoom: ({ sheetName, address }) => ({
    what: `Something already stands where the columns would go: ${address} in the sheet “${sheetName}”. Relance never writes over your cells.`,
    next: "Free those cells, or insert six empty columns to the right of your list, then try again.",
  }),
  TooManyUnreadable: ({ field, count, rows, cell, value }) => ({
    what: `Column “${fields[field]}”: ${formatCount(count, "en")} of ${n(rows, "row", "rows")} cannot be read, starting with ${cell} (“${value}”).`,
    next: "Another column may be the right one: choose the columns again. Otherwise correct the column.",
  }),
  DateOrderUnknown: ({ field, cell, value }) => ({
    what: `Column “${fields[field]}”: nothing says whether the day or the month comes first (${cell}: “${value}”).`,
    next: "Say how to read it below that column; the answer is remembered.",
  }),
  DecimalMarkUnknown: ({ field, cell, value }) => ({
    what: `Column “${fields[field]}”: nothing says what the point or comma means (${cell}: “${value}”).`,
    next: "Say how to read it below that column; the answer is remembered.",
  }),
  InvoicesRepeated: ({ count, rows, cell, reference }) => ({
    what: `${formatCount(count, "en")} of ${n(rows, "row repeats", "rows repeat")} an invoice with another amount, such as ${reference} in ${cell}: this looks like movements, not like what is still open.`,
    next: "Export the open items (one row an invoice), or choose another sheet or another amount column.",
  }),
  FormulasNeedRealDates: ({ cell }) => ({
    what: `Formulas need real Excel dates, and ${cell} holds text.`,
    next: "Add the columns as values, or turn the text into dates (Data tab, Text to Columns).",
  }),
  TooManyRowsForFormulas: ({ rows }) => ({
    what: `${n(rows, "row is", "rows are")} too many for formulas: Excel would become slow.`,
    next: "Add the columns as values, and refresh them when the sheet changes.",
  }),
  LogTooNew: ({ version }) => ({
    what: `The call log of this workbook was written by a newer Relance (format ${version}).`,
    next: "Reload Relance to get the newest version, then open the workbook again.",
  }),
  LogNotWritten: () => ({
    what: "The call could not be found in the log after saving: take it as not recorded.",
    next: "Check that you are online and that the workbook saves, then save the call again. It will not be recorded twice.",
  }),
  SettingsUnreadable: ({ found }) => ({
    what: `The settings that Relance keeps in this workbook cannot be read (${found}). Nothing was changed.`,
    next: "Go back to an earlier version of the workbook (File, Info, Version History).",
  }),
  SettingsTooNew: ({ version }) => ({
    what: `The settings of this workbook were written by a newer Relance (format ${version}).`,
    next: "Reload Relance to get the newest version, then open the workbook again.",
  }),
  Cancelled: ({ rowsDone, rows }) => ({
    what: `Stopped after ${formatCount(rowsDone, "en")} of ${n(rows, "row", "rows")}. What was done is complete and right.`,
    next: "Start again whenever you like: the rest will follow.",
  }),
  ExcelTooOld: ({ needs }) => ({
    what: `This Excel is too old for Relance (${needs} is missing).`,
    next: "Use Microsoft 365, Excel 2024 or Excel on the web.",
  }),
  HostFailure: ({ code, message }) => ({
    what: `Excel refused: ${message} (${code}).`,
    next: "Try again. If it happens again, save the workbook, close it and open it again.",
  }),
};

const refusals: WordsByType<CallRefusal, string> = {
  NothingCovered: () => "Tick at least one invoice that the call was about.",
  CallInFuture: ({ today }) => `A call that was made is not after today, ${formatDate(today, "en")}.`,
  DateBeforeCall: ({ calledOn }) => `Choose a date on or after the call, ${formatDate(calledOn, "en")}.`,
  AmountNotPositive: () => "Enter an amount above zero.",
  CurrencyNotCovered: ({ currency }) => `None of the ticked invoices is in ${currency}.`,
};

const readTwice = (reference: string, otherRow: number): string =>
  `${reference}, also in row ${formatCount(otherRow, "en")}`;

const issues: IssueWordsByType<RowIssue> = {
  DueDateMissing: {
    title: (count) => n(count, "invoice without a due date", "invoices without a due date"),
    line: () => "",
    next: "Without a due date there is no call date. Type it.",
  },
  DateUnreadable: {
    title: (count) => n(count, "unreadable date", "unreadable dates"),
    line: ({ field, value }) => `“${value}” (${fields[field]})`,
    next: "Read as an empty cell. Retype it as a date: day, month, year.",
  },
  DateAmbiguous: {
    title: (count) => n(count, "date that can be read two ways", "dates that can be read two ways"),
    line: ({ field, value }) => `“${value}” (${fields[field]})`,
    next: "Nothing in the column says whether the day or the month comes first. Retype it as a real date.",
  },
  DueBeforeIssued: {
    title: (count) => n(count, "invoice due before it was issued", "invoices due before they were issued"),
    line: ({ value }) => `“${value}” (${fields.dueOn})`,
    next: "One of the two dates is wrong. The due date is taken as it stands: check it.",
  },
  TermsUnreadable: {
    title: (count) =>
      n(
        count,
        "due date that cannot be computed from its terms",
        "due dates that cannot be computed from their terms",
      ),
    line: ({ value }) => (value === "" ? "" : `“${value}” (${fields.terms})`),
    next: "There are no terms, or they can be read in several ways, or the invoice date is missing. Type the due date: until then no call date is computed.",
  },
  AmountMissing: {
    title: (count) => n(count, "row without an amount", "rows without an amount"),
    line: ({ field }) => fields[field],
    next: "A row without an amount is left aside. Type the amount.",
  },
  AmountUnreadable: {
    title: (count) => n(count, "unreadable amount", "unreadable amounts"),
    line: ({ field, value }) => `“${value}” (${fields[field]})`,
    next: "A row without a readable amount is left aside. Type a plain figure.",
  },
  PartPaymentUnknown: {
    title: (count) => n(count, "part payment of unknown amount", "part payments of unknown amount"),
    line: ({ value }) => `“${value}”`,
    next: "The sheet does not say how much was paid: the whole amount counts as open. Add a column with the amount paid.",
  },
  PaymentToCome: {
    title: (count) => n(count, "payment announced for a later day", "payments announced for a later day"),
    line: ({ value }) => `“${value}” (${fields.settledOn})`,
    next: "The invoice counts as open until that day: a date to come is no payment. Log what they announced as a call to have it followed up.",
  },
  StatusUnknown: {
    title: (count) => n(count, "status Relance does not know", "statuses Relance does not know"),
    line: ({ value }) => `“${value}”`,
    next: "Relance goes by the amounts alone. Usual words: open, paid, part paid, disputed.",
  },
  NotAnInvoice: {
    title: (count) => n(count, "row that is no invoice", "rows that are no invoices"),
    line: ({ value }) => `“${value}”`,
    next: "Quotes, orders and drafts are left aside: nothing is owed for them yet.",
  },
  OtherListBelow: {
    title: (count) => n(count, "other list below yours", "other lists below yours"),
    line: ({ value }) => `“${value}”`,
    next: "Another list begins here. It and what stands below it are not read.",
  },
  DebtorMissing: {
    title: (count) => n(count, "row without a customer", "rows without a customer"),
    line: () => "",
    next: "Nobody to call: such a row is left aside. Write the customer on every row.",
  },
  ReferenceMissing: {
    title: (count) => n(count, "invoice without a number", "invoices without a number"),
    line: () => "",
    next: "Its calls can only follow it if it has a number of its own. Add one.",
  },
  DuplicateReceivable: {
    title: (count) => n(count, "invoice entered twice", "invoices entered twice"),
    line: ({ reference, otherRow }) => readTwice(reference, otherRow),
    next: "Counted once. Remove the row that is too many.",
  },
  InstalmentOfReference: {
    title: (count) => n(count, "instalment of an invoice", "instalments of an invoice"),
    line: ({ reference, otherRow }) => readTwice(reference, otherRow),
    next: "Same number, another due date: followed as an instalment of its own. Nothing to do if that is right.",
  },
  ReferenceOfOtherDebtor: {
    title: (count) => n(count, "number used by another customer too", "numbers used by another customer too"),
    line: ({ reference, otherRow }) => readTwice(reference, otherRow),
    next: "Both are followed apart. Check that the customer is right.",
  },
};

const suppressions: WordsByType<Suppression, string> = {
  settled: () => "paid",
  stopped: () => "calls stopped",
  "no-due-date": () => "no due date in the sheet",
  "duplicate-key": ({ rowNumber }) => `entered twice: row ${formatCount(rowNumber, "en")} counts`,
  "net-credit": ({ net }) => `we owe them: ${formatAmounts(net, "en")}`,
  "promise-open": ({ promisedOn, amount }) =>
    `promise ${amount === undefined ? "" : `of ${formatAmount(amount, "en")} `}for ${formatDate(promisedOn, "en")}`,
  "plan-current": ({ nextOn }) => `payment plan running, next check ${formatDate(nextOn, "en")}`,
  dispute: ({ nextOn }) => `in dispute, to review on ${formatDate(nextOn, "en")}`,
  "called-recently": ({ lastCallOn, nextOn }) =>
    `called on ${formatDate(lastCallOn, "en")}, next call ${formatDate(nextOn, "en")}`,
  grace: ({ untilOn, nextOn }) =>
    `extra time granted until ${formatDate(untilOn, "en")}, next call ${formatDate(nextOn, "en")}`,
  snoozed: ({ nextOn, by, why }) => `put off to ${formatDate(nextOn, "en")} by ${by}${why && `: ${why}`}`,
  "below-threshold": ({ total, callFrom }) =>
    `${formatAmounts(total, "en")}: calls are made from ${formatAmounts(callFrom, "en")} on`,
  "not-due": ({ dueOn, nextOn }) => `due ${formatDate(dueOn, "en")}, first call ${formatDate(nextOn, "en")}`,
};

const points: WordsByType<PriorityPoint, string> = {
  "broken-promise": ({ count }) => n(count, "broken promise", "broken promises"),
  "call-overdue": ({ callDays }) => `call overdue by ${n(callDays, "working day", "working days")}`,
  stage: ({ stage }) => `stage: ${formatStage(stage, "en")}`,
  "overdue-amount": ({ decile, currency }) =>
    `more overdue than ${decile * 10}% of your customers in ${currency}`,
  "never-reached": ({ attempts }) => `nobody reached in ${n(attempts, "attempt", "attempts")}`,
  "limitation-near": ({ on }) => `claim expires on ${formatDate(on, "en")}`,
  "own-duty": ({ on }) => `we were to act ourselves by ${formatDate(on, "en")}`,
  strategic: () => "strategic customer",
};

/** What to call a detail of a call: in general, and with one outcome. */
export type NeedLabels = { readonly default: string } & Readonly<Partial<Record<OutcomeCode, string>>>;

/** The words of the pane in English. French has the same keys; a missing one is a type error. */
export const en = {
  languageName: "English",
  fields,
  faults,
  refusals,
  issues,
  suppressions,
  points,

  suppressionGroups: {
    "promise-open": "Promised",
    "plan-current": "Paying by plan",
    dispute: "In dispute",
    "called-recently": "Called, next call later",
    grace: "Extra time granted",
    snoozed: "Put off",
    "below-threshold": "Too small for a call",
    "not-due": "Not due for a call yet",
    "net-credit": "We owe them more than they owe us",
    "no-due-date": "No due date",
    stopped: "Calls stopped",
    "duplicate-key": "Entered twice",
    settled: "Paid",
  } satisfies Readonly<Record<Suppression["type"], string>>,

  promiseStates: {
    open: "open",
    kept: "kept",
    "partly-kept": "partly kept",
    broken: "broken",
    superseded: "replaced by a later one",
  } satisfies Readonly<Record<PromiseState, string>>,

  means: {
    TRANSFER: "Bank transfer",
    CHEQUE: "Cheque",
    CARD: "Card",
    DIRECT_DEBIT: "Direct debit",
    CASH: "Cash",
    BILL: "Bill of exchange",
  } satisfies Readonly<Record<PaymentMeans, string>>,

  reasonFamilies: {
    cash: "Cash",
    process: "Their organisation",
    strategy: "Their choice",
    invoice: "Our invoice",
    delivery: "Our delivery",
    commercial: "Our sales side",
    payment: "Payment under way",
    legal: "Legal",
    unknown: "Not known",
  } satisfies Readonly<Record<ReasonFamily, string>>,

  reasons: {
    CASH_TEMP: "Short of cash for now",
    CASH_STRUCT: "Lasting difficulties",
    CUST_UNPAID: "Their own customers do not pay",
    ACCT_BLOCKED: "Accounts blocked",
    NOT_RECEIVED: "Invoice not received",
    NOT_BOOKED: "Received, not booked",
    APPROVAL: "Approval or signature pending",
    PORTAL: "Rejected by the e-invoicing portal",
    PAY_CALENDAR: "Fixed payment days",
    STAFF_ABSENT: "Accountant away",
    OVERSIGHT: "Forgotten",
    CHAOS: "Books in disorder",
    STRETCH: "Pays late on purpose",
    BADFAITH: "Bad faith presumed (dated facts)",
    RETENTION: "Withheld or set off",
    INV_AMOUNT: "Wrong amount",
    INV_VAT: "Wrong VAT",
    INV_ADDR: "Wrong addressee",
    INV_DUP: "Invoiced twice",
    INV_PO: "Purchase order missing or wrong",
    INV_TERMS: "Wrong payment terms",
    QTY: "Wrong quantity",
    DAMAGED: "Damaged goods",
    QUALITY: "Quality",
    LATE_DEL: "Delivered late",
    NOT_DELIVERED: "Not delivered",
    INCOMPLETE: "Work not finished",
    PRICE: "Price",
    DISCOUNT: "Discount",
    SIDE_PROMISE: "Promise made by our salesperson",
    CREDIT_NOTE: "Waiting for our credit note",
    SENT_WAIT: "Payment on its way",
    MISALLOC: "Paid, booked elsewhere",
    BANK_REJECT: "Rejected by the bank",
    CHQ_LOST: "Cheque lost",
    INSOLVENCY: "Insolvency proceedings",
    ADMIN_CHANGE: "Business sold or taken over",
    NO_REASON: "No reason given",
  } satisfies Readonly<Record<ReasonCode, string>>,

  common: {
    retry: "Try again",
    back: "Back",
    cancel: "Cancel",
    close: "Close",
    copy: "Copy",
    copied: "Copied",
    showMore: (left: number) => `Show more (${formatCount(left, "en")} left)`,
    invoices: (count: number) => n(count, "invoice", "invoices"),
    daysLate: (days: number) => `${n(days, "day", "days")} late`,
    dueToday: "due today",
    dueIn: (days: number) => `due in ${n(days, "day", "days")}`,
    noDueDate: "no due date",
    selectCell: (cell: string) => `Select ${cell} in the sheet`,
  },

  nav: { label: "Screens", today: "Today", sheet: "My sheet", settings: "Settings" },

  failed: {
    title: "Your invoices could not be read",
    lookAgain: "Look again",
    chooseAgain: "Choose the sheet and columns",
  },

  firstRun: {
    title: "Is this your list of invoices?",
    welcome: "Relance tells you whom to call about late invoices, and keeps your calls in this workbook.",
    found: (sheetName: string, address: string, rows: number) =>
      `Sheet “${sheetName}”, ${address}: ${n(rows, "row", "rows")}.`,
    foundTable: (tableName: string, sheetName: string, rows: number) =>
      `Table “${tableName}” in the sheet “${sheetName}”: ${n(rows, "row", "rows")}.`,
    whichSheet: "Which list?",
    candidate: (sheetName: string, place: string, rows: number) =>
      `${sheetName} – ${place}, ${n(rows, "row", "rows")}`,
    explain: "Check which column is what. Relance only reads them: nothing of yours is changed.",
    optional: "More columns",
    noColumn: "No such column",
    emptyHeader: "no heading",
    samples: (samples: readonly string[]) => `e.g. ${samples.join(" · ")}`,
    noSamples: "The first rows are empty.",
    currency: "Currency of the amounts",
    currencyHint: "The sheet does not name one.",
    currencyInvalid: "Enter the three letters of a currency, such as EUR.",
    confirm: "Read my sheet",
    keep: "Keep the columns as they were",
    remembered: "These are the columns you confirmed earlier.",
    missing: {
      debtor: "Choose the column with the customer’s name or code: a call needs someone to call.",
      dueOn: "Choose the column with the due date: every call date is counted from it.",
      open: "Choose the column with the amount still open, or with the invoice amount.",
    } satisfies Readonly<Record<MissingField, string>>,
    cannotConfirm: "Choose the missing columns first.",
  },

  sheet: {
    title: "My sheet",
    read: (sheetName: string, invoices: number) =>
      `“${sheetName}”: ${n(invoices, "invoice", "invoices")} read.`,
    open: "Still open",
    overdue: "Overdue",
    rowsLeftOut: (rows: number) =>
      `${n(rows, "row", "rows")} left out: blank lines, totals, repeated headings.`,
    allSettled: ({ invoices, columns, hasCredits }: AllSettled) => {
      const read =
        invoices === 1 ? "The only invoice reads" : `All ${formatCount(invoices, "en")} invoices read`;
      const from = columns.length === 1 ? ", from the column " : ", from the columns ";
      return `${read} as paid${hasCredits ? " or in credit" : ""}${columns.length === 0 ? "" : from + columns.map((column) => `“${column}”`).join(", ")}.`;
    },
    allSettledNext: "If it means something else, choose the columns again.",
    readAgain: "Read the sheet again",
    changeColumns: "Change the columns",
    issuesTitle: (count: number) => `To look at (${formatCount(count, "en")})`,
    issuesToSheet: "Put this list on a sheet",
    issuesWritten: "The list is on a sheet of its own.",
    noIssues: "Every row could be read.",
    columnsTitle: "Columns in your sheet",
    columnsExplain:
      "Six columns to the right of yours: next call, stage, why, last call, outcome, promised for. They never cover your cells.",
    columnsThere: (mode: ColumnMode): string =>
      mode === "values" ? "They are in your sheet, as values." : "They are in your sheet, as formulas.",
    asFormulas: "As live formulas",
    asFormulasHint: "They follow the sheet by themselves; the workbook needs Relance to recalculate them.",
    tooManyForFormulas: (rowsMax: number) =>
      `Only up to ${formatCount(rowsMax, "en")} rows: with more, Excel would become slow.`,
    add: "Add the columns",
    refresh: "Refresh the columns",
    refreshing: "Writing the columns…",
    removing: "Removing the columns…",
    added: (address: string, rows: number) => `Columns added in ${address}: ${n(rows, "row", "rows")}.`,
    refreshed: (address: string, rows: number) =>
      `Columns in ${address} are up to date: ${n(rows, "row", "rows")}.`,
    remove: "Remove the columns",
    confirmRemove: "Remove the six Relance columns? Your own columns and the call log stay.",
    removeYes: "Yes, remove them",
    removeNo: "Keep them",
    removed: "The columns are removed. The calls stay in the log.",
  },

  today: {
    title: (count: number) => (count === 0 ? "Today" : `${n(count, "customer", "customers")} to call`),
    searchLabel: "Find a customer",
    searchHint: "Name or invoice ( / )",
    nothingOverdue: "nothing overdue",
    callOverdue: (days: number) => `call overdue by ${n(days, "day", "days")}`,
    callToday: "call due today",
    points: (total: number) => n(total, "point", "points"),
    pointsFor: (name: string, total: number) => `${n(total, "point", "points")}: why ${name} is at this rank`,
    pointsOne: (what: string, points: number) => `${what}: +${points}`,
    noPoints: "No points: ranked by amount and age.",
    empty: "Nobody to call today.",
    emptyNext: (name: string, date: string) => `Next call: ${name}, ${date}.`,
    notInList: (count: number) => `Not in today’s list (${formatCount(count, "en")})`,
    inList: (rank: number) => `To call today, number ${formatCount(rank, "en")}`,
    results: (count: number) => n(count, "customer found", "customers found"),
    noResults: (query: string) => `No customer or invoice matches “${query}”.`,
    selectedRow: (name: string) => `Selected row: ${name}`,
    openSelected: "Open",
    reasonsCount: (reason: string, count: number) =>
      count === 1 ? reason : `${reason} (${n(count, "invoice", "invoices")})`,
  },

  debtor: {
    toToday: "Back to the list",
    logCall: "Log a call",
    noAnswer: "No answer",
    noAnswerHint: "Saved at once; you can undo it.",
    showInSheet: "Show in the sheet",
    overdue: "Overdue",
    open: "Open",
    nextCall: "Next call",
    noCall: "No call planned",
    contact: "Contact",
    noContact: "No contact, phone or e-mail column in the sheet.",
    invoicesTitle: (count: number) => `Invoices (${formatCount(count, "en")})`,
    due: (date: string) => `due ${date}`,
    duplicate: (row: number) => `entered twice: row ${formatCount(row, "en")} counts`,
    nextOn: (date: string, why: string) => `Next call ${date}: ${why}`,
    noNext: (why: string) => `No call: ${why}`,
    historyTitle: (count: number) => `Calls (${formatCount(count, "en")})`,
    noHistory: "No call logged yet.",
    by: (author: string) => `by ${author}`,
    with: (person: string) => `with ${person}`,
    until: (date: string) => `for ${date}`,
    promise: (state: string) => `Promise ${state}`,
    notice: "Formal notice sent",
    gone: "This customer is no longer in the sheet.",
  },

  call: {
    title: (name: string) => `Call to ${name}`,
    outcome: "What happened?",
    calledOn: "Date of the call",
    reason: "Why is it late?",
    noReason: "Not known yet",
    note: "Notes",
    noteHint: "Facts only: the customer may ask to read them.",
    covers: "Invoices the call was about",
    disputed: "in dispute",
    currency: "Currency",
    noMeans: "Not said",
    person: "Person spoken to",
    author: "Who is calling?",
    authorHint: "Your name in the call log. Optional; remembered on this computer.",
    needs: {
      untilOn: {
        default: "Date agreed",
        ABS: "Back on",
        CB: "Call back on",
        PTP: "Promised for",
        PTPP: "Promised for",
        RUN: "Payment run on",
        APPR: "Approval expected on",
        SENT: "Sent on",
        DISP: "Review on",
        PROP: "We answer by",
        PLAN: "Next instalment on",
        NEG: "Talk again on",
        INSOL: "Opened on",
        SKIP: "Call instead on",
      },
      amount: {
        default: "Amount",
        PTP: "Amount promised",
        PTPP: "Amount promised",
        DISP: "Amount disputed",
        PLAN: "Amount of the instalment",
      },
      means: { default: "Means of payment" },
      person: {
        default: "Person spoken to",
        MSG3: "Message left with",
        WPER: "Right person instead",
        APPR: "Who approves",
        NREC: "Sent again to",
        DISP: "Who follows it up",
      },
      detail: {
        default: "Details",
        INT: "Words used",
        DOC: "Which document",
        DISP: "What is disputed",
        PROP: "Terms proposed",
        PLAN: "Instalments agreed",
        NEG: "Open points",
        REF: "Ground given",
        CANT: "In general, or only us?",
        INSOL: "Kind of proceedings, administrator",
        DNC: "Channel accepted instead",
        AGENCY: "Agency",
        LEGAL: "Lawyer or bailiff",
        PRE_PB: "What is wrong",
        OTH: "Letter, e-mail, visit…",
        SKIP: "Why not",
      },
    } satisfies Readonly<Record<OutcomeNeed, NeedLabels>>,
    previewNext: (date: string, why: string) => `Next call: ${date} – ${why}`,
    previewNone: (why: string) => `No further call: ${why}`,
    intention: {
      both: "Without an amount and a date this is an intention, not a promise. It will be logged as such.",
      amount: "Without an amount this is an intention, not a promise. It will be logged as such.",
      untilOn: "Without a date this is an intention, not a promise. It will be logged as such.",
      plan: "Without the date of the next instalment this counts as an intention, not a plan.",
    },
    moreThanOpen: (open: string) => `More than the ${open} open on the ticked invoices: that much counts.`,
    oneCurrency: (currency: string) =>
      `What is agreed is in one currency: the invoices in ${currency} are ticked. Log what was said about the others as another call.`,
    otherCurrency: (currencies: string) =>
      `Nothing is promised in ${currencies}: for those invoices this is logged as an intention.`,
    save: "Save the call",
    saving: "Saving…",
    chooseOutcome: "Choose what happened.",
    discard: "Discard",
    draftKept: "Not saved yet: your entries are kept.",
    columnsNote: "The call is logged, but its columns are not up to date.",
    saved: (outcome: string, name: string) => `Logged for ${name}: ${outcome}.`,
    undone: (name: string) => `The entry for ${name} is taken back. The log keeps both lines.`,
    undo: "Undo",
    nextInList: (name: string) => `Next: ${name}`,
  },

  settings: {
    title: "Settings",
    language: "Language",
    asExcel: "As Excel",
    author: "Who is calling?",
    authorHint: "Written beside each call you log. Remembered on this computer.",
    privacy: "Nothing leaves this workbook: no server, no account.",
  },
};

export type Texts = typeof en;
