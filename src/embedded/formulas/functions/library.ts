import * as library from "@formulajs/formulajs";
import { ERROR_CODES, type ErrorValue } from "../../workbook/cell";
import { BAD_NUMBER, BAD_VALUE, errorOf, type Value } from "../values";
import {
  numberOf,
  numbersOf,
  ofNumbers,
  ofValues,
  type FunctionDefinition,
  type FunctionTable,
} from "./definition";

/** A library's answer: it gives errors back as JavaScript errors named after them. */
function toResult(answer: unknown): number | ErrorValue {
  if (typeof answer === "number") return answer;
  if (answer instanceof Error) {
    const code = ERROR_CODES.find((known) => known === answer.message);
    return code ? errorOf(code) : BAD_NUMBER;
  }
  return BAD_VALUE;
}

type LibraryFunction = (...args: never[]) => unknown;

/** A function of numbers that the library computes as Excel does. */
function fromLibrary(name: string, argumentsMin: number, argumentsMax: number): FunctionDefinition {
  const compute = (library as unknown as Record<string, LibraryFunction>)[name]!;
  return ofNumbers(argumentsMin, argumentsMax, (...numbers) => toResult(compute(...(numbers as never[]))));
}

function ofFlows(
  argumentsMin: number,
  argumentsMax: number,
  run: (args: readonly Value[]) => unknown,
): FunctionDefinition {
  return ofValues(argumentsMin, argumentsMax, (args) => toResult(run(args)));
}

/** Finance and statistics: functions whose results in the library are those of Excel. */
export const LIBRARY: FunctionTable = {
  PMT: fromLibrary("PMT", 3, 5),
  PV: fromLibrary("PV", 3, 5),
  FV: fromLibrary("FV", 3, 5),
  NPER: fromLibrary("NPER", 3, 5),
  RATE: fromLibrary("RATE", 3, 6),
  IPMT: fromLibrary("IPMT", 4, 6),
  PPMT: fromLibrary("PPMT", 4, 6),
  SLN: fromLibrary("SLN", 3, 3),
  EFFECT: fromLibrary("EFFECT", 2, 2),
  NOMINAL: fromLibrary("NOMINAL", 2, 2),
  NPV: ofFlows(2, 255, ([rate, ...flows]) =>
    numbersOf(flows).reduce((total, flow, index) => total + flow / (1 + numberOf(rate)) ** (index + 1), 0),
  ),
  IRR: ofFlows(1, 2, ([flows, guess]) =>
    library.IRR(numbersOf([flows]), guess === undefined ? 0.1 : numberOf(guess)),
  ),
  XNPV: ofFlows(3, 3, ([rate, flows, days]) => {
    const dates = numbersOf([days]);
    return numbersOf([flows]).reduce(
      (total, flow, index) => total + flow / (1 + numberOf(rate)) ** ((dates[index]! - dates[0]!) / 365),
      0,
    );
  }),
  "NORM.DIST": fromLibrary("NORMDIST", 4, 4),
  "NORM.INV": fromLibrary("NORMINV", 3, 3),
  NORMDIST: fromLibrary("NORMDIST", 4, 4),
  NORMINV: fromLibrary("NORMINV", 3, 3),
  "NORM.S.INV": fromLibrary("NORMSINV", 1, 1),
  NORMSINV: fromLibrary("NORMSINV", 1, 1),
  SINH: fromLibrary("SINH", 1, 1),
  COSH: fromLibrary("COSH", 1, 1),
  TANH: fromLibrary("TANH", 1, 1),
  PERMUT: fromLibrary("PERMUT", 2, 2),
  SLOPE: ofFlows(2, 2, ([y, x]) => library.SLOPE(numbersOf([y]), numbersOf([x]))),
  INTERCEPT: ofFlows(2, 2, ([y, x]) => library.INTERCEPT(numbersOf([y]), numbersOf([x]))),
  FORECAST: ofFlows(3, 3, ([at, y, x]) => library.FORECAST(numberOf(at), numbersOf([y]), numbersOf([x]))),
  BITAND: fromLibrary("BITAND", 2, 2),
  BITOR: fromLibrary("BITOR", 2, 2),
};
