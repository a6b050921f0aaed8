import type { FunctionMetadata } from "../../src/embedded/host/customFunctionRuntime";
import type { CaseClient, HostCase, Seed, Stage } from "./hostCase";

const METADATA: readonly FunctionMetadata[] = [
  { id: "ADDDAYS", name: "ADDDAYS", parameters: [{ name: "day" }, { name: "days", optional: true }] },
  { id: "REFUSE", name: "REFUSE", parameters: [{ name: "how" }] },
  { id: "TOTAL", name: "TOTAL", parameters: [{ name: "amounts" }] },
  { id: "WAIT", name: "WAIT", parameters: [] },
];

const computing = (...rows: Seed["sheets"][string]): Seed => ({
  sheets: { Ledger: rows },
  computes: true,
  prepare: ({ host }) => host.customFunctions.register(METADATA),
});

type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;

function bring({ CustomFunctions }: CaseClient, functions: Functions): void {
  for (const [id, run] of Object.entries(functions)) CustomFunctions.associate(id, run);
}

const firstRow = ({ workbook }: Stage) =>
  Array.from({ length: 4 }, (_, column) => workbook.sheets[0]!.cellAt(0, column)?.value);

function functionCase(
  rule: string,
  about: { readonly basis: HostCase["basis"]; readonly source?: string },
  seed: Seed,
  operations: (stage: Stage, context: Excel.RequestContext) => Promise<unknown>,
  expected: unknown,
): HostCase {
  return {
    rule,
    ...about,
    seed,
    startsClient: true,
    operations: (context, stage) => operations(stage, context),
    expected,
  };
}

const LEARN_OPTIONS = {
  basis: "captured",
  source: "Microsoft Learn, Custom functions parameter options",
} as const;
const LEARN_ERRORS = {
  basis: "captured",
  source: "Microsoft Learn, Handle and return errors from your custom function",
} as const;

