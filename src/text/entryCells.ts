import { ENTRY_COLUMNS, type EntryColumn, type EntryTable, type EntryValue } from "../application/entryTable";
import type { DecimalMark, LanguageCode } from "../application/ports";
import type { CallEvent } from "../domain/callLog";
import { formatIsoDate, localDate, type LocalDate } from "../domain/localDate";
import { moneyToDecimal, type Money } from "../domain/money";
import { isOutcomeCode } from "../domain/outcome";
import { showEvent } from "../domain/shownEvent";
import { callDetailWordsOf } from "./callDetailWords";
import { counted } from "./counted";
import { formatAmounts } from "./formatAmount";
import { formatDate } from "./formatDate";
import { pasteTextsOf } from "./paste";
import { formatOutcome } from "./ruleWords";
import { textsOf } from "./texts";

const HEADERS: Readonly<Record<LanguageCode, Readonly<Record<EntryColumn, string>>>> = {
  en: {
    loggedAt: "Logged at",
    author: "By",
    kind: "Kind",
    debtor: "Customer",
    invoices: "Invoices",
    on: "On",
    outcome: "Outcome",
    reason: "Reason",
    contact: "Contact",
    until: "Until",
    amount: "Amount",
    note: "Note",
    daysLate: "Days late",
    balance: "Balance",
    currency: "Currency",
    entry: "Entry",
    replaces: "Stands in for",
  },
  fr: {
    loggedAt: "Noté le",
    author: "Par",
    kind: "Nature",
    debtor: "Client",
    invoices: "Factures",
    on: "Le",
    outcome: "Résultat",
    reason: "Motif",
    contact: "Interlocuteur",
    until: "Jusqu’au",
    amount: "Montant",
    note: "Note",
    daysLate: "Jours de retard",
    balance: "Solde",
    currency: "Devise",
    entry: "Entrée",
    replaces: "Remplace",
  },
};

const KINDS: Readonly<Record<LanguageCode, Readonly<Record<CallEvent["type"], string>>>> = {
  en: {
    call: "Call",
    notice: "Formal notice",
    planAnswer: "Answer to a plan",
    duty: "Our own duty",
    reattachment: "Invoice renumbered",
    merge: "Customers merged",
    comparison: "Sheet compared",
    redaction: "Erasure",
    void: "Taken back",
  },
  fr: {
    call: "Appel",
    notice: "Mise en demeure",
    planAnswer: "Réponse à un échéancier",
    duty: "À faire par nous",
    reattachment: "Facture renumérotée",
    merge: "Clients réunis",
    comparison: "Feuille comparée",
    redaction: "Effacement",
    void: "Annulation",
  },
};

/** As {@link EntryTable}; columns are headed in the language, codes worded in it. */
export function entryTable(events: readonly CallEvent[], language: LanguageCode): EntryTable {
  return {
    columns: ENTRY_COLUMNS.map((id) => ({ id, header: HEADERS[language][id] })),
    rows: events.map((event) => {
      const values = entryValues(event, language);
      return ENTRY_COLUMNS.map((column) =>
        toTableValue(values[column], values.currency.text !== "", language),
      );
    }),
  };
}

/** In words an amount is said with its currency: it has no column of its own. */
const WORDED_COLUMNS = ENTRY_COLUMNS.filter((column) => column !== "currency");

/** The columns of {@link entryCells}. */
export function entryHeaders(language: LanguageCode): readonly string[] {
  return WORDED_COLUMNS.map((column) => HEADERS[language][column]);
}

/** One entry of the log in words, for people: a search, a page to hand over, a mail. */
export function entryCells(event: CallEvent, language: LanguageCode): readonly string[] {
  const values = entryValues(event, language);
  return WORDED_COLUMNS.map((column) => formatValue(values[column], language));
}

type Said = EntryValue | { readonly type: "money"; readonly amounts: readonly Money[] };

const said = (text = ""): Extract<Said, { type: "text" }> => ({ type: "text", text });

function entryValues(event: CallEvent, language: LanguageCode) {
  const shown = showEvent(event);
  const day = (on: LocalDate | undefined): Said => (on === undefined ? said() : { type: "day", on });
  const money = (amounts: readonly Money[] = []): Said =>
    amounts.length === 0 ? said() : { type: "money", amounts };
  const amounts = shown.amount === undefined ? [] : [shown.amount];
  const currencies = new Set([...amounts, ...(shown.balance ?? [])].map(({ currency }) => currency));
  return {
    loggedAt: instantOf(event.loggedAt),
    author: said(event.author),
    kind: said(KINDS[language][event.type]),
    debtor: said(shown.debtor),
    invoices: said(event.type === "redaction" ? "" : shown.references),
    on: day(shown.on),
    outcome: said(outcomeWords(event, language)),
    reason: said(
      event.type === "call" && event.reason !== undefined ? textsOf(language).reasons[event.reason] : "",
    ),
    contact: said(shown.contact),
    until: day(shown.untilOn),
    amount: money(amounts),
    note: said(noteWords(event, language)),
    daysLate: shown.daysLate === undefined ? said() : { type: "figure", figure: shown.daysLate },
    balance: money(shown.balance),
    // Figures stand alone only where one currency goes for all of them.
    currency: said(currencies.size === 1 ? [...currencies].join() : ""),
    entry: said(event.id),
    replaces: said(shown.replaces),
  } satisfies Readonly<Record<EntryColumn, Said>>;
}

