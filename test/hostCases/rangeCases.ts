import { GENERAL } from "../../src/embedded/workbook/cell";
import type { HostCase, Seed } from "./hostCase";

const ledger: Seed = {
  sheets: {
    Ledger: [
      ["Invoice", "Due"],
      ["F-101", 1],
      ["F-102", 2],
      ["F-103", 3],
    ],
    Other: [["x"]],
  },
};

const ledgerSheet = (context: Excel.RequestContext) => context.workbook.worksheets.getItem("Ledger");

function addressed(
  rule: string,
  other: (range: Excel.Range) => Excel.Range,
  expected: string,
  from = "B2:C3",
): HostCase {
  return {
    rule,
    basis: "captured",
    source: "@types/office-js, Excel.Range",
    seed: ledger,
    operations: async (context) => {
      const range = other(ledgerSheet(context).getRange(from)).load("address");
      await context.sync();
      return range.address.replace("Ledger!", "");
    },
    expected,
  };
}

export const cases: readonly HostCase[] = [
  addressed("getCell counts from the range's first cell", (range) => range.getCell(1, 2), "D3"),
  addressed(
    "getRow and getColumn count from the range's edges",
    (range) => range.getRow(1).getColumn(0),
    "B3",
  ),
  addressed("getResizedRange adds rows and columns", (range) => range.getResizedRange(2, -1), "B2:B5"),
  addressed("getOffsetRange moves the range", (range) => range.getOffsetRange(-1, 3), "E1:F2"),
  addressed("getBoundingRect spans both ranges", (range) => range.getBoundingRect("E10"), "B2:E10"),
  addressed("getIntersection gives what both hold", (range) => range.getIntersection("C1:C9"), "C2:C3"),
  addressed("getEntireRow and getEntireColumn span the sheet", (range) => range.getEntireRow(), "2:3"),
  addressed("getLastCell is the bottom right one", (range) => range.getLastCell(), "C3"),
  addressed("getRowsBelow are as wide as the range", (range) => range.getRowsBelow(2), "B4:C5"),
  addressed("getRowsAbove end above the range", (range) => range.getRowsAbove(1), "B1:C1"),
  addressed("getColumnsAfter are as high as the range", (range) => range.getColumnsAfter(2), "D2:E3"),
  {
    rule: "a range cannot start before the sheet",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerSheet(context).getRange("A1").getOffsetRange(-1, 0);
      await context.sync();
    },
    fails: { code: "InvalidArgument", location: "Range.getOffsetRange" },
  },
  {
    rule: "ranges that do not meet intersect in a null object",
    basis: "captured",
    source: "@types/office-js, Range.getIntersectionOrNullObject",
    seed: ledger,
    operations: async (context) => {
      const none = ledgerSheet(context).getRange("A1").getIntersectionOrNullObject("C3");
      await context.sync();
      return none.isNullObject;
    },
    expected: true,
  },
  {
    rule: "an address that is none is refused",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerSheet(context).getRange("not an address");
      await context.sync();
    },
    fails: { code: "InvalidArgument", location: "Worksheet.getRange" },
  },
  {
    rule: "a range object moves with rows inserted above it",
    basis: "captured",
    source: "Microsoft Learn, Application-specific API model: proxies track their cells",
    seed: ledger,
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A3").load("values");
      await context.sync();
      ledgerSheet(context).getRange("2:3").insert("Down");
      range.load("address,values");
      await context.sync();
      return [range.address, range.values];
    },
    expected: ["Ledger!A5", [["F-102"]]],
  },
  {
    rule: "a range grows with rows inserted inside it and shrinks with rows deleted",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A2:B4").load("address");
      ledgerSheet(context).getRange("3:3").insert("Down");
      await context.sync();
      const grown = range.address;
      range.load("address");
      await context.sync();
      const after = range.address;
      ledgerSheet(context).getRange("3:4").delete("Up");
      range.load("address");
      await context.sync();
      return [grown, after, range.address];
    },
    expected: ["Ledger!A2:B4", "Ledger!A2:B5", "Ledger!A2:B3"],
  },
  {
    rule: "a range whose cells are all deleted is no longer valid",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A2").load("address");
      await context.sync();
      ledgerSheet(context).getRange("2:2").delete("Up");
      range.load("values");
      await context.sync();
    },
    fails: { code: "InvalidReference" },
  },
  {
    rule: "a range of a deleted sheet is not found",
    basis: "captured",
    source: "Microsoft Learn, Error handling: ItemNotFound",
    seed: ledger,
    operations: async (context) => {
      const range = context.workbook.worksheets.getItem("Other").getRange("A1").load("values");
      await context.sync();
      context.workbook.worksheets.getItem("Other").delete();
      await context.sync();
      range.load("values");
      await context.sync();
    },
    fails: { code: "ItemNotFound" },
  },
  {
    rule: "moving a part of a merged cell is refused",
    basis: "assumed",
    seed: {
      ...ledger,
      prepare: ({ sheet }) => {
        sheet("Ledger").merges = [{ top: 2, left: 0, bottom: 2, right: 1 }];
      },
    },
    operations: async (context) => {
      ledgerSheet(context).getRange("B2").insert("Down");
      await context.sync();
    },
    fails: { code: "InsertDeleteConflict", location: "Range.insert" },
  },
  {
    rule: "a merged cell grows with rows inserted in it",
    basis: "assumed",
    seed: {
      ...ledger,
      prepare: ({ sheet }) => {
        sheet("Ledger").merges = [{ top: 1, left: 0, bottom: 2, right: 0 }];
      },
    },
    operations: async (context, { sheet }) => {
      ledgerSheet(context).getRange("3:3").insert("Down");
      await context.sync();
      return sheet("Ledger").merges;
    },
    expected: [{ top: 1, left: 0, bottom: 3, right: 0 }],
  },
  {
    rule: "inserting a block moves only what stands below it, references too",
    basis: "captured",
    source: "@types/office-js, Range.insert",
    seed: {
      sheets: {
        Ledger: [
          ["a", 1, "=B2"],
          ["b", 2, "=SUM(B1:B2)"],
          ["c", 3, "=SUM(A1:B2)"],
        ],
      },
    },
    operations: async (context) => {
      const space = ledgerSheet(context).getRange("B2").insert("Down").load("address");
      await context.sync();
      return space.address;
    },
    expected: "Ledger!B2",
    leaves: {
      "Ledger!A1:C4": [
        ["a", 1, "=B3"],
        ["b", "", "=SUM(B1:B3)"],
        ["c", 2, "=SUM(A1:B2)"],
        ["", 3, ""],
      ],
    },
  },
  {
    rule: "a range object moves with a block when all of it does",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      const ranges = ["A3", "A3:B3", "B3"].map((address) =>
        ledgerSheet(context).getRange(address).load("address"),
      );
      await context.sync();
      ledgerSheet(context).getRange("B2").insert("Down");
      ranges.forEach((range) => range.load("address"));
      await context.sync();
      return ranges.map(({ address }) => address);
    },
    expected: ["Ledger!A3", "Ledger!A3:B3", "Ledger!B4"],
  },
  {
    rule: "inserting a block to the right moves its rows only",
    basis: "captured",
    source: "@types/office-js, Range.insert",
    seed: ledger,
    operations: async (context) => {
      ledgerSheet(context).getRange("A2:A3").insert("Right");
      await context.sync();
    },
    leaves: {
      "Ledger!A1:C4": [
        ["Invoice", "Due", ""],
        ["", "F-101", 1],
        ["", "F-102", 2],
        ["F-103", 3, ""],
      ],
    },
  },
  {
    rule: "deleting a block closes the gap, references to it are lost",
    basis: "captured",
    source: "@types/office-js, Range.delete",
    seed: {
      sheets: {
        Ledger: [
          [1, "=A2"],
          [2, "=A3"],
          [3, "=SUM(A1:A3)"],
        ],
      },
    },
    operations: async (context) => {
      ledgerSheet(context).getRange("A2").delete("Up");
      await context.sync();
    },
    leaves: {
      "Ledger!A1:B3": [
        [1, "=#REF!"],
        [3, "=A2"],
        ["", "=SUM(A1:A2)"],
      ],
    },
  },
  {
    rule: "deleting a block to the left moves its rows only",
    basis: "captured",
    source: "@types/office-js, Range.delete",
    seed: ledger,
    operations: async (context) => {
      ledgerSheet(context).getRange("A1:A2").delete("Left");
      await context.sync();
    },
    leaves: {
      "Ledger!A1:B3": [
        ["Due", ""],
        [1, ""],
        ["F-102", 2],
      ],
    },
  },
  {
    rule: "cells in use are not pushed off the sheet",
    basis: "captured",
    source: "Microsoft Learn, Error handling: NonBlankCellOffSheet",
    seed: {
      ...ledger,
      prepare: ({ sheet }) => sheet("Ledger").setCell(0, 16_383, { value: "last", format: GENERAL }),
    },
    operations: async (context) => {
      ledgerSheet(context).getRange("A1").insert("Right");
      await context.sync();
    },
    fails: { code: "NonBlankCellOffSheet", location: "Range.insert" },
  },
  {
    rule: "rows are hidden and shown; a mix reads null",
    basis: "captured",
    source: "@types/office-js, Range.rowHidden",
    seed: ledger,
    operations: async (context) => {
      ledgerSheet(context).getRange("2:2").rowHidden = true;
      const ranges = ["A2", "A1:A2", "A3"].map((address) =>
        ledgerSheet(context).getRange(address).load("rowHidden"),
      );
      await context.sync();
      return ranges.map(({ rowHidden }) => rowHidden);
    },
    expected: [true, null, false],
  },
  {
    rule: "selecting brings up the sheet and the cells",
    basis: "captured",
    source: "@types/office-js, Range.select",
    seed: ledger,
    operations: async (context) => {
      context.workbook.worksheets.getItem("Other").getRange("B2:C3").select();
      const selected = context.workbook.getSelectedRange().load("address");
      const active = context.workbook.getActiveCell().load("address");
      await context.sync();
      return [selected.address, active.address];
    },
    expected: ["Other!B2:C3", "Other!B2"],
  },
  {
    rule: "row heights are in points; a mix reads null",
    basis: "captured",
    source: "@types/office-js, RangeFormat.rowHeight",
    seed: {
      ...ledger,
      prepare: ({ sheet }) => void sheet("Ledger").rowHeights.set(1, 30),
    },
    operations: async (context) => {
      const formats = ["A1", "A2", "A1:A2"].map((address) =>
        ledgerSheet(context).getRange(address).format.load("rowHeight"),
      );
      await context.sync();
      return formats.map(({ rowHeight }) => rowHeight);
    },
    expected: [15, 30, null],
  },
];
