import type { LanguageCode, RowIssue, SheetFault } from "../application/ports";
import type { CallRefusal } from "../application/recordCall";
import type { PriorityPoint, Suppression } from "../domain/worklist";
import { textsOf } from "./texts";
import type { FaultWords, IssueWords, WordsByType } from "./words";

export type { FaultWords, IssueWords } from "./words";

/** What happened, naming the place, and what to do next. */
export function formatSheetFault(fault: SheetFault, language: LanguageCode): FaultWords {
  return wordsOf(textsOf(language).faults, fault);
}

/** Why a draft is not a call yet, for beside the field. */
export function formatRefusal(refusal: CallRefusal, language: LanguageCode): string {
  return wordsOf(textsOf(language).refusals, refusal);
}

/** The words for one kind of row issue. */
export function issueWords(type: RowIssue["type"], language: LanguageCode): IssueWords<RowIssue> {
  // Each kind words its own members; the caller keeps kinds apart, which the type cannot see.
  return textsOf(language).issues[type] as IssueWords<RowIssue>;
}

/** One row issue in one line, cell included: `G41: “31/02/2026” (Due date)`. */
export function formatRowIssue(issue: RowIssue, language: LanguageCode): string {
  const words = issueWords(issue.type, language);
  const line = words.line(issue) || words.title(1);
  return language === "fr" ? `${issue.cell}\u00a0: ${line}` : `${issue.cell}: ${line}`;
}

/** Why a receivable is not in today's list. */
export function formatSuppression(why: Suppression, language: LanguageCode): string {
  return wordsOf(textsOf(language).suppressions, why);
}

/** One reason for a rank, without its points. */
export function formatPoint(point: PriorityPoint, language: LanguageCode): string {
  return wordsOf(textsOf(language).points, point);
}

function wordsOf<Member extends { readonly type: string }, Words>(
  words: WordsByType<Member, Words>,
  member: Member,
): Words {
  return (words[member.type as Member["type"]] as (member: Member) => Words)(member);
}
