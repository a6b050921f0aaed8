import { DEFAULT_POLICY, type Policy } from "../domain/policy";
import type { Language } from "../text/ruleWords";

/** What every function of this workbook answers by. Held in memory: a function never reads the workbook. */
export interface InForce {
  readonly policy: Policy;
  readonly language: Language;
  /** The workbook counts its days from 1904: serials come in and go out so. */
  readonly uses1904: boolean;
}

let current: InForce = { policy: DEFAULT_POLICY, language: "en", uses1904: false };
let isOfWorkbook = false;
let wasAsked = false;

/** For functions only: from the first question on, a change means that cells may show answers given otherwise. */
export function inForce(): InForce {
  wasAsked = true;
  return current;
}

/** What to answer by until the workbook's settings are read: the defaults, in the language of Excel. */
export function assumeInForce(language: Language): void {
  current = { policy: DEFAULT_POLICY, language, uses1904: false };
  isOfWorkbook = false;
  wasAsked = false;
}

/**
 * Called by the root once the workbook's settings are read, and whenever they change.
 *
 * @returns whether cells may show answers given otherwise, so that Excel has to ask again: functions were asked before,
 *          or a person changed the rules of a workbook that is open. The date system does not change by itself: only
 *          what was asked before it was known is wrong.
 */
export function putInForce(next: InForce): boolean {
  const isAnotherRule = next.language !== current.language || !isSamePolicy(next.policy, current.policy);
  const isAnotherDateSystem = next.uses1904 !== current.uses1904;
  const mayShowOthers = (isAnotherRule && (isOfWorkbook || wasAsked)) || (isAnotherDateSystem && wasAsked);
  current = next;
  isOfWorkbook = true;
  return mayShowOthers;
}

function isSamePolicy(a: Policy, b: Policy): boolean {
  const shown = (policy: Policy): string =>
    JSON.stringify(policy, (_, value: unknown) => (value instanceof Set ? [...value].sort() : value));
  return a === b || shown(a) === shown(b);
}
