import type { LanguageCode } from "../application/ports";
import type { CallEvent } from "../domain/callLog";
import { localDate } from "../domain/localDate";
import { isOutcomeCode } from "../domain/outcome";
import { showEvent } from "../domain/shownEvent";
import { callDetailWordsOf } from "./callDetailWords";
import { formatAmount, formatAmounts } from "./formatAmount";
import { formatDate } from "./formatDate";
import { formatOutcome } from "./ruleWords";
import { textsOf } from "./texts";

const HEADERS = {
  en: [
    "Logged at",
    "By",
    "Kind",
    "Customer",
    "Invoices",
    "On",
    "Outcome",
    "Reason",
    "Contact",
    "Until",
    "Amount",
    "Note",
    "Days late",
    "Balance",
    "Entry",
    "Stands in for",
  ],
  fr: [
    "Noté le",
    "Par",
    "Nature",
    "Client",
    "Factures",
    "Le",
    "Résultat",
    "Motif",
    "Interlocuteur",
    "Jusqu’au",
    "Montant",
    "Note",
    "Jours de retard",
    "Solde",
    "Entrée",
    "Remplace",
  ],
} as const satisfies Record<LanguageCode, readonly string[]>;

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

/** The columns of {@link entryCells}. */
export function entryHeaders(language: LanguageCode): readonly string[] {
  return HEADERS[language];
}

/** One entry of the log in words, for people: a copy, a search, an export. */
export function entryCells(event: CallEvent, language: LanguageCode): readonly string[] {
  const shown = showEvent(event);
  const date = (on: typeof shown.on): string => (on === undefined ? "" : formatDate(on, language));
  return [
    formatInstant(event.loggedAt, language),
    event.author,
    KINDS[language][event.type],
    shown.debtor ?? "",
    shown.references ?? "",
    date(shown.on),
    outcomeWords(event, language),
    event.type === "call" && event.reason !== undefined ? textsOf(language).reasons[event.reason] : "",
    shown.contact ?? "",
    date(shown.untilOn),
    shown.amount === undefined ? "" : formatAmount(shown.amount, language),
    shown.note ?? "",
    shown.daysLate === undefined ? "" : String(shown.daysLate),
    shown.balance === undefined ? "" : formatAmounts(shown.balance, language),
    event.id,
    shown.replaces ?? "",
  ];
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
 * Entries as comma-separated text (semicolons in French, as Excel there expects), quoted throughout.
 *
 * Shape:  a cell that a spreadsheet would take for a formula begins with an apostrophe.
 * Source: OWASP, CSV injection (checked 2026-11-22).
 */
export function formatCsv(events: readonly CallEvent[], language: LanguageCode): string {
  const separator = language === "fr" ? ";" : ",";
  const rows = [entryHeaders(language), ...events.map((event) => entryCells(event, language))];
  return rows.map((row) => row.map(toCsvCell).join(separator)).join("\r\n");
}

function toCsvCell(text: string): string {
  const isActive = /^[\s]*[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(text);
  return `"${(isActive ? `'${text}` : text).replaceAll('"', '""')}"`;
}

function outcomeWords(event: CallEvent, language: LanguageCode): string {
  const words = callDetailWordsOf(language);
  if (event.type === "planAnswer") return words.planAnswers[event.answer];
  if (event.type === "duty") return words.settled[event.how];
  return event.type === "call" && isOutcomeCode(event.outcome) ? formatOutcome(event.outcome, language) : "";
}

/** Day and time where the reader sits; what is no instant stays as it is. */
function formatInstant(loggedAt: string, language: LanguageCode): string {
  const instant = new Date(loggedAt);
  const day = localDate(instant.getFullYear(), instant.getMonth() + 1, instant.getDate());
  if (day === undefined) return loggedAt;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${formatDate(day, language)} ${two(instant.getHours())}:${two(instant.getMinutes())}`;
}
