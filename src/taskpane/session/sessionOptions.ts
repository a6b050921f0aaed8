import type { LogUpkeep } from "../../application/logUpkeep";
import type { LanguageCode, LogRowUnreadable, SheetFault, WorkbookSettings } from "../../application/ports";
import type { Result } from "../../domain/result";
import type { DraftMemory } from "../memory/draftMemory";
import type { StoredOutbox } from "../memory/outbox";
import type { ReviewMemory } from "../memory/reviewMemory";

/** Where the person's own name is kept: on this computer, since the workbook is shared. */
export interface AuthorMemory {
  read(): string;
  write(author: string): void;
}

export interface PaneSessionOptions {
  /** Excel's display language, BCP 47. */
  readonly displayLanguage: string;
  readonly authorMemory: AuthorMemory;
  /** Entries and calls being typed, kept on this computer; left out where there is nowhere to keep them. */
  readonly outbox?: StoredOutbox;
  readonly drafts?: DraftMemory;
  /** What callers think of their own calls; left out where it cannot be kept private. */
  readonly reviews?: ReviewMemory;
  /** Rows of the log that are no entry any more, as of its last reading. */
  readonly unreadableRows?: () => readonly LogRowUnreadable[];
  /** Fetched when the log's own screen is opened. */
  readonly logUpkeep?: () => Promise<LogUpkeep>;
  /** Writes the row issues out as a sheet; left out where there is no such thing. */
  readonly writeIssues?: (
    lines: readonly WordedIssue[],
    language: LanguageCode,
  ) => Promise<Result<void, SheetFault>>;
  readonly onInForce?: (
    inForce: Pick<WorkbookSettings, "policy"> & { readonly language: LanguageCode },
  ) => void;
}

export interface WordedIssue {
  readonly rowNumber: number;
  readonly cell: string;
  readonly text: string;
}
