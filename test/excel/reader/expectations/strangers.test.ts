import { COLUMNS } from "./strangers/columns";
import { FOREIGN_SHEETS } from "./strangers/foreignSheets";
import { FRENCH_SHEETS } from "./strangers/frenchSheets";
import { LAYOUTS } from "./strangers/layouts";
import { ROWS } from "./strangers/rows";
import { STATES } from "./strangers/states";
import { SYSTEM_EXPORTS } from "./strangers/systemExports";
import { VALUES } from "./strangers/values";
import { issueLines, readStrangeSheet, silentMistakes, type StrangeSheet } from "./strangeSheet";

// Sheets as people really have them, made up for these tests after the layouts of the programs they name. A wrong amount or
// date without a word is the worst that can happen: it is looked for first.
describe.each([
  ["French sheets", FRENCH_SHEETS],
  ["exports of accounting systems", SYSTEM_EXPORTS],
  ["sheets in other languages", FOREIGN_SHEETS],
  ["layouts", LAYOUTS],
  ["columns", COLUMNS],
  ["rows", ROWS],
  ["states", STATES],
  ["values", VALUES],
])("%s", (_, sheets) => {
  it.each(sheets.map((sheet) => [sheet.outcome, sheet.kind, sheet] as const))(
    "%s: %s",
    async (outcome, _kind, sheet) => {
      const reading = await readStrangeSheet(sheet);
      expect(silentMistakes(sheet, reading)).toEqual([]);
      if (outcome === "refused") expect(reading.refusal).toBeDefined();
      if (outcome === "read") expectRead(sheet, reading);
    },
  );
});

function expectRead(
  { owed, issues = [] }: StrangeSheet,
  reading: Awaited<ReturnType<typeof readStrangeSheet>>,
): void {
  expect(reading.refusal).toBeUndefined();
  expect(reading.counted).toEqual(owed);
  expect(issueLines(reading)).toEqual(issues);
}
