import type { CallEvent, EntriesRedacted, RedactionScope } from "../domain/callLog";
import type { Result } from "../domain/result";
import type { EntryTable } from "./entryTable";
import type { DecimalMark, LanguageCode, LongJob, SheetFault } from "./ports";

interface InSheet {
  readonly sheetName: string;
}

/** What a row says of its entry, for people to know it by; blank where it says nothing. */
export interface RowEntry {
  readonly debtor: string;
  readonly author: string;
  /** As it stands in the cell: `2026-11-23T10:00:00+01:00`. */
  readonly loggedAt: string;
}

interface InRow extends InSheet {
  /** 1-based. */
  readonly rowNumber: number;
  readonly entry: RowEntry;
}

/** Something about the log that is not as Relance left it. Words in `text/`. */
export type LogFinding =
  /** Its seal does not fit what it says. */
  | (InRow & { readonly type: "RowAltered"; readonly id: string })
  /** It has no seal of this log. */
  | (InRow & { readonly type: "RowInserted"; readonly id: string })
  /** What it was written after stands elsewhere. */
  | (InRow & { readonly type: "RowMoved"; readonly id: string })
  /** What it was written after is gone. */
  | (InRow & { readonly type: "RowsMissingBefore"; readonly id: string })
  /** The sheet does not end with the row that was noted as its last; `rowNumber` is the last there is. */
  | (InRow & { readonly type: "EndMissing" })
  /** Sealed rows from this one on were never noted: a save that was cut short, or rows added by somebody who knows how. */
  | (InRow & { readonly type: "RowsNotNoted"; readonly count: number })
  | (InSheet & { readonly type: "SheetMissing" })
  /** Its rows stand in another sheet already: entries of both count once. */
  | (InSheet & { readonly type: "SheetCopied"; readonly of: string })
  /** An erasure was logged, and its words still stand there. */
  | (InRow & { readonly type: "ErasureUnfinished"; readonly id: string });

export interface LogVerdict {
  readonly entryCount: number;
  readonly sheetCount: number;
  /** Rows of the first layout, which had no seals: nothing can be said about them. */
  readonly unsealedCount: number;
  /** Entries whose words were erased: what is left of them is what whoever erased them left. */
  readonly erasedCount: number;
  /** Sheets whose last row was noted nowhere: nobody would miss rows cut off their end. */
  readonly endsNotNoted: readonly string[];
  /** The first one of each sheet first; empty when nothing was found. */
  readonly findings: readonly LogFinding[];
  /** Of the whole log as it is now. */
  readonly fingerprint: string;
  /** Hashes of the rows, by sheet, what was set aside first: what {@link compareKept} finds a log of earlier in. */
  readonly chains: ReadonlyMap<string, readonly string[]>;
}

/** What is set aside, or would be. */
export interface Archived {
  readonly entryCount: number;
  /** Old enough as well; they stay with the entry that still counts, or behind it. */
  readonly stayCount: number;
  /** The entry that still counts, of each sheet that has one. */
  readonly stoppedAt: readonly CallEvent[];
}

/** A copy of entries on a sheet of its own. */
export interface SheetCopy extends EntryTable {
  /** Stands above: that it is a copy. */
  readonly notice: string;
  /** Of the sheet's name. */
  readonly language: LanguageCode;
  readonly uses1904: boolean;
}

/** What one does with the log as a whole, from its own screen. */
export interface LogUpkeep {
  verify(job?: LongJob): Promise<Result<LogVerdict, SheetFault>>;
  /** Made anew each time. */
  showCopy(copy: SheetCopy, job?: LongJob): Promise<Result<void, SheetFault>>;
  /** How figures are written where this Excel runs; `undefined` where it does not say. */
  readDecimalMark(): Promise<DecimalMark | undefined>;
  /** What {@link archive} would do. */
  previewArchive(before: string, stillCounts: StillCounts): Promise<Result<Archived, SheetFault>>;
  /** Sets aside what was logged before an instant, up to the first entry that still counts. */
  archive(before: string, stillCounts: StillCounts): Promise<Result<Archived, SheetFault>>;
  /** Entries set aside. */
  readArchive(): Promise<Result<readonly CallEvent[], SheetFault>>;
  /**
   * Erases words of entries in place, takes copies of the log away, and logs that it was done. Doing it again finishes
   * what was cut short.
   *
   * Shape:  how many entries were erased; passed over are ids that are not in the log, and entries that say nothing (more)
   *         of a person.
   */
  erase(erasure: Erasure, job?: LongJob): Promise<Result<number, SheetFault>>;
}

export type StillCounts = (event: CallEvent) => boolean;

export interface Erasure extends Pick<EntriesRedacted, "id" | "loggedAt" | "author" | "because"> {
  readonly ids: readonly string[];
  readonly scope: RedactionScope;
}
