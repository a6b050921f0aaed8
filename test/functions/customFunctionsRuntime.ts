/** What Excel gives a function to refuse with, as its runtime shapes it. */
class CellError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

/** Stands in for Excel's custom functions runtime. Call before a function may refuse. */
export function installCustomFunctionsRuntime(): void {
  Object.assign(globalThis, {
    CustomFunctions: {
      Error: CellError,
      ErrorCode: {
        invalidValue: "#VALUE!",
        notAvailable: "#N/A",
        divisionByZero: "#DIV/0!",
        invalidNumber: "#NUM!",
        nullReference: "#NULL!",
      },
    },
  });
}

/** What a cell would show: the value, or the error with its message. */
export function cell(formula: () => unknown): unknown {
  try {
    return formula();
  } catch (error) {
    if (error instanceof CellError)
      return error.message === "" ? error.code : `${error.code} ${error.message}`;
    throw error;
  }
}
