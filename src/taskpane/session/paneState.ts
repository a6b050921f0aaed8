import type { PasteReport } from "../../application/compareReading";
import type { Desk, OpenLedger } from "../../application/openDesk";
import type {
  CallTexts,
  ColumnMode,
  ColumnsWritten,
  LanguageCode,
  Progress,
  SheetFault,
  WorkbookSettings,
} from "../../application/ports";
import type { SheetCompared } from "../../domain/callLog";
import type { CallEvent } from "../../domain/callLog";
import type { NextCall } from "../../domain/schedule";
import type { OutcomeCode } from "../../domain/outcome";
import type { CallForm } from "../callForm/callForm";
import type { FormRefusal } from "../callForm/decodeCallForm";
import type { Setup } from "../views/mapping";

/** All that the pane shows; changed only by the session, never in place. */
export interface PaneState {
  readonly language: LanguageCode;
  /** The person's own choice; left out: as Excel. */
  readonly languageChoice: LanguageCode | undefined;
  /** « Qui appelle ? »; empty when not said. */
  readonly author: string;
  readonly phase: Phase;
  /** Entries that are not yet known to stand in the log, oldest first; kept on this computer. */
  readonly waiting: readonly CallEvent[];
  /** Why the last attempt to log them failed. */
  readonly waitingFault: SheetFault | undefined;
  /** A write waits until the person leaves the cell they type in. */
  readonly isWaitingForCell: boolean;
  /** The person's own words for scripts and answers. */
  readonly callTexts: CallTexts;
  /** Thrown by code of ours; the screen throws it again. */
  readonly bug: Error | undefined;
}

export type Phase =
  | { readonly type: "loading"; readonly what: "looking" | "reading"; readonly progress?: Progress }
  | FirstRunPhase
  | ReadyPhase
  | {
      readonly type: "failed";
      readonly fault: SheetFault;
      /** What `retry` does: look for lists again, or read the remembered one. */
      readonly during: "looking" | "reading";
    };

export interface FirstRunPhase {
  readonly type: "firstRun";
  readonly setup: Setup;
  /** The desk to come back to when the person keeps the columns as they were. */
  readonly before: ReadyPhase | undefined;
  /** The columns confirmed earlier are no longer found: the sheet was replaced, not read wrongly. */
  readonly isSheetReplaced: boolean;
  /** Why the last attempt to read with these columns failed. */
  readonly fault?: SheetFault;
}

export interface ReadyPhase {
  readonly type: "ready";
  readonly desk: Desk;
  readonly opened: OpenLedger;
  /** How our columns stand in the sheet; `undefined` when they do not. */
  readonly columns: ColumnMode | undefined;
  readonly screen: Screen;
  readonly job: Job | undefined;
  readonly message: Message | undefined;
  /** Unsaved calls and corrections, by `formKeyOf`. */
  readonly forms: ReadonlyMap<string, CallForm>;
  /** Why the last attempt to save did not succeed; of the form on the screen. */
  readonly saveFailure: SaveFailure | undefined;
  /** Debtor of the row selected in the sheet. */
  readonly selectedDebtorKey: string | undefined;
  /** What the last reading found changed; `undefined` when nothing had, or there was nothing to compare with. */
  readonly paste: Paste | undefined;
  /** Much of the sheet was changed by somebody after it was read. */
  readonly isSheetChanged: boolean;
  /** « Not the same customer », as the workbook remembers it. */
  readonly distinctDebtors: NonNullable<WorkbookSettings["distinctDebtors"]>;
}

export interface Paste {
  readonly report: PasteReport;
  /** Why the workbook could not keep it. */
  readonly notKept?: SheetFault;
  /** Our columns were not written since. */
  readonly areColumnsStale: boolean;
}

