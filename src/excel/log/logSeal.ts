import { sha256 } from "../../domain/sha256";

/** Stands in for the previous hash in the first row of a chain. */
export const CHAIN_START = "start";
/** Stands in for the salt of a row whose words were erased: its content no longer has to match its seal. */
export const ERASED = "erased";

/** What makes a change of a row, and of the order of rows, visible. Stored beside each row. */
export interface Seal {
  /** Random: without it nobody can find the erased words again by trying. */
  readonly salt: string;
  readonly contentHash: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The cells of a row that its place in the chain commits to even after its words were erased. */
export interface RowIdentity {
  readonly id: string;
  readonly version: string;
  readonly part: string;
}

/**
 * The hash of what a row says: SHA-256 of the JSON array of its salt and its cells, in the order of the columns.
 * Source: ARCHITECTURE, « The log's seal ».
 */
export function hashContent(salt: string, cells: readonly string[]): string {
  return sha256(JSON.stringify([salt, ...cells.map(toCanonicalCell)]));
}

/** The hash of a row in its chain: SHA-256 of the JSON array of the previous hash, id, version, part, content hash. */
export function hashLink(
  previousHash: string,
  { id, version, part }: RowIdentity,
  contentHash: string,
): string {
  return sha256(JSON.stringify([previousHash, id, version, part, contentHash]));
}

/** Without what Excel may change in a text on its own: line ends, blanks around, apostrophes in front. */
function toCanonicalCell(cell: string): string {
  return cell.replace(/\r\n?/g, "\n").replace(/^[\s']+|\s+$/g, "");
}
