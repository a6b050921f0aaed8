import type { FunctionMetadata } from "../../../src/embedded/host/customFunctionRuntime";
import { Calculation } from "../../../src/embedded/formulas/calculation";
import { sceneOf } from "../../hostCases/hostCase";
import { openOfficeClient, type OfficeClient } from "../../support/officeClient";

const opened: OfficeClient[] = [];
const calculations: Calculation[] = [];

afterEach(() => {
  opened.splice(0).forEach((client) => client.close());
  calculations.splice(0).forEach((calculation) => calculation.dispose());
});

const METADATA: readonly FunctionMetadata[] = [
  { id: "ADDDAYS", name: "ADDDAYS", parameters: [{ name: "day" }, { name: "days", optional: true }] },
  { id: "REFUSE", name: "REFUSE", parameters: [{ name: "how" }] },
  { id: "TOTAL", name: "TOTAL", parameters: [{ name: "amounts" }] },
  { id: "NEVER", name: "NEVER", parameters: [] },
];

function scene(formulas: readonly `=${string}`[], others: readonly number[] = []) {
  const made = sceneOf({ sheets: { Ledger: [[...formulas], [...others]] } });
  const calculation = new Calculation(made.workbook, made.host.customFunctions);
  calculations.push(calculation);
  made.host.useCalculation(calculation);
  made.host.customFunctions.register(METADATA);
  return { ...made, calculation };
}

async function openWith(
  host: Parameters<typeof openOfficeClient>[0],
  functions: Record<string, (...args: never[]) => unknown>,
) {
  const client = await openOfficeClient(host);
  opened.push(client);
  for (const [id, run] of Object.entries(functions)) client.CustomFunctions.associate(id, run);
  return client;
}

describe("CustomFunctionRuntime with the real client", () => {
  it("calls again when the add-in starts anew", async () => {
    const { workbook, host, calculation } = scene(["=NEVER()"]);
    const first = await openWith(host, { NEVER: () => new Promise(() => undefined) });
    await new Promise((resolve) => setTimeout(resolve, 100));
    first.close();
    await openWith(host, { NEVER: () => "answered" });
    await calculation.whenIdle();
    expect(workbook.sheets[0]!.cellAt(0, 0)?.value).toBe("answered");
  });
});

describe("formulas written by the add-in", () => {
  it("are filled into the rows a table takes in", async () => {
    const made = sceneOf({
      sheets: {
        Ledger: [
          ["Invoice", "Due", "Twice"],
          ["F-101", 5, "=B2*2"],
        ],
      },
      tables: { Invoices: "Ledger!A1:C2" },
      prepare: ({ sheet }) => {
        const ledger = sheet("Ledger");
        ledger.tables = ledger.tables.map((table) => ({
          ...table,
          columns: table.columns.map((column) =>
            column.name === "Twice" ? { ...column, calculatedFormula: "B2*2" } : column,
          ),
        }));
      },
    });
    const calculation = new Calculation(made.workbook);
    calculations.push(calculation);
    made.host.useCalculation(calculation);
    const { Excel } = await openWith(made.host, {});
    const values = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Ledger");
      sheet.getRange("A3:B4").values = [
        ["F-102", 6],
        ["F-103", 7],
      ];
      const body = context.workbook.tables.getItem("Invoices").getDataBodyRange().load("values,formulas");
      await context.sync();
      return [body.values, body.formulas.map((row) => row[2] as unknown)];
    });
    expect(values).toEqual([
      [
        ["F-101", 5, 10],
        ["F-102", 6, 12],
        ["F-103", 7, 14],
      ],
      ["=B2*2", "=B3*2", "=B4*2"],
    ]);
  });
});