export const cases: readonly HostCase[] = [
  functionCase(
    "a custom function computes its cell, and cells that read it follow",
    { basis: "captured", source: "Microsoft Learn, Create custom functions in Excel" },
    computing(["=ADDDAYS(40,2)", "=A1*10"]),
    async (stage) => {
      bring(stage.client, { ADDDAYS: (day: number, days: number) => day + days });
      await stage.computed();
      return firstRow(stage).slice(0, 2);
    },
    [42, 420],
  ),
  functionCase(
    "an argument left out arrives as null",
    LEARN_OPTIONS,
    computing(["=ADDDAYS(40)"]),
    async (stage) => {
      const seen: unknown[] = [];
      bring(stage.client, { ADDDAYS: (day: number, days: unknown) => (seen.push([day, days]), 0) });
      await stage.computed();
      return seen;
    },
    [[40, null]],
  ),
  functionCase(
    "the invocation tells which cell asks",
    LEARN_OPTIONS,
    computing([null, "=ADDDAYS(40,1)"]),
    async (stage) => {
      const seen: unknown[] = [];
      bring(stage.client, {
        ADDDAYS: (_day: number, _days: number, invocation: CustomFunctions.Invocation) => {
          seen.push(invocation.address);
          return 0;
        },
      });
      await stage.computed();
      return seen;
    },
    ["Ledger!B1"],
  ),
  functionCase(
    "a range arrives as rows of values",
    LEARN_OPTIONS,
    computing(["=TOTAL(A2:C3)"], [1, 2, 3], [4, null, 6]),
    async (stage) => {
      const seen: unknown[] = [];
      bring(stage.client, {
        TOTAL: (rows: unknown[][]) => (seen.push(rows.map((row) => row.slice(0, 1))), 16),
      });
      await stage.computed();
      return [seen, firstRow(stage)[0]];
    },
    [[[[1], [4]]], 16],
  ),
  functionCase(
    "an error the function throws shows in its cell, with its words where Excel shows them",
    LEARN_ERRORS,
    computing(['=REFUSE("#N/A")', '=REFUSE("#VALUE!")', '=REFUSE("#NUM!")', '=REFUSE("#DIV/0!")']),
    async (stage) => {
      const { Error: CellError, ErrorCode } = stage.client.CustomFunctions;
      const codes: Record<string, CustomFunctions.ErrorCode> = {
        "#N/A": ErrorCode.notAvailable,
        "#VALUE!": ErrorCode.invalidValue,
        "#NUM!": ErrorCode.invalidNumber,
        "#DIV/0!": ErrorCode.divisionByZero,
      };
      bring(stage.client, {
        REFUSE: (how: string) => {
          throw new CellError(codes[how]!, "why");
        },
      });
      await stage.computed();
      return firstRow(stage);
    },
    [
      { error: "#N/A", message: "why" },
      { error: "#VALUE!", message: "why" },
      { error: "#NUM!" },
      { error: "#DIV/0!" },
    ],
  ),
  functionCase(
    "a function that throws anything else shows #VALUE!",
    LEARN_ERRORS,
    computing(["=WAIT()"]),
    async (stage) => {
      bring(stage.client, {
        WAIT: () => {
          throw new Error("bug");
        },
      });
      await stage.computed();
      return firstRow(stage)[0];
    },
    { error: "#VALUE!" },
  ),
  functionCase(
    "an infinite result shows #NUM!",
    { basis: "captured", source: "the client library maps it" },
    computing(["=WAIT()"]),
    async (stage) => {
      bring(stage.client, { WAIT: () => Number.POSITIVE_INFINITY });
      await stage.computed();
      return firstRow(stage)[0];
    },
    { error: "#NUM!" },
  ),
  functionCase(
    "a function is not called with an error among its arguments: the error is the result",
    LEARN_ERRORS,
    computing(["=ADDDAYS(1/0,1)", "=TOTAL(A2:B2)"], [1, { error: "#N/A" }]),
    async (stage) => {
      let calls = 0;
      bring(stage.client, { ADDDAYS: () => (calls += 1), TOTAL: () => (calls += 1) });
      await stage.computed();
      return [calls, ...firstRow(stage).slice(0, 2)];
    },
    [0, { error: "#DIV/0!" }, { error: "#N/A" }],
  ),
  functionCase(
    "a cell shows #BUSY! until its function answers",
    { basis: "captured", source: "OfficeDev/office-js issue 4152" },
    computing(["=WAIT()"]),
    async (stage) => {
      const answer = await new Promise<(value: string) => void>((called) =>
        bring(stage.client, { WAIT: () => new Promise((resolve) => called(resolve)) }),
      );
      const meanwhile = firstRow(stage)[0];
      answer("done");
      await stage.computed();
      return [meanwhile, firstRow(stage)[0]];
    },
    [{ error: "#BUSY!" }, "done"],
  ),
  functionCase(
    "a function nobody brought shows #NAME?",
    { basis: "captured", source: "Microsoft Support, How to correct a #NAME? error" },
    computing(["=UNHEARDOF(1)"]),
    async (stage) => {
      await stage.computed();
      return firstRow(stage)[0];
    },
    { error: "#NAME?" },
  ),
  functionCase(
    "results come back in batches, not one message a cell",
    { basis: "captured", source: "the client library gathers them for 50 ms" },
    computing(...Array.from({ length: 200 }, (_, row) => [`=ADDDAYS(${row},1)` as const])),
    async (stage) => {
      const { counters } = stage.host;
      const before = counters.ownBatches;
      bring(stage.client, { ADDDAYS: (day: number, days: number) => day + days });
      await stage.computed();
      return [
        stage.workbook.sheets[0]!.cellAt(199, 0)?.value,
        counters.ownBatches - before <= 5,
        counters.syncs,
      ];
    },
    [200, true, 0],
  ),
  functionCase(
    "only cells whose arguments changed are asked again",
    { basis: "assumed" },
    computing(["=ADDDAYS(A2,0)", "=ADDDAYS(B2,0)"], [1, 2]),
    async (stage, context) => {
      const asked: number[] = [];
      bring(stage.client, { ADDDAYS: (day: number) => (asked.push(day), day) });
      await stage.computed();
      asked.length = 0;
      context.workbook.worksheets.getItem("Ledger").getRange("B2").values = [[5]];
      await context.sync();
      await stage.computed();
      return [asked, firstRow(stage).slice(0, 2)];
    },
    [[5], [1, 5]],
  ),
  functionCase(
    "a full calculation asks every cell again",
    { basis: "captured", source: "@types/office-js, Excel.CalculationType.full" },
    computing(["=ADDDAYS(A2,0)", "=ADDDAYS(B2,0)"], [1, 2]),
    async (stage, context) => {
      let calls = 0;
      bring(stage.client, { ADDDAYS: (day: number) => ((calls += 1), day) });
      await stage.computed();
      calls = 0;
      context.workbook.application.calculate("Full");
      await context.sync();
      await stage.computed();
      return calls;
    },
    2,
  ),
];
