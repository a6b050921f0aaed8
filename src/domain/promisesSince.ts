import type { CallHistory, PromisesJudged } from "./callLog";
import { policyFor } from "./debtorProfile";
import type { LocalDate } from "./localDate";
import type { Policy } from "./policy";
import { judgePromises, type JudgedPromise, type OpenMinorOf } from "./promise";

/** What the sheet said on one day. */
export interface SheetOnDay {
  readonly day: LocalDate;
  readonly openMinorOf: OpenMinorOf;
}

/** A promise that is decided now and was not at the reading before. */
export interface PromiseDecided extends JudgedPromise {
  readonly debtorKey: string;
  readonly debtorName: string;
}

/** What asks for a call comes first. */
const ORDER: readonly JudgedPromise["state"][] = ["broken", "partly-kept", "kept"];

/** Promises that became kept, partly kept or broken between two readings of the sheet, broken ones first. Source: RULES §6. */
export function promisesDecidedSince(
  history: CallHistory,
  { before, now }: { readonly before: SheetOnDay; readonly now: SheetOnDay },
  policy: Policy,
): readonly PromiseDecided[] {
  const decided: PromiseDecided[] = [];
  for (const [debtorKey, events] of history.eventsByDebtor) {
    const calls = events.filter((event) => event.type === "call");
    const own = policyFor(debtorKey, policy);
    const callsThen = calls.filter(({ calledOn }) => calledOn <= before.day);
    const statesThen = new Map(
      judgePromises(callsThen, before, own).map(({ callId, state }) => [callId, state]),
    );
    for (const promise of judgePromises(calls, now, own)) {
      const isDecided = promise.state !== "open" && promise.state !== "superseded";
      if (isDecided && promise.state !== statesThen.get(promise.callId))
        decided.push({ ...promise, debtorKey, debtorName: events.at(-1)!.debtorName });
    }
  }
  return decided.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

export function countPromises(promises: readonly Pick<JudgedPromise, "state">[]): PromisesJudged {
  const count = (state: JudgedPromise["state"]): number =>
    promises.filter((promise) => promise.state === state).length;
  return { kept: count("kept"), partlyKept: count("partly-kept"), broken: count("broken") };
}
