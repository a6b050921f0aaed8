import { ERROR_CODES, type ErrorCode } from "../workbook/cell";
import type { CustomFunctionCall, CustomFunctionResult, CustomFunctions } from "../formulas/customFunctions";
import type { ClientConnection } from "./clientConnection";

/** What the host knows of a function from the add-in's `functions.json`. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly optional?: boolean;
    readonly repeating?: boolean;
  }[];
  readonly options?: { readonly cancelable?: boolean; readonly stream?: boolean };
}

const CATEGORY = 1;
const INVOKE = 1000;
const Flag = { cancelable: 1, streaming: 2 } as const;

/** Result codes of the client's runtime that stand for something else than `#VALUE!`. */
const ERROR_BY_CODE: ReadonlyMap<number, ErrorCode> = new Map([
  [1, "#N/A"],
  [5, "#DIV/0!"],
  [6, "#NUM!"],
  [8, "#NULL!"],
  [9, "#NAME?"],
  [10, "#NAME?"],
]);

interface Pending {
  readonly call: CustomFunctionCall;
  readonly settle: (result: CustomFunctionResult) => void;
}

/**
 * Custom functions of the add-in, called through the messages of the client's own runtime: arguments left out arrive
 * as `null`, results come back in batches, errors become cell errors.
 *
 * A function is known from its metadata. It is never called with an error among its arguments: that error is the result.
 * Until a client is ready calls wait, and a call nobody answers waits for
 * ever: its cell stays `#BUSY!`. When the client starts anew, unanswered calls are made again.
 */
export class CustomFunctionRuntime implements CustomFunctions {
  private readonly functions = new Map<string, FunctionMetadata>();
  private readonly listeners = new Set<() => void>();
  private readonly pending = new Map<number, Pending>();
  private client: ClientConnection | undefined;
  private nextInvocation = 1;

  /** Makes functions known, as Excel does from the add-in's metadata. */
  register(functions: readonly FunctionMetadata[]): void {
    for (const known of functions) this.functions.set(known.name.toUpperCase(), known);
    for (const listener of this.listeners) listener();
  }

  readonly has = (name: string): boolean => this.functions.has(name.toUpperCase());

  onRegistered(listener: () => void): void {
    this.listeners.add(listener);
  }

  invoke(calls: readonly CustomFunctionCall[]): Promise<readonly CustomFunctionResult[]> {
    const made: number[] = [];
    const results = calls.map((call) => {
      if (!this.has(call.name)) return Promise.resolve<CustomFunctionResult>({ ok: false, error: "#NAME?" });
      return new Promise<CustomFunctionResult>((settle) => {
        const invocation = this.nextInvocation++;
        this.pending.set(invocation, { call, settle });
        made.push(invocation);
      });
    });
    this.send(made);
    return Promise.all(results);
  }

  /** The client's runtime told that it takes calls. */
  ready(client: ClientConnection): void {
    if (this.client !== undefined && this.client !== client) return;
    this.client = client;
    this.send([...this.pending.keys()]);
  }

  disconnected(client: ClientConnection): void {
    if (this.client === client) this.client = undefined;
  }

  /** Results as `[id, isOk, value, errorCode?, …]`. */
  answerArrays(results: unknown): void {
    for (const [id, isOk, value, errorCode] of results as readonly [number, boolean, unknown, unknown][])
      this.answer(id, isOk, value, typeof errorCode === "number" ? errorCode : undefined);
  }

  answerObjects(results: unknown): void {
    type Result = {
      readonly id: number;
      readonly failed?: boolean;
      readonly value: unknown;
      readonly errorCode?: number;
    };
    for (const { id, failed, value, errorCode } of results as readonly Result[])
      this.answer(id, failed !== true, value, errorCode);
  }

  private answer(id: number, isOk: boolean, value: unknown, errorCode: number | undefined): void {
    const pending = this.pending.get(id);
    if (pending === undefined) return;
    this.pending.delete(id);
    if (isOk) return pending.settle(resultOf(value));
    const error = ERROR_BY_CODE.get(errorCode ?? 0) ?? "#VALUE!";
    const isWorded = (error === "#VALUE!" || error === "#N/A") && typeof value === "string" && value !== "";
    pending.settle(isWorded ? { ok: false, error, message: value } : { ok: false, error });
  }

  private send(invocations: readonly number[]): void {
    const { client } = this;
    if (client === undefined || invocations.length === 0) return;
    const entries = invocations.map((invocation) => {
      const { call } = this.pending.get(invocation)!;
      const known = this.functions.get(call.name.toUpperCase())!;
      const message = [invocation, known.id, argumentsFor(known, call), call.address, flagsOf(known)];
      return [CATEGORY, INVOKE, "", JSON.stringify(message)] as const;
    });
    client.postRichApiMessage(...entries);
  }
}

function argumentsFor(
  { parameters = [] }: FunctionMetadata,
  { args }: CustomFunctionCall,
): readonly unknown[] {
  const sent: unknown[] = [...args];
  while (sent.length < parameters.length) sent.push(null);
  return sent;
}

function flagsOf({ options }: FunctionMetadata): number {
  return (
    (options?.cancelable === true ? Flag.cancelable : 0) | (options?.stream === true ? Flag.streaming : 0)
  );
}

function resultOf(value: unknown): CustomFunctionResult {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return { ok: true, value };
  if (value === null || value === undefined) return { ok: true, value: "" };
  if (typeof value !== "object" || Array.isArray(value))
    return {
      ok: false,
      error: "#VALUE!",
      message: "ApiNotImplemented: a custom function that returns several cells",
    };
  const { type, basicValue, message } = value as { type?: string; basicValue?: unknown; message?: string };
  if (type === "Error") {
    const error = ERROR_CODES.find((code) => code === basicValue) ?? "#VALUE!";
    return message === undefined ? { ok: false, error } : { ok: false, error, message };
  }
  return resultOf(basicValue ?? null);
}
