import { LiveRange } from "../../../src/embedded/host/liveRange";
import { formatRange, parseAddress } from "../../../src/embedded/workbook/address";

type Kind = "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted";

function after(address: string, kind: Kind, at: number, count: number): string {
  const live = new LiveRange("sheet", parseAddress(address)!.range);
  live.follow({ type: "structure", sheetId: "sheet", kind, at, count, source: { kind: "person" } });
  return live.range === undefined ? "gone" : formatRange(live.range);
}

describe("LiveRange", () => {
  it.each([
    ["B3:C5", "RowInserted", 0, 2, "B5:C7"],
    ["B3:C5", "RowInserted", 2, 1, "B4:C6"],
    ["B3:C5", "RowInserted", 3, 1, "B3:C6"],
    ["B3:C5", "RowInserted", 5, 1, "B3:C5"],
    ["B3:C5", "RowDeleted", 0, 1, "B2:C4"],
    ["B3:C5", "RowDeleted", 1, 2, "B2:C3"],
    ["B3:C5", "RowDeleted", 4, 3, "B3:C4"],
    ["B3:C5", "RowDeleted", 2, 3, "gone"],
    ["B3:C5", "ColumnInserted", 2, 2, "B3:E5"],
    ["B3:C5", "ColumnDeleted", 0, 2, "A3:A5"],
    ["A:C", "RowDeleted", 4, 3, "A:C"],
    ["A1048576", "RowInserted", 0, 1, "gone"],
  ] as const)("%s after %s at %i, %i times, is %s", (address, kind, at, count, expected) => {
    expect(after(address, kind, at, count)).toBe(expected);
  });

  it("ignores other sheets", () => {
    const live = new LiveRange("sheet", { top: 5, left: 0, bottom: 5, right: 0 });
    live.follow({
      type: "structure",
      sheetId: "other",
      kind: "RowDeleted",
      at: 0,
      count: 9,
      source: { kind: "person" },
    });
    expect(live.range?.top).toBe(5);
  });
});
