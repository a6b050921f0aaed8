import type { LogFinding, RowEntry } from "../../application/logUpkeep";
import type { EntriesRedacted } from "../../domain/callLog";
import { sha256 } from "../../domain/sha256";
import { LOG_HEADERS, type SealedRow } from "./logRows";
import { CHAIN_START, ERASED, hashContent, hashLink } from "./logSeal";
import { isArchiveSheet } from "./logShards";

/** A row with its place. */
export interface PlacedRow extends SealedRow {
  readonly sheetName: string;
  /** 1-based. */
  readonly rowNumber: number;
}

export interface CheckedRow extends PlacedRow {
  /** What its hash should be. */
  readonly trueHash: string;
  /** The hash of what it says; without a salt where that was erased. */
  readonly trueContentHash: string;
}

/** The costly part: two hashes a row. */
export function checkRow(row: PlacedRow): CheckedRow {
  const { cells, seal } = row;
  return {
    ...row,
    trueHash: hashLink(seal.previousHash, row, seal.contentHash),
    trueContentHash: hashContent(seal.salt === ERASED ? "" : seal.salt, cells),
  };
}

/** The rows that one Excel appended: those set aside, then those of its sheet, blank ones left out. */
export interface Chain {
  /** That is appended to. */
  readonly sheetName: string;
  readonly rows: readonly CheckedRow[];
  /** Hash of the last row noted outside of the sheet; `undefined` when none was. */
  readonly head: string | undefined;
}

/** An erasure that was logged, and the rows that say so. */
export interface LoggedErasure {
  readonly event: EntriesRedacted;
  readonly rows: readonly Place[];
}

type Place = Pick<PlacedRow, "sheetName" | "rowNumber">;

/**
 * What is not as Relance left it, chain after chain, each in the order of its rows.
 *
 * An erasure lets a row say something else only if the rows that log it are in order themselves: else whoever alters a
 * row would only have to write below that it was erased.
 */
export function findingsOf(
  chains: readonly Chain[],
  erasures: readonly LoggedErasure[],
): readonly LogFinding[] {
  const copies = copiesAmong(chains);
  for (let trusted = erasures; ;) {
    const erased = contentsOf(trusted);
    const doubtful = new Set<string>();
    const findings = chains.flatMap((chain) => {
      const found = findingsIn(chain, erased);
      for (const row of found.doubtful) doubtful.add(placeKey(row));
      return [...(copies.get(chain) ?? []), ...found.findings];
    });
    const still = trusted.filter(({ rows }) => !rows.some((row) => doubtful.has(placeKey(row))));
    if (still.length === trusted.length) return findings;
    trusted = still;
  }
}

function placeKey({ sheetName, rowNumber }: Place): string {
  return `${rowNumber} ${sheetName}`;
}

/** Salts are random: a sheet that begins with a row of another one, and whose end was never noted, is a copy. */
function copiesAmong(chains: readonly Chain[]): ReadonlyMap<Chain, readonly LogFinding[]> {
  const sheetByHash = new Map<string, string>();
  const copies = new Map<Chain, readonly LogFinding[]>();
  const noted = chains.filter(({ head }) => head !== undefined);
  for (const chain of [...noted, ...chains.filter(({ head }) => head === undefined)]) {
    const { sheetName, rows, head } = chain;
    const of = head === undefined && rows[0] ? sheetByHash.get(rows[0].trueHash) : undefined;
    if (of !== undefined) copies.set(chain, [{ type: "SheetCopied", sheetName, of }]);
    for (const { trueHash } of rows) sheetByHash.set(trueHash, sheetName);
  }
  return copies;
}

/** What may stand in the rows of entries since their words were erased: hashes by entry. */
type ErasedContents = ReadonlyMap<string, ReadonlySet<string>>;

function contentsOf(erasures: readonly LoggedErasure[]): ErasedContents {
  const contents = new Map<string, Set<string>>();
  for (const { event } of erasures)
    for (const { id, contentHashes } of event.redacts) {
      const allowed = contents.get(id) ?? new Set();
      contents.set(id, allowed);
      for (const hash of contentHashes) allowed.add(hash);
    }
  return contents;
}

interface Found {
  readonly findings: readonly LogFinding[];
  /** Rows whose words are not, or perhaps not, Relance's. */
  readonly doubtful: readonly CheckedRow[];
}