function toTableValue(value: Said, isOneCurrency: boolean, language: LanguageCode): EntryValue {
  if (value.type !== "money") return value;
  const [only] = value.amounts;
  return isOneCurrency && only !== undefined
    ? { type: "figure", figure: moneyToDecimal(only) }
    : said(formatAmounts(value.amounts, language));
}

function formatValue(value: Said, language: LanguageCode): string {
  switch (value.type) {
    case "text":
      return value.text;
    case "day":
      return formatDate(value.on, language);
    case "instant":
      return `${formatDate(value.on, language)} ${formatTime(value.minuteOfDay)}`;
    case "figure":
      return String(value.figure);
    case "money":
      return formatAmounts(value.amounts, language);
  }
}

/** One entry as a few lines, to be pasted into a mail or a note. */
export function formatEntry(event: CallEvent, language: LanguageCode): string {
  const headers = entryHeaders(language);
  const colon = language === "fr" ? "\u00a0: " : ": ";
  return entryCells(event, language)
    .flatMap((cell, index) => (cell === "" ? [] : [`${headers[index]}${colon}${cell}`]))
    .join("\n");
}

/**
 * Entries as a file that Excel opens by itself in a region with this decimal mark; where the comma is taken, semicolons
 * separate. UTF-8 behind its byte-order
 * mark, quoted throughout; days as 2026-11-24, which Excel reads in every region.
 *
 * Shape:  a text that a spreadsheet would take for a formula begins with an apostrophe.
 * Source: OWASP, CSV injection (checked 2026-11-22).
 */
export function formatCsv(
  events: readonly CallEvent[],
  language: LanguageCode,
  decimalMark: DecimalMark,
): string {
  const { columns, rows } = entryTable(events, language);
  const cells = [
    columns.map(({ header }) => header),
    ...rows.map((row) => row.map((value) => toCsvText(value, decimalMark))),
  ];
  const separator = decimalMark === "," ? ";" : ",";
  const lines = cells.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function toCsvText(value: EntryValue, decimalMark: DecimalMark): string {
  switch (value.type) {
    case "text":
      // No spreadsheet keeps a NUL, and one in front of it would hide what a cell begins with.
      return guardFormula(value.text.replaceAll("\0", ""));
    case "day":
      return formatIsoDate(value.on);
    case "instant":
      return `${formatIsoDate(value.on)} ${formatTime(value.minuteOfDay)}`;
    case "figure":
      return String(value.figure).replace(".", decimalMark);
  }
}

function guardFormula(text: string): string {
  return /^\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}

/** What the log itself says in codes and ids, in words. */
function noteWords(event: CallEvent, language: LanguageCode): string | undefined {
  switch (event.type) {
    case "call":
    case "planAnswer":
    case "duty":
      return event.note;
    case "comparison": {
      const { inShort } = pasteTextsOf(language);
      return event.totals.map(({ type, count }) => inShort[type](count)).join(", ");
    }
    case "redaction": {
      const noun = language === "fr" ? (["entrée", "entrées"] as const) : (["entry", "entries"] as const);
      const entries = counted(event.redacts.length, noun, language);
      return event.because === undefined ? entries : `${entries} · ${event.because}`;
    }
    default:
      return undefined;
  }
}

function outcomeWords(event: CallEvent, language: LanguageCode): string {
  const words = callDetailWordsOf(language);
  if (event.type === "planAnswer") return words.planAnswers[event.answer];
  if (event.type === "duty") return words.settled[event.how];
  return event.type === "call" && isOutcomeCode(event.outcome) ? formatOutcome(event.outcome, language) : "";
}

/** What is no instant stays as it is. */
function instantOf(loggedAt: string): Said {
  const at = new Date(loggedAt);
  const on = localDate(at.getFullYear(), at.getMonth() + 1, at.getDate());
  if (on === undefined) return said(loggedAt);
  return { type: "instant", on, minuteOfDay: 60 * at.getHours() + at.getMinutes() };
}

function formatTime(minuteOfDay: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}
