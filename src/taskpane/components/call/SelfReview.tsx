import { Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import type { CallLogged } from "../../../domain/callLog";
import { objectiveResult } from "../../../domain/callObjective";
import type { Policy } from "../../../domain/policy";
import {
  REVIEW_ANSWERS,
  REVIEW_QUESTIONS,
  reviewWordsOf,
  type ReviewAnswer,
  type ReviewQuestion,
  type ReviewWords,
} from "../../../text/selfReview";
import { emptyReview, type CallReview, type ReviewMemory } from "../../memory/reviewMemory";
import { ChoiceField, LongTextField } from "./fields";
import { FormGroup } from "./FormGroup";
import { useCallWords } from "./useCallWords";

interface Props {
  readonly call: CallLogged;
  readonly policy: Policy;
  readonly reviews: ReviewMemory;
}

/** Seven questions that a caller asks themselves: kept on this computer, apart from what is said of the debtor. */
export function SelfReview({ call, policy, reviews }: Props) {
  const { w, language } = useCallWords();
  const words = reviewWordsOf(language);
  const [review, setReview] = useState(() => reviews.read(call.id));
  const [isOn, setIsOn] = useState(() => reviews.isOn());
  const keep = (changed: CallReview): void => {
    setReview(changed);
    reviews.write(call.id, changed);
  };
  const answer = (question: ReviewQuestion, given: ReviewAnswer | ""): void => {
    const { [question]: _before, ...others } = review.answers;
    keep({ ...review, answers: given === "" ? others : { ...others, [question]: given } });
  };
  const count = Object.keys(review.answers).length + (review.words.trim() === "" ? 0 : 1);
  return (
    <FormGroup title={words.title} count={count} isRefused={false} isOpenAtFirst={isOn}>
      <p className="hint">{words.isPrivate}</p>
      {REVIEW_QUESTIONS.map((question) =>
        question === "ARGUMENTS" ? (
          <LongTextField
            key={question}
            label={words.questions[question]}
            hint={words.wordsHint}
            value={review.words}
            onChange={(text) => keep({ ...review, words: text })}
          />
        ) : (
          <ChoiceField
            key={question}
            label={words.questions[question]}
            hint={hintOf(question, call, policy, words)}
            value={review.answers[question] ?? ""}
            codes={REVIEW_ANSWERS}
            words={words.answers}
            none={w.review.notAnswered}
            onChange={(given) => answer(question, given)}
          />
        ),
      )}
      <Checkbox
        label={w.review.always}
        checked={isOn}
        onChange={(_event, { checked }) => {
          setIsOn(checked === true);
          reviews.setOn(checked === true);
        }}
      />
      {count > 0 && (
        <button
          type="button"
          className="quiet"
          onClick={() => {
            reviews.remove(call.id);
            setReview(emptyReview);
          }}
        >
          {w.review.erase}
        </button>
      )}
    </FormGroup>
  );
}

/** What the call itself tells about a question. */
function hintOf(
  question: ReviewQuestion,
  call: CallLogged,
  policy: Policy,
  { hints }: ReviewWords,
): string | undefined {
  switch (question) {
    case "OBJECTIVE": {
      const result = objectiveResult(call, policy);
      return result === "open" || result === "none-set" ? undefined : hints.objective[result];
    }
    case "PROMISES":
      return call.outcome === "INT" ||
        ((call.outcome === "PTP" || call.outcome === "PTPP") &&
          (call.amount === undefined || call.untilOn === undefined))
        ? hints.intentionOnly
        : undefined;
    case "ANSWERS":
      return call.unanswered === undefined ? undefined : hints.unanswered(call.unanswered.length);
    case "LENGTH":
      return call.durationSeconds === undefined
        ? undefined
        : hints.minutes(Math.round(call.durationSeconds / 60));
    default:
      return undefined;
  }
}
