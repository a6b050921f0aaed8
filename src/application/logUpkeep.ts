import type { CallEvent, EntriesRedacted, RedactionScope } from "../domain/callLog";
import type { Result } from "../domain/result";
import type { LanguageCode, LongJob, SheetFault } from "./ports";

interface InSheet {
  readonly sheetName: string;
}

interface InRow extends InSheet {
  /** 1-based. */
  readonly rowNumber: number;
}

/** Something about the log that Relance did not do. Words in `text/`. */
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
  /** An erasure was logged, and its words still stand there. */
  | (InRow & { readonly type: "ErasureUnfinished"; readonly id: string });

export interface LogVerdict {
  readonly entryCount: number;
  readonly sheetCount: number;
  /** Rows of the first layout, which had no seals: nothing can be said about them. */
  readonly unsealedCount: number;
  /** The first one of each sheet first; empty when nothing was found. */
  readonly findings: readonly LogFinding[];
  /** Of the whole log: a copy kept elsewhere tells later whether the log still begins as it does now. */
  readonly fingerprint: string;
}

export interface Archived {
  readonly entryCount: number;
  /** Where it ended before the day asked for: an entry that still counts, of each sheet. */
  readonly stoppedAt: readonly CallEvent[];
}

/** What one does with the log as a whole, from its own screen. */
export interface LogUpkeep {
  verify(job?: LongJob): Promise<Result<LogVerdict, SheetFault>>;
  /** A readable copy on a sheet of its own, made anew each time; the first row is the header. */
  showCopy(rows: readonly (readonly string[])[], language: LanguageCode): Promise<Result<void, SheetFault>>;
  /** Sets aside what was logged before an instant, up to the first entry that still counts. */
  archive(before: string, stillCounts: (event: CallEvent) => boolean): Promise<Result<Archived, SheetFault>>;
  /** Entries set aside. */
  readArchive(): Promise<Result<readonly CallEvent[], SheetFault>>;
  /**
   * Erases words of entries in place, and logs that it was done. Doing it again finishes what was cut short.
   *
   * Shape:  how many entries were erased; ids that are not in the log are passed over.
   */
  erase(erasure: Erasure): Promise<Result<number, SheetFault>>;
}

export interface Erasure extends Pick<EntriesRedacted, "id" | "loggedAt" | "author" | "because"> {
  readonly ids: readonly string[];
  readonly scope: RedactionScope;
}
