import { readdirSync } from "node:fs";
import { Calculation } from "../../src/embedded/formulas/calculation";
import { everythingDelivered, openOfficeClient, type OfficeClient } from "../support/officeClient";
import { cellsAt, sceneOf, type HostCase, type Scene, type Stage } from "./hostCase";

const files = readdirSync(__dirname).filter((file) => file.endsWith("Cases.ts"));
const casesByFile = files.map((file) => {
  const { cases } = jest.requireActual<{ readonly cases: readonly HostCase[] }>(`./${file}`);
  return { file, cases };
});
const allCases = casesByFile.flatMap(({ cases }) => cases);

/** Used by most cases in turn: starting one takes longer than a case. */
let shared: OfficeClient;
const opened: OfficeClient[] = [];
let calculation: Calculation | undefined;

beforeAll(async () => {
  shared = await openOfficeClient(sceneOf({ sheets: {} }).host);
});

afterEach(() => {
  opened.splice(0).forEach((client) => client.close());
  calculation?.dispose();
  calculation = undefined;
});

afterAll(() => shared.close());

it("finds host cases in every file", () => {
  expect(casesByFile.filter(({ cases }) => cases.length === 0)).toEqual([]);
  expect(allCases.length).toBeGreaterThanOrEqual(150);
});

it("says where each captured case was captured", () => {
  const unsourced = allCases.filter(({ basis, source }) => basis === "captured" && source === undefined);
  expect(unsourced.map(({ rule }) => rule)).toEqual([]);
});

it("has one case a rule", () => {
  const rules = allCases.map(({ rule }) => rule);
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
});

describe.each(casesByFile)("$file", ({ cases }) => {
  it.each(cases.map((hostCase) => [`${hostCase.rule} (${hostCase.basis})`, hostCase] as const))(
    "%s",
    async (_title, { seed, startsClient = false, operations, expected, fails, leaves = {} }) => {
      const scene = sceneOf(seed);
      if (seed.computes === true) {
        calculation = new Calculation(scene.workbook, scene.host.customFunctions);
        scene.host.useCalculation(calculation);
      }
      const client = startsClient ? await openFor(scene) : shared;
      if (!startsClient) client.moveTo(scene.host);
      const outcome = await client.Excel.run((context) => operations(context, stageOf(scene, client))).then(
        (result: unknown) => ({ result }),
        (error: OfficeExtension.Error) => ({
          failed: { code: error.code, location: error.debugInfo?.errorLocation, message: error.message },
        }),
      );
      if (fails === undefined) expect(outcome).toEqual({ result: expected });
      else expect(outcome).toMatchObject({ failed: fails });
      for (const [address, cells] of Object.entries(leaves))
        expect(cellsAt(scene.workbook, address)).toEqual(cells);
    },
  );
});

async function openFor({ host }: Scene): Promise<OfficeClient> {
  const client = await openOfficeClient(host);
  opened.push(client);
  return client;
}

function stageOf(scene: Scene, client: OfficeClient): Stage {
  return {
    ...scene,
    client,
    openCoauthor: () => openFor(scene),
    settled: () => everythingDelivered([client, ...opened]),
    computed: () => calculation?.whenIdle() ?? Promise.resolve(),
  };
}
