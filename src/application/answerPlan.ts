import type { Instalment } from "../domain/callDetails";
import type { CallLogged, PlanAnswer, PlanAnswered } from "../domain/callLog";
import type { LocalDate } from "../domain/localDate";
import type { Result } from "../domain/result";
import type { Desk } from "./openDesk";
import type { Ports } from "./ports";
import { appendEntry, type RecordedCall, type RecordFault, type RecordOptions } from "./recordCall";

/** The answer we had reserved on a plan. */
export interface PlanAnswerDraft {
  /** Chosen when the question is opened: answering twice records once. */
  readonly id: string;
  /** The call on which the plan was proposed. */
  readonly call: Pick<CallLogged, "id">;
  readonly answer: PlanAnswer;
  readonly answeredOn: LocalDate;
  /** As accepted, or as we propose it instead. */
  readonly plan?: readonly Instalment[] | undefined;
  readonly note?: string | undefined;
}

/**
 * Writes our answer to a proposed plan to the log.
 *
 * Errors: as `recordCall`, without refusals.
 */
export function answerPlan(
  ports: Ports,
  desk: Desk,
  draft: PlanAnswerDraft,
  options: RecordOptions,
): Promise<Result<RecordedCall, RecordFault>> {
  const { id, call, answer, answeredOn, plan, note } = draft;
  const event: PlanAnswered = {
    type: "planAnswer",
    id,
    loggedAt: ports.clock.now(),
    author: options.author,
    callId: call.id,
    answer,
    answeredOn,
    ...(plan !== undefined && plan.length > 0 && { plan }),
    ...(note && { note }),
  };
  return appendEntry(ports, desk, event, options);
}
