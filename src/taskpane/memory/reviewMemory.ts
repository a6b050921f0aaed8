import type { ReviewAnswer, ReviewQuestion } from "../../text/selfReview";
import type { LocalMemory } from "./localMemory";

/** What a caller thinks of a call of their own. */
export interface CallReview {
  readonly answers: Readonly<Partial<Record<ReviewQuestion, ReviewAnswer>>>;
  readonly words: string;
}

export const emptyReview: CallReview = { answers: {}, words: "" };

/** Private to the caller: kept on this computer, never in the workbook, and off until somebody wants it. */
export interface ReviewMemory {
  /** Whether it is offered unfolded after each call. */
  isOn(): boolean;
  setOn(isOn: boolean): void;
  read(callId: string): CallReview;
  write(callId: string, review: CallReview): void;
  remove(callId: string): void;
}

const SWITCH = "review";

export function createReviewMemory(memory: LocalMemory): ReviewMemory {
  const nameOf = (callId: string): string => `review.${callId}`;
  return {
    isOn: () => memory.read(SWITCH) === "on",
    setOn: (isOn) => (isOn ? memory.write(SWITCH, "on") : memory.remove(SWITCH)),
    read: (callId) => parseReview(memory.read(nameOf(callId))),
    write: (callId, review) => memory.write(nameOf(callId), JSON.stringify(review)),
    remove: (callId) => memory.remove(nameOf(callId)),
  };
}

/** What cannot be read counts as not answered: nobody but its author misses it. */
function parseReview(text: string | undefined): CallReview {
  if (text === undefined) return emptyReview;
  try {
    const review = JSON.parse(text) as Partial<CallReview> | null;
    return { answers: review?.answers ?? {}, words: typeof review?.words === "string" ? review.words : "" };
  } catch {
    return emptyReview;
  }
}
