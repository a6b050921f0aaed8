import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { openFile } from "../../../src/embedded/files/openFile";
import { readXlsx } from "../../../src/embedded/files/readXlsx";
import { writeXlsx } from "../../../src/embedded/files/writeXlsx";
import { GENERAL } from "../../../src/embedded/workbook/cell";
import { withFormat } from "../../../src/embedded/workbook/formats";
import type { Workbook } from "../../../src/embedded/workbook/workbook";
import { partsOf } from "./parts";
import { workbookDifferences } from "./workbookDifferences";

// Real files of other people: on the machines that have them, beside the checkout; never part of it.
const folder = resolve(__dirname, "../../../../shared/data");
const isThere = existsSync(folder);
const files = isThere
  ? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(xlsx|csv)$/i.test(name))
  : [];
const workbooks = files.filter((name) => name.endsWith(".xlsx"));

function opened(name: string): Workbook {
  const tag = name.startsWith("fr-") ? "fr-FR" : "en-US";
  const read = openFile(readFileSync(join(folder, name)), name, { tag });
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value;
}

function reopened(bytes: Uint8Array): Workbook {
  const read = readXlsx(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value;
}

const suite = isThere ? describe : describe.skip;
suite(
  `files of third parties (${isThere ? files.length : "folder ../shared/data is not beside the checkout"})`,
  () => {
    const each = files.length > 0 ? files : ["none"];

    it.each(each)("%s is the same after saving and opening again", (name) => {
      const workbook = opened(name);
      expect(workbookDifferences(workbook, reopened(writeXlsx(workbook)))).toEqual([]);
    });

    it.each(workbooks.length > 0 ? workbooks : ["none"])(
      "%s is saved byte for byte when nothing changed",
      (name) => {
        expect(partsOf(writeXlsx(opened(name)))).toEqual(partsOf(readFileSync(join(folder, name))));
      },
    );

    it.each(workbooks.length > 0 ? workbooks : ["none"])(
      "%s keeps its other parts when a cell is typed",
      (name) => {
        const workbook = opened(name);
        const [sheet] = workbook.sheets;
        const date = withFormat(GENERAL, { numberFormat: "m/d/yyyy" });
        sheet!.setCell(5, 60, { value: "Été & <hiver>", format: withFormat(GENERAL, { bold: true }) });
        sheet!.setCell(6, 60, { value: 46068, format: date });
        const saved = writeXlsx(workbook);
        expect(workbookDifferences(workbook, reopened(saved))).toEqual([]);
        const before = partsOf(readFileSync(join(folder, name)));
        const after = partsOf(saved);
        const changed = [...after].filter(([part, text]) => before.get(part) !== text).map(([part]) => part);
        expect(changed.sort()).toEqual([
          expect.stringMatching(/styles\.xml$/),
          expect.stringMatching(/worksheets\/sheet\d*\.xml$/),
        ]);
      },
    );
  },
);
