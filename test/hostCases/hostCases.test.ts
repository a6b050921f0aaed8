import { readdirSync } from "node:fs";
import { openOfficeClient, type OfficeClient } from "../support/officeClient";
import { cellsAt, sceneOf, type HostCase } from "./hostCase";

const files = readdirSync(__dirname).filter((file) => file.endsWith("Cases.ts"));
const casesByFile = files.map((file) => {
  const { cases } = jest.requireActual<{ readonly cases: readonly HostCase[] }>(`./${file}`);
  return { file, cases };
});

let client: OfficeClient;

beforeAll(async () => {
  client = await openOfficeClient(sceneOf({ sheets: {} }).host);
});

afterAll(() => client.close());

it("finds host cases in every file", () => {
  expect(files).not.toHaveLength(0);
  expect(casesByFile.filter(({ cases }) => cases.length === 0)).toEqual([]);
});

it("says where each captured case was captured", () => {
  const unsourced = casesByFile
    .flatMap(({ cases }) => cases)
    .filter(({ basis, source }) => basis === "captured" && source === undefined);
  expect(unsourced.map(({ rule }) => rule)).toEqual([]);
});

describe.each(casesByFile)("$file", ({ cases }) => {
  it.each(cases.map((hostCase) => [`${hostCase.rule} (${hostCase.basis})`, hostCase] as const))(
    "%s",
    async (_title, { seed, operations, expected, fails, leaves = {} }) => {
      const { workbook, host } = sceneOf(seed);
      client.moveTo(host);
      const outcome = await client.Excel.run(operations).then(
        (result: unknown) => ({ result }),
        (error: OfficeExtension.Error) => ({
          failed: { code: error.code, location: error.debugInfo?.errorLocation, message: error.message },
        }),
      );
      if (fails === undefined) expect(outcome).toEqual({ result: expected });
      else expect(outcome).toMatchObject({ failed: fails });
      for (const [address, cells] of Object.entries(leaves))
        expect(cellsAt(workbook, address)).toEqual(cells);
    },
  );
});
