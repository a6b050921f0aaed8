import { Axis } from "../../../src/embedded/page/grid/axis";
import {
  currentRegion,
  edgeFrom,
  stepFrom,
  type Direction,
} from "../../../src/embedded/page/grid/cellSelection";
import { GENERAL } from "../../../src/embedded/workbook/cell";
import { Sheet } from "../../../src/embedded/workbook/sheet";

/** `x` is a filled cell. */
function sheetOf(...lines: readonly string[]): Sheet {
  const sheet = new Sheet("{1}", "Feuil1");
  lines.forEach((line, row) =>
    line.split("").forEach((mark, column) => {
      if (mark === "x") sheet.setCell(row, column, { value: 1, format: GENERAL });
    }),
  );
  return sheet;
}

describe("edgeFrom", () => {
  const sheet = sheetOf(
    "xxx.x", //
    "x....",
    "x....",
    ".....",
    "x....",
  );
  const edge = (row: number, column: number, direction: Direction) =>
    edgeFrom({ row, column }, direction, sheet);

  it("goes to the end of the filled cells", () => {
    expect(edge(0, 0, "right")).toEqual({ row: 0, column: 2 });
    expect(edge(0, 0, "down")).toEqual({ row: 2, column: 0 });
    expect(edge(2, 0, "up")).toEqual({ row: 0, column: 0 });
  });

  it("goes from an end to the next filled cell", () => {
    expect(edge(0, 2, "right")).toEqual({ row: 0, column: 4 });
    expect(edge(2, 0, "down")).toEqual({ row: 4, column: 0 });
    expect(edge(4, 0, "up")).toEqual({ row: 2, column: 0 });
  });

  it("goes to the edge of the sheet when nothing is left on the way", () => {
    expect(edge(4, 0, "down")).toEqual({ row: 1_048_575, column: 0 });
    expect(edge(0, 4, "right")).toEqual({ row: 0, column: 16_383 });
    expect(edge(3, 3, "left")).toEqual({ row: 3, column: 0 });
  });

  it("comes back from the end of the sheet to the last filled cell", () => {
    expect(edge(1_048_575, 0, "up")).toEqual({ row: 4, column: 0 });
  });
});

describe("stepFrom", () => {
  it("steps over hidden rows and stays at the edges", () => {
    const rows = new Axis(5, 20, [[1, 0]]);
    const columns = new Axis(5, 64);
    expect(stepFrom({ row: 0, column: 0 }, "down", rows, columns)).toEqual({ row: 2, column: 0 });
    expect(stepFrom({ row: 0, column: 0 }, "up", rows, columns)).toEqual({ row: 0, column: 0 });
  });
});

describe("currentRegion", () => {
  it("takes the block around a cell, up to an empty row and an empty column", () => {
    const sheet = sheetOf(
      "x......", //
      ".......",
      ".xx.xx.",
      ".x..x..",
      "..x....",
    );
    expect(currentRegion(sheet, { row: 3, column: 1 })).toEqual({ top: 2, left: 1, bottom: 4, right: 2 });
  });

  it("takes the whole table inside one", () => {
    const sheet = sheetOf("x");
    const range = { top: 0, left: 0, bottom: 9, right: 3 };
    sheet.tables = [{ id: 1, name: "T", range, hasHeader: true, hasTotals: false, columns: [] }];
    expect(currentRegion(sheet, { row: 5, column: 2 })).toEqual(range);
  });
});
