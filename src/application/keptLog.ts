import { isFoundByReading, type CallEvent } from "../domain/callLog";
import type { CallLog, SheetFault } from "./ports";

/** Entries on their way into the log: kept on this computer until they were seen there. */
export interface Outbox {
  /** Also when the pane is closed; else only while it is open. */
  readonly isLasting: boolean;
  /** Of the open workbook, oldest first. */
  waiting(): readonly CallEvent[];
  /** An entry with the id of one that waits takes its place. */
  put(events: readonly CallEvent[]): void;
  drop(ids: Iterable<string>): void;
  /** Told at each reading what the log of the open workbook holds: what waits and stands there is let go of. */
  logRead(log: readonly CallEvent[]): void;
  /** Told after each attempt to log what waits. */
  attempted(fault: SheetFault | undefined): void;
}

/**
 * The log, with every entry that a person made in the outbox first: it leaves only when its id was seen in the
 * workbook. What waits from before goes along with the next entry; appending nothing delivers what waits.
 */
export function keepUntilSeen(log: CallLog, outbox: Outbox): CallLog {
  return {
    async append(events) {
      outbox.put(events.filter((event) => !isFoundByReading(event)));
      const waiting = outbox.waiting();
      const appended = await log.append([...waiting, ...events.filter(isFoundByReading)]);
      if (appended.ok) outbox.drop(waiting.map(({ id }) => id));
      outbox.attempted(appended.ok ? undefined : appended.fault);
      return appended;
    },
    async read() {
      const found = await log.read();
      if (found.ok) outbox.logRead(found.value);
      return found;
    },
  };
}
