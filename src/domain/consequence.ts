import { CONSEQUENCES, type ConsequenceCode } from "./callDetails";
import type { Assessment } from "./assessment";
import { CONSEQUENCE_FROM, isAnnouncedEarly } from "./consequenceStage";
import { isStrategic } from "./debtorProfile";
import type { Duty } from "./duties";
import type { LocalDate } from "./localDate";
import type { LadderStage, Policy } from "./policy";

/** What speaks against announcing a consequence now. It warns, never blocks. Source: S0-23, S4-26. */
export type ConsequenceWarning =
  /** `now` is `undefined` while nothing undisputed is late. */
  | { readonly type: "EarlierThanStage"; readonly from: LadderStage; readonly now: LadderStage | undefined }
  /** Said before, and still not done: once more, and nobody believes it. */
  | { readonly type: "AlreadyAnnounced"; readonly dueOn: LocalDate; readonly times: number }
  /** A strategic debtor: somebody has to answer for it by name. */
  | { readonly type: "ApprovalNeeded" }
  /** All that is late is in dispute: what is contested is settled first. */
  | { readonly type: "AllInDispute" };

export interface ConsequenceChoice {
  readonly code: ConsequenceCode;
  readonly warnings: readonly ConsequenceWarning[];
}

/**
 * Every consequence that may be announced, mildest first, with what speaks against it.
 *
 * @param assessments of this debtor
 * @param tone highest stage among its undisputed receivables, as `WorklistEntry.tone`
 * @param duties of `openDuties`
 */
export function consequenceChoices(
  debtorKey: string,
  {
    assessments,
    tone,
    duties,
  }: {
    readonly assessments: readonly Assessment[];
    readonly tone: LadderStage | undefined;
    readonly duties: readonly Duty[];
  },
  policy: Policy,
): readonly ConsequenceChoice[] {
  const late = assessments.filter(({ daysLate = 0, next }) => daysLate > 0 && next.reason.type !== "settled");
  const isAllDisputed =
    late.length > 0 &&
    late.every(({ receivable, disputed }) => disputed.amountMinor >= receivable.open.amountMinor);
  return CONSEQUENCES.map((code) => {
    const warnings: ConsequenceWarning[] = [];
    if (isAnnouncedEarly(code, tone))
      warnings.push({ type: "EarlierThanStage", from: CONSEQUENCE_FROM[code], now: tone });
    for (const duty of duties)
      if (duty.kind === "consequence" && duty.debtorKey === debtorKey && duty.code === code)
        warnings.push({ type: "AlreadyAnnounced", dueOn: duty.dueOn!, times: duty.timesAnnounced });
    if (isStrategic(debtorKey, policy)) warnings.push({ type: "ApprovalNeeded" });
    if (isAllDisputed) warnings.push({ type: "AllInDispute" });
    return { code, warnings };
  });
}
