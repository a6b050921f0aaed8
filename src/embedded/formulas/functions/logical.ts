import { BAD_VALUE, isError, type Value } from "../values";
import { ErrorFound, booleanOf, forEachValue, ofScalars, ofValues, type FunctionTable } from "./definition";

/** The conditions among the arguments; texts in cells are passed over. */
function conditionsOf(args: readonly Value[]): boolean[] {
  const conditions: boolean[] = [];
  forEachValue(args, (value, isSingleArgument) => {
    if (isError(value)) throw new ErrorFound(value);
    if (typeof value === "string" && !isSingleArgument) return;
    conditions.push(booleanOf(value));
  });
  if (conditions.length === 0) throw new ErrorFound(BAD_VALUE);
  return conditions;
}

/** Functions of conditions that look at all their arguments; those that stop early are in the compiler. */
export const LOGICAL: FunctionTable = {
  AND: ofValues(1, 255, (args) => conditionsOf(args).every(Boolean)),
  OR: ofValues(1, 255, (args) => conditionsOf(args).some(Boolean)),
  XOR: ofValues(1, 255, (args) => conditionsOf(args).filter(Boolean).length % 2 === 1),
  NOT: ofScalars(1, 1, ([value]) => !booleanOf(value)),
  TRUE: ofScalars(0, 0, () => true),
  FALSE: ofScalars(0, 0, () => false),
};
