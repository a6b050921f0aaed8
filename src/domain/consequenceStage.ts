import type { ConsequenceCode } from "./callDetails";
import type { LadderStage } from "./policy";
import { isHigherStage } from "./stage";

/**
 * The stage from which each consequence is announced. Earlier, it says that the ladder is not meant.
 * Source: « moins vous menacerez explicitement, au mieux cela vaudra » (S0-23): interest and terms with the firm
 * reminder, what leaves the house with the formal notice.
 */
export const CONSEQUENCE_FROM: Readonly<Record<ConsequenceCode, LadderStage>> = {
  INTEREST: "FIRM",
  STOP_DELIVERY: "FIRM",
  NO_CREDIT: "FIRM",
  AGENCY: "NOTICE",
  LEGAL: "NOTICE",
};

/** Whether a consequence is announced before its stage. `undefined`: nothing is late yet. */
export function isAnnouncedEarly(code: ConsequenceCode, stage: LadderStage | undefined): boolean {
  return stage === undefined || isHigherStage(CONSEQUENCE_FROM[code], stage);
}
