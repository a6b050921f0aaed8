import type { CustomFunctionCall, CustomFunctionResult } from "../../../src/embedded/formulas/calculation";
import { FormulaSheet, resultOf } from "./formulaSheet";

describe("Calculation", () => {
  it("computes what is typed and follows an edit to everything that depends on it", () => {
    const sheet = new FormulaSheet({ A1: 2, A2: "=A1*10", A3: "=SUM(A1:A2)", B1: 5 });
    expect(sheet.values("A1:A3")).toEqual([[2], [20], [22]]);
    sheet.type({ A1: 3 });
    expect(sheet.values("A1:A3")).toEqual([[3], [30], [33]]);
  });

  it("tells the results that changed and nothing else", () => {
    const sheet = new FormulaSheet({ A1: 1, B1: "=A1+1", B2: "=A2+1", C1: "=B1>0" });
    const told: unknown[] = [];
    sheet.workbook.onChange((change) => change.type === "results" && told.push(change.range));
    sheet.type({ A1: 7 });
    expect(told).toEqual([{ top: 0, left: 1, bottom: 0, right: 1 }]);
  });

  it("computes chains far longer than the call stack, in both directions", () => {
    const sheet = new FormulaSheet({ A1: 1 });
    sheet.fill(
      "A2",
      Array.from({ length: 20_000 }, (_, i) => [`=A${i + 1}+1`]),
    );
    expect(sheet.value("A20001")).toBe(20_001);
    sheet.fill(
      "B1",
      Array.from({ length: 20_000 }, (_, i) => [`=B${i + 2}+1`]),
    );
    expect(sheet.value("B1")).toBe(20_000);
  });

  it("shows 0 in cells that read themselves and lists them", () => {
    const sheet = new FormulaSheet({ A1: "=B1+1", B1: "=A1+1", C1: "=A1+5" });
    expect(sheet.values("A1:C1")).toEqual([[0, 0, 5]]);
    expect(sheet.calculation.cycles().map(({ column }) => column)).toEqual([0, 1]);
    sheet.type({ B1: 4 });
    expect(sheet.values("A1:C1")).toEqual([[5, 4, 10]]);
    expect(sheet.calculation.cycles()).toEqual([]);
  });
});

describe("custom functions", () => {
  class Calls {
    readonly batches: (readonly CustomFunctionCall[])[] = [];
    private answer: ((results: readonly CustomFunctionResult[]) => void)[] = [];
    names = new Set(["NEXTCALL"]);
    private listener: () => void = () => undefined;
    readonly has = (name: string): boolean => this.names.has(name);
    invoke(calls: readonly CustomFunctionCall[]): Promise<readonly CustomFunctionResult[]> {
      this.batches.push(calls);
      return new Promise((resolve) => this.answer.push(resolve));
    }
    onRegistered(listener: () => void): void {
      this.listener = listener;
    }
    register(name: string): void {
      this.names.add(name);
      this.listener();
    }
    async reply(...values: number[]): Promise<void> {
      this.answer.shift()!(values.map((value) => ({ ok: true, value })));
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  it("shows #BUSY! until the result arrives, then computes what depends on it", async () => {
    const calls = new Calls();
    const sheet = new FormulaSheet(
      { A1: 46_000, A2: 46_010, B1: "=NEXTCALL(A1,C1)", B2: "=NEXTCALL(A2,)", D1: "=IFERROR(B1+1,0)" },
      { customFunctions: calls },
    );
    expect(sheet.values("B1:D1")).toEqual([["#BUSY!", undefined, "#BUSY!"]]);
    expect(calls.batches).toEqual([
      [
        { name: "NEXTCALL", args: [46_000, null], address: "Ledger!B1" },
        { name: "NEXTCALL", args: [46_010, null], address: "Ledger!B2" },
      ],
    ]);
    await calls.reply(46_003, 46_013);
    await sheet.calculation.whenIdle();
    expect(sheet.values("B1:D2")).toEqual([
      [46_003, undefined, 46_004],
      [46_013, undefined, undefined],
    ]);
  });

  it("drops a result whose arguments changed meanwhile", async () => {
    const calls = new Calls();
    const sheet = new FormulaSheet({ A1: 1, B1: "=NEXTCALL(A1)" }, { customFunctions: calls });
    sheet.type({ A1: 2 });
    await calls.reply(100);
    expect(sheet.value("B1")).toBe("#BUSY!");
    await calls.reply(200);
    expect(sheet.value("B1")).toBe(200);
  });

  it("gives an argument's error without calling", () => {
    const calls = new Calls();
    const sheet = new FormulaSheet({ A1: "=1/0", B1: "=NEXTCALL(A1)" }, { customFunctions: calls });
    expect(sheet.value("B1")).toBe("#DIV/0!");
    expect(calls.batches).toEqual([]);
  });

  it("is #NAME? for a name nobody knows, until it is registered", async () => {
    const calls = new Calls();
    const sheet = new FormulaSheet({ B1: "=CALLDAY(1)" }, { customFunctions: calls });
    expect(sheet.value("B1")).toBe("#NAME?");
    calls.register("CALLDAY");
    sheet.calculation.recalculate();
    expect(sheet.value("B1")).toBe("#BUSY!");
    await calls.reply(2);
    expect(sheet.value("B1")).toBe(2);
  });
});

describe("basic functions", () => {
  it.each([
    ['=SUMIFS(B1:B3,A1:A3,"Durand",B1:B3,">10")', 30],
    ['=COUNTIF(A1:A3,"d*")', 2],
    ['=XLOOKUP("MARTIN",A1:A3,B1:B3)', 20],
    ['=VLOOKUP("Durand",A1:B3,2,FALSE)', 10],
    ['=INDEX(B1:B3,MATCH("Martin",A1:A3,0))', 20],
    ['=SUMPRODUCT((A1:A3="durand")*B1:B3)', 40],
    ["=LET(x,2,y,x+1,x*y)", 6],
    ["=LAMBDA(x,x+1)(2)", 3],
    ['=TEXT(46000,"yyyy-mm-dd")', "2025-12-09"],
    ["=NETWORKDAYS(46000,46010)", 9],
    ['=DATEDIF(DATE(2025,1,31),DATE(2026,3,1),"m")', 13],
    ['=IF(A1<>"",1,2)&"x"', "1x"],
    ["=-2^2", 4],
    ["=0.1+0.2=0.3", true],
    ['=MAXIFS(B:B,A:A,"Durand")', 30],
    ["=ROUND(1.005,2)", 1.01],
  ])("%s is %p", (formula, expected) => {
    const cells = { A1: "Durand", B1: 10, A2: "Martin", B2: 20, A3: "Durand", B3: 30 };
    expect(resultOf(formula, cells)).toBe(expected);
  });
});
