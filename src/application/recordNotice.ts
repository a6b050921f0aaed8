import type { NoticeLogged } from "../domain/callLog";
import type { LocalDate } from "../domain/localDate";
import type { Debtor, Receivable } from "../domain/receivable";
import { err, type Result } from "../domain/result";
import type { Desk } from "./openDesk";
import type { Ports } from "./ports";
import {
  appendEntry,
  toCovered,
  type RecordedCall,
  type RecordFault,
  type RecordOptions,
} from "./recordCall";

/** A formal notice that was sent, and the invoices it claims. */
export interface NoticeDraft {
  /** Chosen before the write: logging twice records once. */
  readonly id: string;
  readonly debtor: Debtor;
  readonly covers: readonly Receivable[];
  readonly noticeOn: LocalDate;
  /** Of the registered letter. */
  readonly tracking?: string | undefined;
}

/**
 * Writes to the log that a formal notice was sent: from that day on the delay runs after which the invoices may be
 * handed over.
 *
 * Errors: `CallRefused` with `NothingCovered` or `CallInFuture`, then as `recordCall`.
 */
export async function recordNotice(
  ports: Ports,
  desk: Desk,
  { id, debtor, covers, noticeOn, tracking }: NoticeDraft,
  options: RecordOptions,
): Promise<Result<RecordedCall, RecordFault>> {
  const today = ports.clock.today();
  if (covers.length === 0) return err({ type: "CallRefused", refusals: [{ type: "NothingCovered" }] });
  if (noticeOn > today)
    return err({ type: "CallRefused", refusals: [{ type: "CallInFuture", calledOn: noticeOn, today }] });
  const event: NoticeLogged = {
    type: "notice",
    id,
    loggedAt: ports.clock.now(),
    author: options.author,
    debtorKey: debtor.key,
    debtorName: debtor.name,
    noticeOn,
    ...(tracking && { tracking }),
    covers: covers.map(toCovered),
  };
  return appendEntry(ports, desk, event, options);
}
