import { OBJECTIONS, type ObjectionCode } from "./callDetails";
import type { CallLogged } from "./callLog";
import { objectionsIn } from "./likelyObjections";
import { openThen, receivedSince, type OpenMinorOf } from "./promise";

/** How often something was said instead of paying, and in how many of these cases something came in afterwards. */
export interface ObjectionUse {
  readonly objection: ObjectionCode;
  readonly times: number;
  /** Never more than `times`. */
  readonly paidAfter: number;
}

/**
 * What these calls heard, most often first; what was never heard is left out.
 *
 * A payment after a call is what was less open at the next call about the same invoices, or is less open now. It says
 * what followed, not why.
 *
 * @param calls oldest first; of one debtor, or of the whole book
 */
export function objectionUses(
  calls: readonly CallLogged[],
  openMinorOf: OpenMinorOf,
): readonly ObjectionUse[] {
  const uses = new Map<ObjectionCode, { times: number; paidAfter: number }>();
  const nextByKey = new Map<string, CallLogged>();
  // Latest first, so that the next call about an invoice is at hand.
  for (const call of calls.toReversed()) {
    const next = call.covers.map(({ key }) => nextByKey.get(key)).find((later) => later !== undefined);
    const wasPaid = receivedSince(call, next === undefined ? openMinorOf : openThen(next, openMinorOf)) > 0;
    for (const objection of objectionsIn(call)) {
      const use = uses.get(objection) ?? { times: 0, paidAfter: 0 };
      uses.set(objection, { times: use.times + 1, paidAfter: use.paidAfter + (wasPaid ? 1 : 0) });
    }
    for (const { key } of call.covers) nextByKey.set(key, call);
  }
  return [...uses]
    .map(([objection, use]) => ({ objection, ...use }))
    .sort((a, b) => b.times - a.times || OBJECTIONS.indexOf(a.objection) - OBJECTIONS.indexOf(b.objection));
}