export type Screen =
  | {
      readonly type: "today";
      /** Debtor whose screen the person comes from. */
      readonly cameFrom?: string;
    }
  | { readonly type: "sheet" }
  | { readonly type: "settings" }
  /** Stages, delays, calendar, kinds of customers, and the words of the script. */
  | { readonly type: "policy" }
  | {
      readonly type: "log";
      /** Entries to look for at once. */
      readonly search?: string;
    }
  /** Calls planned for the next working days. */
  | { readonly type: "agenda" }
  /** Entries that wait for another workbook. */
  | { readonly type: "elsewhere" }
  /** All that is kept about one debtor. */
  | { readonly type: "person"; readonly debtorKey: string }
  /** What has changed since the sheet was read before. */
  | { readonly type: "changes" }
  /** Calls about invoices that are no longer in the sheet. */
  | { readonly type: "orphans"; readonly key?: string }
  /** Names that may be one customer's. */
  | { readonly type: "merges" }
  | { readonly type: "debtor"; readonly debtorKey: string }
  | {
      readonly type: "call";
      readonly debtorKey: string;
      /** The entry that is being corrected. */
      readonly replaces?: string;
    }
  /** What to send after a call. */
  | { readonly type: "followUp"; readonly debtorKey: string; readonly callId: string };

/** A debtor has one call being typed; each entry may have one correction beside it. */
export function formKeyOf({ debtorKey, replaces }: Extract<Screen, { readonly type: "call" }>): string {
  return replaces === undefined ? debtorKey : `${debtorKey}\n${replaces}`;
}

/** The other way round. */
export function screenOfFormKey(formKey: string): Extract<Screen, { readonly type: "call" }> {
  const [debtorKey = "", replaces] = formKey.split("\n");
  return { type: "call", debtorKey, ...(replaces !== undefined && { replaces }) };
}

export type Job =
  | { readonly type: "rereading"; readonly progress?: Progress }
  | { readonly type: "refreshing"; readonly progress?: Progress }
  | { readonly type: "removing" }
  | { readonly type: "writingIssues" }
  | { readonly type: "saving" }
  /** What waited goes into the log. */
  | { readonly type: "delivering" };

export type SaveFailure =
  | { readonly type: "fault"; readonly fault: SheetFault }
  | { readonly type: "refused"; readonly refusals: readonly FormRefusal[] };

/** What the pane has to say about something just done. */
export type Message =
  | { readonly type: "fault"; readonly fault: SheetFault }
  | { readonly type: "columnsWritten"; readonly written: ColumnsWritten }
  | { readonly type: "columnsRemoved" }
  | { readonly type: "issuesWritten" }
  | { readonly type: "settingsSaved" }
  /** Entries that waited are in the log. */
  | { readonly type: "delivered"; readonly count: number }
  /** Calls that were being typed when the page ended; the latest first. */
  | {
      readonly type: "draftsKept";
      readonly count: number;
      readonly debtorName: string;
      readonly screen: Extract<Screen, { readonly type: "call" }>;
    }
  | {
      readonly type: "callLogged";
      readonly callId: string;
      readonly debtorKey: string;
      readonly debtorName: string;
      readonly outcome: OutcomeCode;
      readonly next: NextCall | undefined;
      readonly columnsFault: SheetFault | undefined;
    }
  /** Something else was written to the log about a debtor. */
  | {
      readonly type: "noted";
      readonly what: "planAnswer" | "duty" | "notice";
      /** The entry it is about. */
      readonly callId: string;
      readonly debtorKey: string;
      readonly debtorName: string;
      readonly columnsFault: SheetFault | undefined;
    }
  | {
      readonly type: "sheetCompared";
      readonly event: SheetCompared;
      /** Our columns were written in the same job. */
      readonly areColumnsWritten: boolean;
      readonly notKept: SheetFault | undefined;
    }
  | { readonly type: "nothingChanged" }
  | { readonly type: "anotherList" }
  /** Calls were moved to another invoice or customer; `entryIds` take it back. */
  | {
      readonly type: "rejoined";
      readonly what: "invoice" | "customer";
      readonly from: string;
      readonly into: string;
      readonly entryIds: readonly string[];
      readonly columnsFault: SheetFault | undefined;
    }
  | { readonly type: "takenBack"; readonly columnsFault: SheetFault | undefined }
  | {
      readonly type: "callUndone";
      readonly debtorName: string;
      readonly columnsFault: SheetFault | undefined;
    };
