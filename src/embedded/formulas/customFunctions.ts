import type { CellValue, ErrorCode } from "../workbook/cell";

export type CustomFunctionArgument = CellValue | null | readonly (readonly (CellValue | null)[])[];

/** One call of an add-in's function: empty cells and arguments left out are `null`, ranges are rows of values. */
export interface CustomFunctionCall {
  /** In capitals. */
  readonly name: string;
  readonly args: readonly CustomFunctionArgument[];
  /** The cell that calls, with its sheet: `Ledger!H2`. */
  readonly address: string;
}

export type CustomFunctionResult =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly error: ErrorCode; readonly message?: string };

/** Functions that add-ins bring; they answer later. */
export interface CustomFunctions {
  readonly has: (name: string) => boolean;
  /** Answers in the order of the calls. */
  invoke(calls: readonly CustomFunctionCall[]): Promise<readonly CustomFunctionResult[]>;
  /** Tells whenever functions became known. */
  onRegistered(listener: () => void): void;
}
