import type { DutySettled } from "../domain/callLog";
import type { Result } from "../domain/result";
import type { Desk } from "./openDesk";
import type { Ports } from "./ports";
import { appendEntry, type RecordedCall, type RecordFault, type RecordOptions } from "./recordCall";

/** One of our own duties, by the call that brought it, and how it ended. */
export interface SettledDutyDraft extends Pick<DutySettled, "callId" | "duty" | "how" | "settledOn"> {
  /** Chosen before the write: settling twice records once. */
  readonly id: string;
  readonly note?: string | undefined;
}

/**
 * Writes to the log that we did what we had announced or promised, or gave it up.
 *
 * Errors: as `recordCall`, without refusals.
 */
export function settleDuty(
  ports: Ports,
  desk: Desk,
  { note, ...settled }: SettledDutyDraft,
  options: RecordOptions,
): Promise<Result<RecordedCall, RecordFault>> {
  const stamp = { loggedAt: ports.clock.now(), author: options.author };
  const event: DutySettled = { type: "duty", ...stamp, ...settled, ...(note && { note }) };
  return appendEntry(ports, desk, event, options);
}
