import { shardSheetName } from "./logShards";

/** Stored in workbooks: never renamed. One setting a sheet, so that no two people write the same one. */
const HEAD_PREFIX = "Relance_Head_";
const SHEET_PREFIX = shardSheetName("");

/** Notes, beside the sheets, with which hash a sheet ends: rows cut off its end are missed then. */
export function noteHead(context: Excel.RequestContext, sheetName: string, hash: string): void {
  context.workbook.settings.add(HEAD_PREFIX + sheetName.slice(SHEET_PREFIX.length), hash);
}

/** Hash of the last row noted, by sheet. Shape: one `sync`. */
export async function readHeads(context: Excel.RequestContext): Promise<ReadonlyMap<string, string>> {
  const settings = context.workbook.settings.load("items/key,items/value");
  await context.sync();
  return new Map(
    settings.items.flatMap(({ key, value }) =>
      key.startsWith(HEAD_PREFIX)
        ? [[shardSheetName(key.slice(HEAD_PREFIX.length)), String(value)] as const]
        : [],
    ),
  );
}
