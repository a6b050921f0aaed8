import { DEFAULT_POLICY, type Policy } from "../domain/policy";
import type { Language } from "../text/ruleWords";

/** What every function of this workbook answers by. Held in memory: a function never reads the workbook. */
export interface InForce {
  readonly policy: Policy;
  readonly language: Language;
}

let current: InForce = { policy: DEFAULT_POLICY, language: "en" };

export function inForce(): InForce {
  return current;
}

/** Called by the root once the workbook's settings are read, and whenever they change. */
export function putInForce(next: InForce): void {
  current = next;
}
