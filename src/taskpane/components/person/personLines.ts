import type { Desk } from "../../../application/openDesk";
import type { Field } from "../../../application/ports";
import type { CallEvent, CallLogged } from "../../../domain/callLog";
import { profileOf } from "../../../domain/debtorProfile";
import { parseIsoDate } from "../../../domain/localDate";
import type { Receivable } from "../../../domain/receivable";
import type { SeenChanges } from "../../../domain/seenChanges";
import { entryCells, entryHeaders } from "../../../text/entryCells";
import { formatAmount } from "../../../text/formatAmount";
import { formatDate } from "../../../text/formatDate";
import { personWordsOf } from "../../../text/personWords";
import { formatOutcome } from "../../../text/ruleWords";
import { formatSeenChange, formatSeenChanges } from "../../../text/seenWords";
import { settingsWordsOf } from "../../../text/settingsWords";
import { textsOf } from "../../../text/texts";
import type { CallForm } from "../../callForm/callForm";
import { linesOf } from "../brief/historyLines";
import type { BriefWording } from "../brief/useBriefWords";

/** One label and what stands beside it; nothing where nothing is known. */
type Fact = readonly [label: string, value: string | undefined];

/** What the sheet says in one of its rows. */
export function sheetLines(receivable: Receivable, { t, language }: BriefWording): readonly string[] {
  const { debtor, debtorAsRead, issuedOn, dueOn, settledOn, sheetLastCallOn, sheetOutcome } = receivable;
  const day = (on: Receivable["dueOn"]) => (on === undefined ? undefined : formatDate(on, language));
  const { name, code } = debtorAsRead ?? debtor;
  const said: Partial<Record<Field, string | undefined>> = {
    debtorName: name,
    debtorCode: code,
    issuedOn: day(issuedOn),
    dueOn: day(dueOn),
    open: formatAmount(receivable.open, language),
    amount: receivable.invoiced === undefined ? undefined : formatAmount(receivable.invoiced, language),
    settledOn: day(settledOn),
    contact: receivable.contact,
    role: receivable.role,
    phone: receivable.phone,
    mobile: receivable.mobile,
    email: receivable.email,
    country: receivable.country,
    caller: receivable.caller,
    lastCallOn: day(sheetLastCallOn),
    lastOutcome: sheetOutcome === undefined ? undefined : formatOutcome(sheetOutcome, language),
    notes: receivable.sheetNote,
  };
  const facts = Object.entries(said).map(([field, value]): Fact => [t.fields[field as Field], value]);
  const row = personWordsOf(language).row(receivable.rowNumber);
  return [
    receivable.reference === "" ? row : `${row} – ${receivable.reference}`,
    ...factLines(facts, language),
    ...(receivable.isDisputed ? [t.fields.disputed] : []),
  ];
}

/** What was said of the customer in the pane itself; nothing when nothing was. */
export function profileLines(desk: Desk, debtorKey: string, { language }: BriefWording): readonly string[] {
  const profile = profileOf(debtorKey, desk.policy);
  const w = settingsWordsOf(language);
  const facts: readonly Fact[] = [
    [
      w.fields["debtors.segment"].label,
      profile.segment === undefined ? undefined : w.segments[profile.segment].label,
    ],
    [
      w.fields["debtors.isStrategic"].label,
      profile.isStrategic === undefined ? undefined : profile.isStrategic ? w.yes : w.no,
    ],
    [w.fields["debtors.caller"].label, profile.caller],
    [
      w.fields["debtors.language"].label,
      profile.language === undefined ? undefined : textsOf(profile.language).languageName,
    ],
    [w.fields["debtors.country"].label, profile.country],
    [
      w.fields["debtors.holidays"].label,
      profile.holidays === undefined ? undefined : w.holidays[profile.holidays],
    ],
    [w.fields["debtors.bestTime"].label, profile.bestTime],
    [w.fields["debtors.note"].label, profile.note],
  ];
  return factLines(facts, language);
}

/** A call that is being typed. */
export function draftLines(form: CallForm, { t, language }: BriefWording): readonly string[] {
  const on = parseIsoDate(form.calledOn);
  const head = [
    ...(on === undefined ? [] : [formatDate(on, language)]),
    ...(form.outcome === undefined ? [] : [formatOutcome(form.outcome, language)]),
  ].join(" · ");
  const said = [form.detail, form.version, form.assessment, form.unanswered, form.note];
  return [
    ...(head === "" ? [] : [head]),
    ...factLines([[t.call.person, form.person]], language),
    ...[...said, ...form.commitments.map(({ action }) => action)].filter((text) => text.trim() !== ""),
  ];
}

/** One entry of the log, with everything that was said on the call. */
export function entryLines(entry: CallEvent, desk: Desk, wording: BriefWording): readonly string[] {
  const { language } = wording;
  const headers = entryHeaders(language);
  const facts = entryCells(entry, language).map((cell, index): Fact => [headers[index]!, cell]);
  const isContact = entry.type === "call" || entry.type === "notice";
  return [
    ...factLines(facts, language),
    ...(isContact ? linesOf(entry, desk.history, wording) : []),
    ...(entry.type === "call" ? detailLines(entry, wording) : []),
  ];
}

/** What one reading of the sheet found of the customer's invoices. */
export function seenLines(seen: SeenChanges, { language }: BriefWording): readonly string[] {
  return [
    `${formatDate(seen.seenOn, language)} · ${formatSeenChanges(seen, language)}`,
    ...seen.changes.map((change) => formatSeenChange(change, language)),
  ];
}

/** What a call holds that the timeline does not show. */
function detailLines(call: CallLogged, { b, d, t, language }: BriefWording): readonly string[] {
  const { role, impression = {}, preparation, durationSeconds, consulted } = call;
  const { willingness, authority, difficulty, finances } = impression;
  const w = personWordsOf(language);
  const { objective = {}, fallback = {}, checked = [] } = preparation ?? {};
  const amountAndDay = (amount: typeof objective.amount, on: typeof objective.payOn): string =>
    [
      ...(amount === undefined ? [] : [formatAmount(amount, language)]),
      ...(on === undefined ? [] : [formatDate(on, language)]),
    ].join(" · ");
  return factLines(
    [
      [t.fields.role, role && d.roles[role]],
      [d.willingness.title, willingness && d.willingness[willingness]],
      [d.authority.title, authority && d.authority[authority]],
      [d.difficulty.title, difficulty && d.difficulty[difficulty]],
      [d.finances.title, finances && d.finances[finances]],
      [w.checked, checked.map((check) => d.checks[check]).join(", ")],
      [b.wanted, amountAndDay(objective.amount, objective.payOn)],
      [b.fallback, amountAndDay(fallback.firstPayment, fallback.latestOn)],
      [w.consulted, consulted],
      [w.lasted, durationSeconds === undefined ? undefined : b.lasted(Math.round(durationSeconds / 60))],
    ],
    language,
  );
}

function factLines(facts: readonly Fact[], language: "en" | "fr"): readonly string[] {
  const colon = language === "fr" ? "\u00a0: " : ": ";
  return facts.flatMap(([label, value]) =>
    value === undefined || value.trim() === "" ? [] : [`${label.replace(/\s*[:?]$/, "")}${colon}${value}`],
  );
}
