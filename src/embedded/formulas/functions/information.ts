import { Area, Lambda, Matrix, NOT_AVAILABLE, isError, toScalar, type Scalar, type Value } from "../values";
import { numberOf, ofScalars, ofValues, type FunctionDefinition, type FunctionTable } from "./definition";

/** A question about one value that errors are an answer to, but `#BUSY!`, which is none yet. */
function isA(test: (value: Scalar) => boolean): FunctionDefinition {
  return ofValues(
    1,
    1,
    ([value]) => {
      const scalar = toScalar(value);
      return isError(scalar) && scalar.error === "#BUSY!" ? scalar : test(scalar);
    },
    "e",
  );
}

const ERROR_TYPES = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"];

function typeNumber(value: Value): number {
  if (value instanceof Lambda) return 128;
  if (value instanceof Matrix || (value instanceof Area && !value.isOneCell)) return 64;
  const scalar = toScalar(value);
  if (isError(scalar)) return 16;
  if (typeof scalar === "boolean") return 4;
  return typeof scalar === "string" ? 2 : 1;
}

export const INFORMATION: FunctionTable = {
  ISBLANK: isA((value) => value === undefined),
  ISNUMBER: isA((value) => typeof value === "number"),
  ISTEXT: isA((value) => typeof value === "string"),
  ISNONTEXT: isA((value) => typeof value !== "string"),
  ISLOGICAL: isA((value) => typeof value === "boolean"),
  ISERROR: isA(isError),
  ISERR: isA((value) => isError(value) && value.error !== "#N/A"),
  ISNA: isA((value) => isError(value) && value.error === "#N/A"),
  ISREF: ofValues(1, 1, ([value]) => value instanceof Area),
  ISFORMULA: ofValues(
    1,
    1,
    ([value]) =>
      value instanceof Area && value.reader.sheet.cellAt(value.top, value.left)?.formula !== undefined,
  ),
  ISEVEN: ofScalars(1, 1, ([value]) => Math.trunc(numberOf(value)) % 2 === 0),
  ISODD: ofScalars(1, 1, ([value]) => Math.abs(Math.trunc(numberOf(value)) % 2) === 1),
  ISOMITTED: ofValues(1, 1, ([value]) => value === undefined),
  NA: ofScalars(0, 0, () => NOT_AVAILABLE),
  N: ofScalars(1, 1, ([value]) => (typeof value === "number" ? value : value === true ? 1 : 0)),
  TYPE: ofValues(1, 1, ([value]) => typeNumber(value)),
  "ERROR.TYPE": ofValues(
    1,
    1,
    ([value]) => {
      const scalar = toScalar(value);
      const index = isError(scalar) ? ERROR_TYPES.indexOf(scalar.error) : -1;
      return index < 0 ? NOT_AVAILABLE : index + 1;
    },
    "e",
  ),
  FORMULATEXT: ofValues(
    1,
    1,
    ([value]) =>
      (value instanceof Area ? value.reader.sheet.cellAt(value.top, value.left)?.formula : undefined) ??
      NOT_AVAILABLE,
  ),
};