function findingsIn({ sheetName, rows: all, head }: Chain, erased: ErasedContents): Found {
  const isContentWhole = ({ id, seal, trueContentHash }: CheckedRow): boolean =>
    seal.salt === ERASED
      ? (erased.get(id)?.has(trueContentHash) ?? false)
      : trueContentHash === seal.contentHash;
  const isWhole = (row: CheckedRow): boolean => row.trueHash === row.seal.hash && isContentWhole(row);

  const rows = withoutLeftovers(all, isWhole);
  const { order, missingBefore, isEndThere } = followBack(rows, head);
  const chained = new Set(order);
  const inPlace = inOrderAmong(order);
  const notNoted = isEndThere ? goingOnAfter(rows, chained, head) : new Set<number>();
  const findings: LogFinding[] = [];
  const doubtful: CheckedRow[] = [];
  for (const [index, row] of rows.entries()) {
    const place = placeIn(rows, index);
    const { id } = row;
    if (!chained.has(index) && !notNoted.has(index)) findings.push({ type: "RowInserted", ...place, id });
    else if (!isWhole(row)) findings.push({ type: "RowAltered", ...place, id });
    else {
      if (missingBefore.has(index)) findings.push({ type: "RowsMissingBefore", ...place, id });
      else if (chained.has(index) && !inPlace.has(index)) findings.push({ type: "RowMoved", ...place, id });
      if (row.seal.salt !== ERASED && erased.has(id))
        findings.push({ type: "ErasureUnfinished", ...place, id });
      if (chained.has(index)) continue;
    }
    doubtful.push(row);
  }
  const [first] = notNoted;
  if (first !== undefined)
    findings.push({ type: "RowsNotNoted", ...placeIn(rows, first), count: notNoted.size });
  if (head !== undefined && !isEndThere)
    findings.push({
      type: "EndMissing",
      ...(rows.length > 0 ? placeIn(rows, rows.length - 1) : { sheetName, rowNumber: 1, entry: NO_ENTRY }),
    });
  return { findings, doubtful };
}

/** Without the rows a sheet begins with that were set aside already: taking them out of it was cut short. */
function withoutLeftovers(
  rows: readonly CheckedRow[],
  isWhole: (row: CheckedRow) => boolean,
): readonly CheckedRow[] {
  const setAside = rows.filter(({ sheetName }) => isArchiveSheet(sheetName));
  const hashes = new Set(setAside.map(({ trueHash }) => trueHash));
  const others = rows.slice(setAside.length);
  const end = others.findIndex((row) => !hashes.has(row.trueHash) || !isWhole(row));
  return [...setAside, ...(end < 0 ? [] : others.slice(end))];
}

interface FollowedChain {
  /** Indexes of the rows of the chain, from its end to its beginning. */
  readonly order: readonly number[];
  /** Rows whose predecessor is gone. */
  readonly missingBefore: ReadonlySet<number>;
  /** The row noted as the last is there. */
  readonly isEndThere: boolean;
}

/**
 * Follows the hashes from the end back to the beginning: what is not met on the way does not belong to the chain. Where
 * it breaks off, it goes on from the nearest row above.
 */
function followBack(rows: readonly CheckedRow[], head: string | undefined): FollowedChain {
  const find = finderOf(rows);
  const candidateAbove = candidatesAbove(rows);
  const order: number[] = [];
  const met = new Set<number>();
  const missingBefore = new Set<number>();
  const unmet = (index: number | undefined): number | undefined =>
    index === undefined || met.has(index) ? undefined : index;
  const nearestAbove = (index: number): number | undefined => {
    let above = candidateAbove[index];
    while (above !== undefined && met.has(above)) above = candidateAbove[above];
    return above;
  };
  const predecessorOf = (index: number, isLinkTrusted: boolean): number | undefined => {
    const row = rows[index]!;
    const { previousHash, contentHash } = row.seal;
    const said = unmet(find(previousHash));
    if (isLinkTrusted) {
      if (said !== undefined || previousHash === CHAIN_START) return said;
      missingBefore.add(index);
      return nearestAbove(index);
    }
    const above = nearestAbove(index);
    if (above !== undefined && isSealedAfter(row, rows[above]!.trueHash)) return above;
    // What it says fits its own hash: so it is the row before that is another one than it was.
    if (said !== undefined && row.trueContentHash === contentHash) return nearestAbove(said);
    return said ?? above;
  };

  const end = head === undefined ? undefined : find(head);
  let wanted = head;
  for (let index = end ?? nearestAbove(rows.length); index !== undefined;) {
    order.push(index);
    met.add(index);
    const { trueHash, seal } = rows[index]!;
    const next = predecessorOf(index, trueHash === (wanted ?? seal.hash) || trueHash === seal.hash);
    const isAsSaid = next !== undefined && find(seal.previousHash) === next;
    wanted = isAsSaid ? seal.previousHash : undefined;
    index = next;
  }
  return { order, missingBefore, isEndThere: end !== undefined };
}

