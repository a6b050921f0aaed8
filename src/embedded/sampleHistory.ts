import { plusCallDays, rollToCallDay } from "../domain/calendar";
import type { CallEvent, CallLogged } from "../domain/callLog";
import { addDays, formatIsoDate, type LocalDate } from "../domain/localDate";
import { decimalToMoney } from "../domain/money";
import { DEFAULT_POLICY } from "../domain/policy";
import { headKeyOf } from "../excel/log/logHeads";
import { encodeLogEvent, HASH_COLUMN, LOG_HEADERS, sealRows } from "../excel/log/logRows";
import { shardSheetName } from "../excel/log/logShards";
import { baseKeyOf, normalizeIdentifier } from "../excel/reader/receivableKey";
import { internFormat } from "./workbook/formats";
import type { Workbook } from "./workbook/workbook";

/** An invoice of the sample, as far as a call about it needs to know. */
export interface SampleReceivable {
  readonly debtorCode: string;
  readonly debtorName: string;
  readonly reference: string;
  /** As it stands in the sheet today. */
  readonly open: number;
}

interface SampleCall extends Pick<CallLogged, "outcome" | "person" | "means" | "reason" | "detail" | "note"> {
  readonly debtorCode: string;
  readonly daysAgo: number;
  readonly untilDaysAhead?: number;
  readonly amount?: number;
  /** Which invoices of this debtor, in the order of the sheet, with what was open then where it was more than now. */
  readonly covers: readonly (number | readonly [invoice: number, openThen: number])[];
}

/** What a colleague noted in the last weeks: a kept promise, a broken one, a pending one, a dispute, a plan to answer. */
const CALLS: readonly SampleCall[] = [
  {
    debtorCode: "C0133",
    daysAgo: 29,
    outcome: "PTPP",
    untilDaysAhead: -15,
    amount: 4470,
    means: "TRANSFER",
    person: "Patrice Garnier",
    reason: "CASH_TEMP",
    note: "Paie la moitié maintenant, le reste après son chantier de novembre.",
    covers: [[0, 8940]],
  },
  {
    debtorCode: "C0184",
    daysAgo: 19,
    outcome: "PTP",
    untilDaysAhead: -8,
    amount: 7248.5,
    means: "TRANSFER",
    person: "Paul Martin",
    reason: "APPROVAL",
    note: "Virement à la signature de son associé.",
    covers: [0],
  },
  { debtorCode: "C0167", daysAgo: 16, outcome: "VM", covers: [0, 1, 2, 3] },
  {
    debtorCode: "C0167",
    daysAgo: 12,
    outcome: "NOC",
    person: "Loïc Kervella",
    reason: "CUST_UNPAID",
    note: "Attend lui-même le paiement d’une mairie. Pas de date.",
    covers: [0, 1, 2, 3],
  },
  {
    debtorCode: "C0149",
    daysAgo: 11,
    outcome: "DISP",
    untilDaysAhead: 6,
    amount: 4218.9,
    person: "Claire (logistique)",
    reason: "QUALITY",
    detail: "Deux nappes livrées tachées",
    covers: [0],
  },
  { debtorCode: "C0178", daysAgo: 8, outcome: "NA", covers: [0, 1, 2] },
  { debtorCode: "C0178", daysAgo: 6, outcome: "NA", covers: [0, 1, 2] },
  { debtorCode: "C0178", daysAgo: 4, outcome: "VM", covers: [0, 1, 2] },
  {
    debtorCode: "C0190",
    daysAgo: 7,
    outcome: "PROP",
    untilDaysAhead: -2,
    person: "Isabelle Rousselot",
    reason: "CASH_TEMP",
    detail: "Trois versements égaux, fin de mois, à partir de ce mois-ci",
    note: "Demander l’avis de la direction avant de répondre.",
    covers: [0, 1],
  },
  {
    debtorCode: "C0196",
    daysAgo: 5,
    outcome: "PTP",
    untilDaysAhead: 4,
    amount: 4860,
    means: "TRANSFER",
    person: "Marguerite Castaing",
    reason: "PAY_CALENDAR",
    covers: [0],
  },
  {
    debtorCode: "C0121",
    daysAgo: 3,
    outcome: "RUN",
    untilDaysAhead: 3,
    person: "Miguel Lopez",
    reason: "PAY_CALENDAR",
    covers: [0, 1, 2],
  },
];

const AUTHOR = "Camille";

/** Puts the sample's past calls into its hidden log, written as the add-in itself writes them. */
export function addSampleHistory(
  workbook: Workbook,
  receivables: readonly SampleReceivable[],
  today: LocalDate,
): void {
  const sheet = workbook.addSheet(shardSheetName("camille"));
  sheet.visibility = "VeryHidden";
  const rows = [
    LOG_HEADERS,
    ...sealRows(
      CALLS.map((call, index) => toEvent(call, index, receivables, today)).flatMap((event) =>
        encodeLogEvent(event),
      ),
    ),
  ];
  rows.forEach((cells, row) => {
    const format = internFormat({
      numberFormat: "General",
      isQuoted: true,
      ...(row === 0 && { bold: true }),
    });
    cells.forEach((value, column) => {
      if (value !== "") sheet.setCell(row, column, { value, format });
    });
  });
  workbook.settings.set(headKeyOf(sheet.name), JSON.stringify(rows.at(-1)?.[HASH_COLUMN]));
}

function toEvent(
  call: SampleCall,
  index: number,
  receivables: readonly SampleReceivable[],
  today: LocalDate,
): CallEvent {
  const { debtorCode, daysAgo, untilDaysAhead, amount, covers, ...said } = call;
  const invoices = receivables.filter((receivable) => receivable.debtorCode === debtorCode);
  const calledOn = onCallDayBefore(today, daysAgo);
  const untilOn =
    untilDaysAhead === undefined
      ? undefined
      : rollToCallDay(addDays(today, untilDaysAhead), DEFAULT_POLICY.calendar);
  const debtorKey = normalizeIdentifier(debtorCode);
  return {
    ...said,
    type: "call",
    id: `5a3c0000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`,
    loggedAt: `${formatIsoDate(calledOn)}T09:${String(10 + index)}:00.000Z`,
    author: AUTHOR,
    debtorKey,
    debtorName: invoices[0]?.debtorName ?? debtorCode,
    calledOn,
    ...(untilOn !== undefined && { untilOn }),
    ...(amount !== undefined && { amount: decimalToMoney(amount, "EUR") }),
    covers: covers.map((cover) => {
      const [at, openThen] = typeof cover === "number" ? [cover, undefined] : cover;
      const { reference, open } = invoices[at]!;
      return {
        key: baseKeyOf({ debtorKey, reference }),
        reference,
        open: decimalToMoney(openThen ?? open, "EUR"),
      };
    }),
  };
}

/** Nobody calls on a Sunday. */
function onCallDayBefore(today: LocalDate, daysAgo: number): LocalDate {
  return plusCallDays(addDays(today, 1 - daysAgo), -1, DEFAULT_POLICY.calendar);
}
