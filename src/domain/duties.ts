import { plusCallDays, rollToCallDay } from "./calendar";
import type { AnnouncedConsequence, Commitment, ConsequenceCode, Instalment } from "./callDetails";
import { isAboutTheSame, type CallHistory, type CallLogged, type DutySettled } from "./callLog";
import { policyFor } from "./debtorProfile";
import type { LocalDate } from "./localDate";
import { moneyToDecimal } from "./money";
import type { OutcomeCode } from "./outcome";
import type { Policy } from "./policy";
import type { OpenMinorOf } from "./promise";
import { isSettled } from "./receivable";
import { isStopOutcome } from "./schedule";

interface Owed {
  /** The call on which we said so. */
  readonly callId: string;
  readonly debtorKey: string;
  readonly debtorName: string;
  readonly saidOn: LocalDate;
  /** `undefined`: no day was named. */
  readonly dueOn: LocalDate | undefined;
  readonly references: readonly string[];
}

/** Something that we owe a debtor, and have not done yet. Words in `text/`. */
export type Duty =
  /** A plan was proposed and our answer reserved. */
  | (Owed & {
      readonly kind: "answer";
      readonly plan: readonly Instalment[];
      readonly consulted: string | undefined;
    })
  /** What we announced and do not do, nobody believes again. */
  | (Owed & {
      readonly kind: "consequence";
      readonly index: number;
      readonly code: ConsequenceCode;
      readonly timesAnnounced: number;
    })
  | (Owed & { readonly kind: "commitment"; readonly index: number; readonly action: string })
  /** An invoice to send again (`NREC`), a paper to send (`DOC`). */
  | (Owed & {
      readonly kind: "document";
      readonly index: 0;
      readonly outcome: "NREC" | "DOC";
      readonly which: string | undefined;
      readonly to: string | undefined;
    });

export type DutyWhen = "late" | "today" | "coming" | "undated";

export function dutyWhen({ dueOn }: Duty, asOf: LocalDate): DutyWhen {
  if (dueOn === undefined) return "undated";
  if (dueOn === asOf) return "today";
  return dueOn < asOf ? "late" : "coming";
}

/**
 * What we still owe to whom, from the log.
 *
 * Shape:  the longest overdue first, undated ones last; each is due once, however often it was said.
 *         It ends by an entry that settles it. Without one: an answer, when the whole is promised, a plan agreed or proposed
 *         anew, or calls stop; a consequence, when what it is about was paid, or done as announced (`AGENCY`, `LEGAL`); papers, when
 *         a letter went out, somebody in charge was spoken to about it since, or it was paid.
 */
export function openDuties(history: CallHistory, openMinorOf: OpenMinorOf, policy: Policy): readonly Duty[] {
  const duties: Duty[] = [];
  for (const [debtorKey, events] of history.eventsByDebtor) {
    const own = policyFor(debtorKey, policy);
    const calls = events.filter((event) => event.type === "call");
    calls.forEach((call, index) => {
      if (!maySayDuties(call)) return;
      const said: Said = {
        call,
        later: calls.slice(index + 1),
        earlier: calls.slice(0, index),
        settled: history.dutiesByCall.get(call.id) ?? [],
        isAnswered: (history.answersByCall.get(call.id) ?? []).length > 0,
        isPaid: isPaid(call, openMinorOf, own),
      };
      duties.push(...answerOwed(said, own), ...documentsOwed(said, own));
      duties.push(...consequencesOwed(said), ...commitmentsOwed(said));
    });
  }
  return duties.sort((a, b) => (a.dueOn ?? Infinity) - (b.dueOn ?? Infinity) || a.saidOn - b.saidOn);
}

/** Most calls leave us nothing to do: their invoices need not be looked at. */
function maySayDuties({ outcome, consequences, commitments }: CallLogged): boolean {
  return (
    outcome === "PROP" ||
    outcome === "NREC" ||
    outcome === "DOC" ||
    consequences !== undefined ||
    commitments !== undefined
  );
}

interface Said {
  readonly call: CallLogged;
  readonly earlier: readonly CallLogged[];
  readonly later: readonly CallLogged[];
  readonly settled: readonly DutySettled[];
  readonly isAnswered: boolean;
  readonly isPaid: boolean;
}