/** Whether its hash comes out when it follows this one: then it is its other hashes that were altered. */
function isSealedAfter(row: CheckedRow, previousHash: string): boolean {
  return [row.seal.contentHash, row.trueContentHash].some(
    (contentHash) => hashLink(previousHash, row, contentHash) === row.seal.hash,
  );
}

/** Finds rows by the hash they should have, or else by the one they show; of two alike the one that stands in its place. */
function finderOf(rows: readonly CheckedRow[]): (hash: string) => number | undefined {
  const byTrueHash = new Map<string, number>();
  const byShownHash = new Map<string, number>();
  for (const [index, { trueHash, seal }] of rows.entries()) {
    const isInPlace = seal.previousHash === (rows[index - 1]?.trueHash ?? CHAIN_START);
    if (isInPlace || !byTrueHash.has(trueHash)) byTrueHash.set(trueHash, index);
    if (seal.hash !== "" && !byShownHash.has(seal.hash)) byShownHash.set(seal.hash, index);
  }
  return (hash) => byTrueHash.get(hash) ?? byShownHash.get(hash);
}

/** For each row, and for the end: the nearest one above it that may belong to the chain. */
function candidatesAbove(rows: readonly CheckedRow[]): readonly (number | undefined)[] {
  const continued = new Set(rows.map(({ seal }) => seal.previousHash));
  const above: (number | undefined)[] = [undefined];
  for (const [index, { trueHash, seal }] of rows.entries()) {
    const isCandidate = trueHash === seal.hash || continued.has(trueHash) || continued.has(seal.hash);
    above.push(isCandidate ? index : above[index]);
  }
  return above;
}

/** Rows well sealed one after the other below the one that was noted as the last. */
function goingOnAfter(
  rows: readonly CheckedRow[],
  chained: ReadonlySet<number>,
  head: string | undefined,
): ReadonlySet<number> {
  const found = new Set<number>();
  let end = head;
  for (const [index, { trueHash, seal }] of rows.entries())
    if (!chained.has(index) && seal.previousHash === end && trueHash === seal.hash) {
      found.add(index);
      end = trueHash;
    }
  return found;
}

/**
 * The rows of a chain that stand in their order: as many as possible, so that one row in a wrong place is one finding.
 *
 * @param order from the end of the chain to its beginning
 */
function inOrderAmong(order: readonly number[]): ReadonlySet<number> {
  const rankByIndex = new Map(order.map((index, fromEnd) => [index, -fromEnd]));
  const indexes = order.toSorted((one, other) => one - other);
  const rank = (index: number): number => rankByIndex.get(index) ?? 0;
  /** Ends of the best runs, by their length; each with the row before it in the run. */
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const index of indexes) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rank(ends[middle]!) < rank(index)) low = middle + 1;
      else high = middle;
    }
    before.set(index, ends[low - 1]);
    ends[low] = index;
  }
  const run = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = before.get(index)) run.add(index);
  return run;
}

const NO_ENTRY: RowEntry = { debtor: "", author: "", loggedAt: "" };
const [LOGGED_AT, AUTHOR, DEBTOR] = (["logged at", "by", "debtor"] as const).map((header) =>
  LOG_HEADERS.indexOf(header),
) as [number, number, number];

/** Later rows of an entry say nothing to people: its first one does. */
function placeIn(rows: readonly CheckedRow[], index: number): Place & { readonly entry: RowEntry } {
  const { sheetName, rowNumber, id } = rows[index]!;
  let first = index;
  while (rows[first]?.cells[DEBTOR] === "" && rows[first - 1]?.id === id) first -= 1;
  const cells = rows[first]?.cells ?? [];
  const entry = {
    debtor: cells[DEBTOR] ?? "",
    author: cells[AUTHOR] ?? "",
    loggedAt: cells[LOGGED_AT] ?? "",
  };
  return { sheetName, rowNumber, entry };
}

/** SHA-256 of the JSON array of the sheets with the hash each ends with, by name. */
export function fingerprintOf(lastHashes: ReadonlyMap<string, string>): string {
  return sha256(JSON.stringify([...lastHashes].sort(([one], [other]) => (one < other ? -1 : 1))));
}
