import { ListFilters } from "../../../src/embedded/page/listFilters";
import { GENERAL, type Cell } from "../../../src/embedded/workbook/cell";
import type { Sheet } from "../../../src/embedded/workbook/sheet";
import { deleteColumns, insertRows } from "../../../src/embedded/workbook/structure";
import { Workbook } from "../../../src/embedded/workbook/workbook";

const PERSON = { kind: "person" } as const;

let workbook: Workbook;
let sheet: Sheet;
let filters: ListFilters;

const textOf = (cell: Cell | undefined): string =>
  typeof cell?.value === "object" ? "" : String(cell?.value ?? "");
const hidden = (): number[] => [...sheet.hiddenRows].sort((a, b) => a - b);

beforeEach(() => {
  workbook = new Workbook();
  sheet = workbook.addSheet("Clients");
  const rows = [
    ["Client", "Solde"],
    ["Durand", 10],
    ["Martin", 20],
    ["Durand", 30],
    ["Petit", 20],
  ];
  rows.forEach((row, y) => row.forEach((value, x) => sheet.setCell(y, x, { value, format: GENERAL })));
  filters = new ListFilters(workbook, textOf);
});

const placeOf = (column: number) => {
  const place = filters.placeAt(sheet, { row: 1, column });
  if (place === undefined) throw new Error("no list");
  return place;
};

describe("ListFilters", () => {
  it("offers every different text of the column, without its header", () => {
    expect(filters.textsOf(placeOf(0))).toEqual(["Durand", "Martin", "Petit"]);
  });

  it("hides the rows whose text is not kept, and shows them again when cleared", () => {
    filters.set(placeOf(0), new Set(["Durand"]));
    expect(hidden()).toEqual([2, 4]);
    expect(filters.isFiltered(sheet, 0, 0)).toBe(true);
    expect(filters.shownAround(sheet, { row: 1, column: 1 })).toEqual({ shown: 2, all: 4 });
    filters.set(placeOf(0), undefined);
    expect(hidden()).toEqual([]);
  });

  it("shows a row only when every filter of its list keeps it", () => {
    filters.set(placeOf(0), new Set(["Durand", "Martin"]));
    filters.set(placeOf(1), new Set(["20"]));
    expect(hidden()).toEqual([1, 3, 4]);
  });

  it("stays with its column when rows are inserted above", () => {
    filters.set(placeOf(0), new Set(["Durand"]));
    insertRows(workbook, sheet, 0, 2, PERSON);
    expect(filters.isFiltered(sheet, 2, 0)).toBe(true);
    expect(hidden()).toEqual([4, 6]);
  });

  it("shows everything again when its column is deleted", () => {
    filters.set(placeOf(0), new Set(["Durand"]));
    deleteColumns(workbook, sheet, 0, 1, PERSON);
    expect(hidden()).toEqual([]);
  });
});
