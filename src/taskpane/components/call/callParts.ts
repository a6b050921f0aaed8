import type { Desk } from "../../../application/openDesk";
import type { CallForm, CallFormChange } from "../../callForm/callForm";
import type { FormPlace } from "../../callForm/decodeCallForm";
import type { DebtorView } from "../../views/deskView";

/** What every part of the call form is given. */
export interface CallPartProps {
  readonly desk: Desk;
  readonly view: DebtorView;
  readonly form: CallForm;
  /** What is wrong with a field, in words; `undefined` when nothing is. */
  readonly refusalOf: (place: FormPlace) => string | undefined;
  readonly onChange: (change: CallFormChange) => void;
}

/** A list with the line at `index` changed. */
export function withLine<Line>(
  lines: readonly Line[],
  index: number,
  change: Partial<Line>,
): readonly Line[] {
  return lines.map((line, at) => (at === index ? { ...line, ...change } : line));
}

export function withoutLine<Line>(lines: readonly Line[], index: number): readonly Line[] {
  return lines.filter((_line, at) => at !== index);
}

/** A set of codes with one of them ticked or not, in the order in which `all` lists them. */
export function withTick<Code>(
  ticked: readonly Code[],
  code: Code,
  isTicked: boolean,
  all: readonly Code[],
): readonly Code[] {
  return all.filter((one) => (one === code ? isTicked : ticked.includes(one)));
}
