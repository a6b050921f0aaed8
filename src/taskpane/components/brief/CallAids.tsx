import { Field as LabelledField, Select } from "@fluentui/react-components";
import { useContext, useState } from "react";
import { CONTACT_ROLES, OBJECTIONS, type ContactRole, type ObjectionCode } from "../../../domain/callDetails";
import type { OutcomeCode } from "../../../domain/outcome";
import { scriptFor, voicemailFor, type ScriptOverrides } from "../../../text/callScripts";
import { preparedAnswer, type HeardObjection, type ObjectionOverrides } from "../../../text/objections";
import { formatOutcome } from "../../../text/ruleWords";
import type { Brief } from "../../views/briefView";
import { CallTextsContext } from "../callTextsContext";
import { Disclosure } from "../Disclosure";
import { useBriefWords } from "./useBriefWords";
import "./brief.css";

export interface CallAidsProps {
  readonly brief: Brief;
  /** Goes on to log this outcome, and what was heard. */
  readonly onOutcome: (outcome: OutcomeCode, heard: HeardObjection) => void;
}

/** What to say, and what to answer: read before the call and during it. */
export function CallAids({ brief, onOutcome }: CallAidsProps) {
  const { b } = useBriefWords();
  const { scripts, objections } = useContext(CallTextsContext);
  return (
    <>
      <Disclosure title={b.script}>{() => <Script brief={brief} overrides={scripts} />}</Disclosure>
      <Disclosure title={b.objections}>
        {() => <Objections brief={brief} overrides={objections} onOutcome={onOutcome} />}
      </Disclosure>
    </>
  );
}

interface ScriptProps {
  readonly brief: Brief;
  readonly overrides: ScriptOverrides | undefined;
}

function Script({ brief: { stage, role: known, scriptFacts, ...brief }, overrides }: ScriptProps) {
  const { b, d, language } = useBriefWords();
  const { ourCompany } = useContext(CallTextsContext);
  const [role, setRole] = useState<ContactRole>(known ?? "ACCOUNTANT");
  if (stage === undefined) return <p className="hint">{b.noScript}</p>;
  const request = {
    language: brief.language ?? language,
    readerLanguage: language,
    facts: { ...scriptFacts, ...(ourCompany && { ourCompany }) },
  };
  const steps = scriptFor({ ...request, stage, role, ...(overrides && { overrides }) });
  const voicemail = voicemailFor(request);
  return (
    <div className="stack">
      <LabelledField label={b.speakingWith} orientation="horizontal">
        <Select value={role} onChange={(_event, { value }) => setRole(value as ContactRole)}>
          {CONTACT_ROLES.map((code) => (
            <option key={code} value={code}>
              {d.roles[code]}
            </option>
          ))}
        </Select>
      </LabelledField>
      <ol className="script" aria-label={b.script}>
        {steps.map(({ phase, title, lines, tip }) => (
          <li key={phase}>
            <h3>{title}</h3>
            {lines.map((line, index) => (
              <p key={index} className="utterance" lang={brief.language}>
                {line}
              </p>
            ))}
            <p className="hint">{tip}</p>
          </li>
        ))}
      </ol>
      <Disclosure title={b.voicemail}>
        {() => (
          <div className="stack">
            <p className="utterance" lang={brief.language}>
              {voicemail.text}
            </p>
            <p className="hint">{voicemail.tip}</p>
          </div>
        )}
      </Disclosure>
    </div>
  );
}

interface ObjectionsProps {
  readonly brief: Brief;
  readonly overrides: ObjectionOverrides | undefined;
  readonly onOutcome: CallAidsProps["onOutcome"];
}

/** What this debtor said before comes first. */
function Objections({ brief, overrides, onOutcome }: ObjectionsProps) {
  const { b } = useBriefWords();
  const likely = brief.likelyObjections.map(({ objection }) => objection);
  const others = OBJECTIONS.filter((code) => !likely.includes(code));
  const list = (codes: readonly ObjectionCode[]) =>
    codes.map((code) => <Answer key={code} {...{ brief, code, overrides, onOutcome }} />);
  return (
    <div className="stack">
      {list(likely)}
      {likely.length === 0 ? (
        list(others)
      ) : (
        <Disclosure title={b.otherObjections(others.length)}>{() => list(others)}</Disclosure>
      )}
    </div>
  );
}

function Answer({ brief, code, overrides, onOutcome }: ObjectionsProps & { readonly code: ObjectionCode }) {
  const { b, language } = useBriefWords();
  const prepared = preparedAnswer(code, brief.language ?? language, overrides);
  const { heard, answer, askNext, outcomes } = prepared;
  const own = brief.likelyObjections.find(({ objection }) => objection === code);
  const book = brief.objectionUses.get(code);
  const use = [
    ...(own === undefined ? [] : [b.saidBefore(own.heard)]),
    ...(book === undefined ? [] : [b.paidAfter(book.paidAfter, book.times)]),
  ].join(" · ");
  return (
    <Disclosure
      title={
        <span>
          {heard}
          {use !== "" && <span className="hint"> {use}</span>}
        </span>
      }
    >
      {() => (
        <div className="stack">
          <p className="utterance" lang={brief.language}>
            {answer}
          </p>
          <div>
            <p className="hint">{b.askNext}</p>
            <ul className="lines">
              {askNext.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          </div>
          <div className="actions">
            {outcomes.map((outcome) => (
              <button
                key={outcome}
                type="button"
                className="quiet"
                onClick={() => onOutcome(outcome, prepared)}
              >
                {b.logAs(formatOutcome(outcome, language))}
              </button>
            ))}
          </div>
        </div>
      )}
    </Disclosure>
  );
}
