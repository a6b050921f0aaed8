/** What Excel answers when an action fails; reaches the add-in as an `OfficeExtension.Error`. */
export class HostError extends Error {
  override readonly name = "HostError";

  constructor(
    readonly code: string,
    message: string,
    /** Where it failed, `Range.values`; filled in by the executor when left out. */
    readonly location?: string,
  ) {
    super(message);
  }
}

const MESSAGES = {
  AccessDenied: "You cannot perform the requested operation.",
  GeneralException: "There was an internal error while processing the request.",
  InsertDeleteConflict: "The insert or delete operation attempted resulted in a conflict.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidReference: "This reference is not valid for the current operation.",
  ItemAlreadyExists: "The resource being created already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  MergedRangeConflict:
    "Cannot complete the operation. A table can't overlap with another table, a PivotTable report, query results, merged cells, or an XML Map.",
  NonBlankCellOffSheet:
    "Microsoft Excel can't insert new cells because it would push non-empty cells off the end of the worksheet.",
  OperationCellsExceedLimit: "The attempted operation affects more than the limit of 33554000 cells.",
  RangeExceedsLimit: "The cell count in the range has exceeded the maximum supported number.",
} as const;

/** @example throw fault("ItemNotFound") */
export function fault(code: keyof typeof MESSAGES, message: string = MESSAGES[code]): HostError {
  return new HostError(code, message);
}

/** For what Excel does and this host does not: loud, and naming the member. */
export function notImplemented(member: string): HostError {
  return new HostError("ApiNotImplemented", `ApiNotImplemented: ${member}`, member);
}
