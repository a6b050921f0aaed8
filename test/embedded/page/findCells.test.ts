import { findCell } from "../../../src/embedded/page/findCells";
import { GENERAL, type Cell } from "../../../src/embedded/workbook/cell";
import { Sheet } from "../../../src/embedded/workbook/sheet";

const textOf = ({ value }: Cell): string => String(value);

function sheetOf(...rows: readonly (readonly (string | number | undefined)[])[]): Sheet {
  const sheet = new Sheet("{1}", "Clients");
  rows.forEach((row, y) =>
    row.forEach((value, x) => value !== undefined && sheet.setCell(y, x, { value, format: GENERAL })),
  );
  return sheet;
}

const sheet = sheetOf(["Durand", "Béton"], ["Martin", "Durand fils"], [undefined, 1200]);
const find = (wanted: string, row: number, column: number, direction: "next" | "previous" = "next") =>
  findCell(sheet, { wanted, from: { row, column }, direction, textOf });

describe("findCell", () => {
  it("goes on row by row after the cell it starts in", () => {
    expect(find("durand", 0, 0)).toEqual({ row: 1, column: 1 });
  });

  it("goes round at the end, back to the cell it started in if need be", () => {
    expect(find("durand", 1, 1)).toEqual({ row: 0, column: 0 });
    expect(find("martin", 1, 0)).toEqual({ row: 1, column: 0 });
  });

  it("goes backward", () => {
    expect(find("durand", 0, 0, "previous")).toEqual({ row: 1, column: 1 });
  });

  it("finds parts of texts and numbers, whatever their case and accents", () => {
    expect(find("BETON", 0, 0)).toEqual({ row: 0, column: 1 });
    expect(find("20", 0, 0)).toEqual({ row: 2, column: 1 });
  });

  it("passes over hidden rows", () => {
    const filtered = sheetOf(["Durand"], ["Durand"]);
    filtered.hiddenRows.add(1);
    const search = { wanted: "durand", from: { row: 0, column: 0 }, direction: "next", textOf } as const;
    expect(findCell(filtered, search)).toEqual({ row: 0, column: 0 });
  });

  it("finds nothing where there is nothing, and nothing for no text", () => {
    expect(find("absent", 0, 0)).toBeUndefined();
    expect(find("", 0, 0)).toBeUndefined();
  });
});
