import { assessReceivables, type Assessment } from "../domain/assessment";
import { foldCalls, type CallHistory } from "../domain/callLog";
import { underTodaysDebtors } from "../domain/debtorProfile";
import type { LocalDate } from "../domain/localDate";
import { underMergedDebtors } from "../domain/mergedDebtors";
import type { Policy } from "../domain/policy";
import { ok, type Result } from "../domain/result";
import { buildWorklist, type Worklist } from "../domain/worklist";
import type { Ledger, LongJob, Ports, SheetFault, WorkbookSettings } from "./ports";

/** The sheet and the log, read together and judged on one day: all that the pane shows. */
export interface Desk {
  readonly asOf: LocalDate;
  readonly policy: Policy;
  /** Its receivables are under the customers they belong to, where names were merged. */
  readonly ledger: Ledger;
  readonly history: CallHistory;
  /** One a receivable, in the order of the sheet. */
  readonly assessments: readonly Assessment[];
  readonly worklist: Worklist;
}

export type OpenLedger = NonNullable<WorkbookSettings["ledger"]>;

/**
 * Reads the sheet and the log and judges them as of today.
 *
 * Errors: those of the sheet first, then those of the log.
 */
export async function openDesk(
  ports: Pick<Ports, "table" | "log" | "clock">,
  opened: OpenLedger,
  policy: Policy,
  job: LongJob = {},
): Promise<Result<Desk, SheetFault>> {
  const asOf = ports.clock.today();
  const ledger = await ports.table.read({ ...opened, asOf, ...job });
  if (!ledger.ok) return ledger;
  const log = await ports.log.read();
  if (!log.ok) return log;
  return ok(judgeDesk(ledger.value, foldCalls(log.value), asOf, policy));
}

/** The same sheet and log on a day: pure, for the pane after a call and for tests. */
export function judgeDesk(read: Ledger, history: CallHistory, asOf: LocalDate, stored: Policy): Desk {
  const policy = underTodaysDebtors(stored, history.debtorKeysToday);
  const ledger = { ...read, receivables: underMergedDebtors(read.receivables, history) };
  const assessments = assessReceivables(ledger.receivables, history, asOf, policy);
  const worklist = buildWorklist(assessments, history, asOf, policy);
  return { asOf, policy, ledger, history, assessments, worklist };
}
