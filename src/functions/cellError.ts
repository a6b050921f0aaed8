import { functionFault, type FunctionFault } from "../text/functionFaults";
import { inForce } from "./inForce";

/** Malformed input: `#VALUE!`, with a message on hover that names the argument. */
export function invalidValue(fault: FunctionFault, argument: string): CustomFunctions.Error {
  return new CustomFunctions.Error(
    CustomFunctions.ErrorCode.invalidValue,
    functionFault(fault, argument, inForce().language),
  );
}

/** Well-formed but out of range: `#NUM!`, which carries no message. */
export function invalidNumber(): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidNumber);
}
