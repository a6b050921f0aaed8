/** What an operation gives back: a value, or faults as plain data (worded in `text/`, never here). */
export type Result<Value, Fault> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: Fault };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function err<Fault>(fault: Fault): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault };
}

/** Makes a missing case in a `switch` over a union a type error, and a bug at run time. */
export function assertNever(value: never): never {
  throw new Error(`Bug: unexpected case ${JSON.stringify(value)}`);
}

/** States what must hold whatever people type; a failure is a bug of ours, not bad input. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`Bug: ${what}`);
}
