import { readdirSync } from "node:fs";
import { openOfficeClient, type OfficeClient } from "../support/officeClient";
import { casesByFile } from "./allCases";
import { sceneOf } from "./hostCase";
import { runHostCase } from "./runHostCase";

const allCases = Object.values(casesByFile).flat();

/** Used by most cases in turn: starting one takes longer than a case. */
let shared: OfficeClient;

beforeAll(async () => {
  shared = await openOfficeClient(sceneOf({ sheets: {} }).host);
});

afterAll(() => shared.close());

it("finds host cases in every file", () => {
  const files = readdirSync(__dirname).filter((file) => file.endsWith("Cases.ts") && file !== "allCases.ts");
  expect(Object.keys(casesByFile).map((name) => `${name}.ts`)).toEqual(files.sort());
  expect(Object.values(casesByFile).filter((cases) => cases.length === 0)).toEqual([]);
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

describe.each(Object.entries(casesByFile))("%s", (_file, cases) => {
  it.each(cases.map((hostCase) => [`${hostCase.rule} (${hostCase.basis})`, hostCase] as const))(
    "%s",
    async (_title, hostCase) => {
      const played = await runHostCase(hostCase, {
        start: openOfficeClient,
        lend: (host) => {
          shared.moveTo(host);
          return shared;
        },
      });
      const { expected, fails, leaves = {} } = hostCase;
      if (fails === undefined) expect(played.outcome).toEqual({ result: expected });
      else expect(played.outcome).toMatchObject({ failed: fails });
      expect(played.leaves).toEqual(leaves);
    },
  );
});
