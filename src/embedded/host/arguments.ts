import { fault } from "./hostError";

/** Arguments arrive as plain JSON: these read one, or raise Excel's `InvalidArgument`. */
export function textArgument(value: unknown): string {
  if (typeof value !== "string") throw fault("InvalidArgument");
  return value;
}

export function optionalTextArgument(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : textArgument(value);
}

export function wholeArgument(value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value)) throw fault("InvalidArgument");
  return value;
}

export function wholeArgumentOr(value: unknown, otherwise: number): number {
  return value === null || value === undefined ? otherwise : wholeArgument(value);
}

export function booleanArgument(value: unknown): boolean {
  if (typeof value !== "boolean") throw fault("InvalidArgument");
  return value;
}

/** One of the words of an enumeration. */
export function wordArgument<Word extends string>(value: unknown, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw fault("InvalidArgument");
  return word;
}
