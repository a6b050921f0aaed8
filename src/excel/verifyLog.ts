import type { LogFinding } from "../application/logUpkeep";
import { sha256 } from "../domain/sha256";
import type { SealedRow } from "./logRows";
import { CHAIN_START, ERASED, hashContent, hashLink } from "./logSeal";

/** A row with its place. */
export interface PlacedRow extends SealedRow {
  readonly sheetName: string;
  /** 1-based. */
  readonly rowNumber: number;
}

/** What the rows of entries say since their words were erased: hashes by entry. */
export type ErasedContents = ReadonlyMap<string, ReadonlySet<string>>;

/** What one row is worth by itself; its place in the chain is another matter. */
export interface RowCheck {
  /** Its content fits its seal, or was erased as logged. */
  readonly isContentWhole: boolean;
  /** Its hash fits what it is made of. */
  readonly isLinkWhole: boolean;
  /** What its hash should be. */
  readonly hash: string;
  readonly isErasureUnfinished: boolean;
}

/** The costly part: two hashes a row. */
export function checkRow({ id, version, part, cells, seal }: PlacedRow, erased: ErasedContents): RowCheck {
  const hash = hashLink(seal.previousHash, { id, version, part }, seal.contentHash);
  const allowed = erased.get(id);
  const isErased = seal.salt === ERASED;
  return {
    isContentWhole: isErased
      ? (allowed?.has(hashContent("", cells)) ?? false)
      : hashContent(seal.salt, cells) === seal.contentHash,
    isLinkWhole: hash === seal.hash,
    hash,
    isErasureUnfinished: !isErased && allowed !== undefined,
  };
}

/**
 * What is wrong with one chain of rows: the rows set aside, then those of the sheet, blank ones left out.
 *
 * Shape:  in the order of the rows; a row is named once.
 * @param checks one a row
 * @param head hash of the last row noted elsewhere; `undefined` when none was
 */
export function findingsOf(
  rows: readonly PlacedRow[],
  checks: readonly RowCheck[],
  head: string | undefined,
): readonly LogFinding[] {
  const findings: LogFinding[] = [];
  const flagged = new Set<number>();
  const indexByHash = new Map<string, number>();
  const continued = new Set<string>(head === undefined ? [] : [head]);
  rows.forEach(({ seal }, index) => {
    if (!indexByHash.has(seal.hash)) indexByHash.set(seal.hash, index);
    continued.add(seal.previousHash);
  });
  const report = (
    index: number,
    type: "RowAltered" | "RowInserted" | "RowMoved" | "RowsMissingBefore",
  ): void => {
    const row = rows[index];
    if (row === undefined || flagged.has(index)) return;
    flagged.add(index);
    findings.push({ type, sheetName: row.sheetName, rowNumber: row.rowNumber, id: row.id });
  };

  let expected = CHAIN_START;
  let headAt = -1;
  for (const [index, row] of rows.entries()) {
    const { seal, sheetName, rowNumber, id } = row;
    const { isContentWhole, isLinkWhole, hash, isErasureUnfinished } = checks[index]!;
    const first = indexByHash.get(seal.hash) ?? index;
    // Setting aside was cut short: the row still stands in its sheet as well.
    if (first < index && rows[first]?.sheetName !== sheetName) continue;
    if (head !== undefined && (seal.hash === head || hash === head)) headAt = index;
    if (seal.hash === "" || first < index) {
      report(index, "RowInserted");
      continue;
    }
    if (!isLinkWhole || !isContentWhole) {
      const isPartOfChain = isLinkWhole || continued.has(seal.hash) || continued.has(hash);
      report(index, isPartOfChain ? "RowAltered" : "RowInserted");
      if (isPartOfChain) expected = continued.has(hash) ? hash : seal.hash;
      continue;
    }
    if (isErasureUnfinished) findings.push({ type: "ErasureUnfinished", sheetName, rowNumber, id });
    if (seal.previousHash !== expected) {
      const previous = indexByHash.get(seal.previousHash);
      if (previous === undefined)
        report(index, index > 0 && seal.previousHash === CHAIN_START ? "RowInserted" : "RowsMissingBefore");
      else if (previous > index) report(index, "RowMoved");
      else if (isAnyFlagged(flagged, previous + 1, index)) {
        // Its place was taken by a row that has moved up: the chain goes on from that one.
        report(index, "RowMoved");
        continue;
      } else for (let between = previous + 1; between < index; between += 1) report(between, "RowInserted");
    }
    expected = seal.hash;
  }

  const last = rows.at(-1);
  if (head !== undefined && last !== undefined) {
    const { sheetName } = last;
    if (headAt < 0) findings.push({ type: "EndMissing", sheetName, rowNumber: last.rowNumber });
    const after = rows.slice(headAt + 1).filter((_, index) => !flagged.has(headAt + 1 + index));
    if (headAt >= 0 && after[0] !== undefined)
      findings.push({ type: "RowsNotNoted", sheetName, rowNumber: after[0].rowNumber, count: after.length });
  }
  return findings;
}

function isAnyFlagged(flagged: ReadonlySet<number>, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) if (flagged.has(index)) return true;
  return false;
}

/** SHA-256 of the JSON array of the sheets with the hash each ends with, by name. */
export function fingerprintOf(lastHashes: ReadonlyMap<string, string>): string {
  return sha256(JSON.stringify([...lastHashes].sort(([one], [other]) => (one < other ? -1 : 1))));
}
