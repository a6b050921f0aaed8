import type { Desk } from "../../application/openDesk";
import type { LanguageCode } from "../../application/ports";
import type { CallLogged } from "../../domain/callLog";
import { isPrivatePerson } from "../../domain/debtorProfile";
import type { Receivable } from "../../domain/receivable";
import { SCRIPT_STAGES, scriptStageOf, type ScriptStage } from "../../text/callScripts";
import {
  followUpMail,
  internalMail,
  planAnswerMail,
  type InternalQuestion,
  type MailFacts,
} from "../../text/followUpMail";
import type { Mail } from "../../text/mailto";
import { disputedKeys, tellsWhoSpoke } from "../callForm/callForm";
import type { DebtorView } from "./deskView";

/** What may be sent after a call; each where there is something to say. */
export interface MailsAfter {
  readonly call: CallLogged;
  readonly customer: (Mail & { readonly attach: readonly string[] }) | undefined;
  /** To somebody of ours, whose opinion is needed before we answer. */
  readonly colleague: Mail | undefined;
}

export interface MailSender {
  readonly caller: string;
  readonly ourCompany?: string | undefined;
  /** Of the pane: colleagues read it. */
  readonly language: LanguageCode;
}

/**
 * The e-mails after a call, each in the language of whoever reads it; `undefined` when the call is not in the log.
 *
 * @param language to write to the customer
 */
export function mailsAfter(
  desk: Desk,
  view: DebtorView,
  callId: string,
  language: LanguageCode,
  sender: MailSender,
): MailsAfter | undefined {
  const call = desk.history.eventsByDebtor.get(view.debtor.key)?.find(({ id }) => id === callId);
  if (call?.type !== "call") return undefined;
  const facts = factsOf(desk, view, call, sender);
  const answer = desk.history.answersByCall.get(callId)?.at(-1);
  const customer =
    answer === undefined
      ? followUpMail({ language, stage: stageOf(view, call), call, facts })
      : {
          ...planAnswerMail({
            language,
            answer: answer.answer,
            proposedOn: call.calledOn,
            plan: answer.plan ?? call.plan ?? [],
            facts,
          }),
          attach: [],
        };
  const question = answer === undefined ? questionOf(call) : undefined;
  const to = call.consulted ?? call.dispute?.owner;
  const colleague =
    question === undefined
      ? undefined
      : internalMail({ language: sender.language, question, ...(to !== undefined && { to }), call, facts });
  return { call, customer, colleague };
}

function questionOf({ outcome, reason, objections = [] }: CallLogged): InternalQuestion | undefined {
  if (outcome === "PROP") return "plan";
  if (outcome === "DISP") return "dispute";
  return reason === "SIDE_PROMISE" || objections.includes("SALES_GRACE") ? "salesPromise" : undefined;
}

function factsOf(desk: Desk, view: DebtorView, call: CallLogged, sender: MailSender): MailFacts {
  const { caller, ourCompany } = sender;
  const covered = coveredToday(view, call);
  const disputed = disputedKeys(view);
  const named = view.assessments.map(({ receivable }) => receivable);
  const contact =
    (tellsWhoSpoke(call.outcome) ? call.person : undefined) ?? named.find((one) => one.contact)?.contact;
  const email = named.find((one) => one.email)?.email;
  const own = view.assessments.filter(({ receivable }) => covered.includes(receivable));
  const daysLate = Math.max(0, ...own.map((assessment) => assessment.daysLate ?? 0));
  const noticeOn = own.find(({ facts }) => facts.noticeOn !== undefined)?.facts.noticeOn;
  return {
    debtorName: view.debtor.name,
    ...(contact !== undefined && { contact }),
    ...(email !== undefined && { email }),
    ...(caller !== "" && { caller }),
    ...(ourCompany && { ourCompany }),
    statement: covered.map(({ key, reference, dueOn, open }) => ({
      reference,
      ...(dueOn !== undefined && { dueOn }),
      open,
      isDisputed: disputed.has(key),
    })),
    ...(daysLate > 0 && { daysLate }),
    ...(noticeOn !== undefined && { noticeOn }),
    isPrivatePerson: isPrivatePerson(view.debtor.key, desk.policy),
  };
}

/** Those of the call that are still in the sheet and open, oldest due first. */
function coveredToday(view: DebtorView, call: CallLogged): readonly Receivable[] {
  const keys = new Set(call.covers.map(({ key }) => key));
  return view.assessments
    .filter(({ receivable, next }) => keys.has(receivable.key) && next.reason.type !== "settled")
    .filter(({ receivable }) => receivable.duplicateOf === undefined)
    .map(({ receivable }) => receivable)
    .sort((a, b) => (a.dueOn ?? Infinity) - (b.dueOn ?? Infinity));
}

/** The highest stage among what the call was about and is not disputed: it decides the tone. */
function stageOf(view: DebtorView, call: CallLogged): ScriptStage {
  const covered = new Set(coveredToday(view, call).map(({ key }) => key));
  const stages = view.assessments
    .filter(({ receivable, stage }) => covered.has(receivable.key) && stage !== "DISPUTE")
    .map(({ stage }) => scriptStageOf(stage));
  return SCRIPT_STAGES.findLast((stage) => stages.includes(stage)) ?? "REMINDER";
}
