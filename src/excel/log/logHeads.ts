import { ok } from "../../domain/result";
import { estimateBytes, inChunks } from "../chunks";
import { cellText, LOG_HEADERS } from "./logRows";
import { CHAIN_START } from "./logSeal";
import { archiveSheetName, shardSheetName } from "./logShards";

/** Stored in workbooks: never renamed. One setting a sheet, so that no two people write the same one. */
const HEAD_PREFIX = "Relance_Head_";
const SHEET_PREFIX = shardSheetName("");

/** Notes, beside the sheets, with which hash a sheet ends: rows cut off its end are missed then. */
export function noteHead(context: Excel.RequestContext, sheetName: string, hash: string): void {
  context.workbook.settings.add(headKeyOf(sheetName), hash);
}

/** What was noted for one sheet; readable after a `sync`. */
export function loadHead(context: Excel.RequestContext, sheetName: string): Excel.Setting {
  return context.workbook.settings.getItemOrNullObject(headKeyOf(sheetName)).load("value");
}

/** Name of the setting for one sheet. */
export function headKeyOf(sheetName: string): string {
  return HEAD_PREFIX + sheetName.slice(SHEET_PREFIX.length);
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

/** A sheet about to be appended to. */
export interface ChainBefore {
  readonly sheetName: string;
  /** Hash of its last row; empty when there is none. */
  readonly last: string;
  /** What was noted as its last; `undefined` when nothing was. */
  readonly noted: string | undefined;
  readonly hasArchive: boolean;
  /** What this session wrote: the hash of each row with the one before it. */
  readonly written: ReadonlyMap<string, string>;
}

/**
 * The hash that the next row follows. Not simply that of the last row: rows cut off the end, or a sheet deleted, would
 * be forgotten with the next entry; it follows what was noted, and the gap shows for ever. Only what this session wrote
 * itself is not missed, since it writes it again when « undo » took it back.
 *
 * Shape:  no `sync` where the sheet ends as noted; else one, and one a chunk of its rows.
 * @returns `undefined` when rows of this session were written over: another window appends to this sheet
 */
export async function endOfChain(
  context: Excel.RequestContext,
  { sheetName, last, noted, hasArchive, written }: ChainBefore,
): Promise<string | undefined> {
  if (last !== "" && (noted ?? last) === last) return last;
  if (last === "" && noted === undefined && !hasArchive) return CHAIN_START;
  const links = [
    ...(await linksIn(context, archiveSheetName(sheetName))),
    ...(await linksIn(context, sheetName)),
  ];
  if (noted === undefined) return links.at(-1)?.hash ?? CHAIN_START;
  const hashes = new Set(links.map(({ hash }) => hash)).add(CHAIN_START);
  let end = noted;
  while (!hashes.has(end)) {
    const before = written.get(end);
    if (before === undefined) return noted;
    end = before;
  }
  const lastOn = links.reduce((at, { previousHash, hash }) => (previousHash === at ? hash : at), end);
  return end === noted || lastOn === end ? lastOn : undefined;
}

interface Link {
  readonly previousHash: string;
  readonly hash: string;
}

const PREVIOUS_HASH_COLUMN = LOG_HEADERS.indexOf("previous hash");

/** Of the sealed rows of a sheet, which need not be there. */
async function linksIn(context: Excel.RequestContext, sheetName: string): Promise<readonly Link[]> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  await context.sync();
  if (used.isNullObject) return [];
  const links: Link[] = [];
  await inChunks(used.rowIndex + used.rowCount - 1, {}, async ({ from, count }) => {
    const block = sheet.getRangeByIndexes(1 + from, PREVIOUS_HASH_COLUMN, count, 2).load("values");
    await context.sync();
    for (const [previousHash, hash] of block.values) {
      const link = { previousHash: cellText(previousHash), hash: cellText(hash) };
      if (link.hash !== "") links.push(link);
    }
    return ok(estimateBytes(block.values));
  });
  return links;
}