function owed(
  { id, debtorKey, debtorName, calledOn, covers }: CallLogged,
  dueOn: LocalDate | undefined,
): Owed {
  const references = covers.map(({ reference }) => reference);
  return { callId: id, debtorKey, debtorName, saidOn: calledOn, dueOn, references };
}

/** All that the call covered is settled, or left the sheet. */
function isPaid({ covers }: CallLogged, openMinorOf: OpenMinorOf, policy: Policy): boolean {
  return (
    covers.length > 0 &&
    covers.every(({ key, open }) =>
      isSettled(moneyToDecimal({ ...open, amountMinor: openMinorOf(key) ?? 0 }), policy),
    )
  );
}

function isSettledBy(
  settled: readonly DutySettled[],
  kind: DutySettled["duty"]["kind"],
  index: number,
): boolean {
  return settled.some(({ duty }) => duty.kind === kind && duty.index === index);
}

/** The whole was promised, or a plan agreed or proposed anew: nobody waits for our answer to the old one. */
const OVERTAKES_PROPOSAL: ReadonlySet<OutcomeCode> = new Set<OutcomeCode>(["PTP", "PLAN", "PROP"]);

function answerOwed({ call, later, isAnswered, isPaid }: Said, policy: Policy): readonly Duty[] {
  if (call.outcome !== "PROP" || isAnswered || isPaid) return [];
  const isOvertaken = later.some(
    (next) =>
      isAboutTheSame(call, next) &&
      (OVERTAKES_PROPOSAL.has(next.outcome) || isStopOutcome(next.outcome, policy)),
  );
  if (isOvertaken) return [];
  // Without a day of ours, the day of the next call: they will ask.
  const dueOn = call.untilOn ?? plusCallDays(call.calledOn, 2, policy.calendar);
  return [{ kind: "answer", ...owed(call, dueOn), plan: call.plan ?? [], consulted: call.consulted }];
}

function documentsOwed({ call, later, settled, isPaid }: Said, policy: Policy): readonly Duty[] {
  const { outcome } = call;
  if ((outcome !== "NREC" && outcome !== "DOC") || isPaid || isSettledBy(settled, "document", 0)) return [];
  const isSent = later.some(
    (next) =>
      isAboutTheSame(call, next) &&
      (next.outcome === "OTH" || policy.outcomes[next.outcome].reach === "right-party"),
  );
  if (isSent) return [];
  const { calendar } = policy;
  // An invoice goes out while they are on the line; a paper has to be found first. Both before the call that follows.
  const dueOn =
    outcome === "NREC" ? rollToCallDay(call.calledOn, calendar) : plusCallDays(call.calledOn, 1, calendar);
  return [{ kind: "document", index: 0, ...owed(call, dueOn), outcome, which: call.detail, to: call.person }];
}

const DONE_BY: Readonly<Partial<Record<ConsequenceCode, OutcomeCode>>> = { AGENCY: "AGENCY", LEGAL: "LEGAL" };

function consequencesOwed({ call, earlier, later, settled, isPaid }: Said): readonly Duty[] {
  if (isPaid) return [];
  return (call.consequences ?? []).flatMap(({ code, dueOn }: AnnouncedConsequence, index) => {
    const announces = (other: CallLogged): boolean =>
      isAboutTheSame(call, other) &&
      (other.consequences ?? []).some((consequence) => consequence.code === code);
    const isDone = later.some((next) => next.outcome === DONE_BY[code] && isAboutTheSame(call, next));
    // Said again later: that day counts now.
    if (isDone || isSettledBy(settled, "consequence", index) || later.some(announces)) return [];
    const timesAnnounced = 1 + earlier.filter(announces).length;
    return [{ kind: "consequence", index, ...owed(call, dueOn), code, timesAnnounced }];
  });
}

function commitmentsOwed({ call, settled }: Said): readonly Duty[] {
  return (call.commitments ?? []).flatMap(({ party, action, dueOn }: Commitment, index) =>
    party === "DEBTOR" || isSettledBy(settled, "commitment", index)
      ? []
      : [{ kind: "commitment", index, ...owed(call, dueOn), action }],
  );
}
