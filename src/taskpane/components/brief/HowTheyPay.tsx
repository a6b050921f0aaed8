import type { Diagnosis } from "../../../domain/diagnosis";
import {
  causeWords,
  formatDiagnosisFact,
  formatEvidenceCount,
  formatLeaning,
} from "../../../text/diagnosisWords";
import { habitLines } from "../../../text/habitWords";
import { reasonAdvice } from "../../../text/reasonAdvice";
import type { Brief } from "../../views/briefView";
import { Disclosure } from "../Disclosure";
import { useBriefWords } from "./useBriefWords";
import "./brief.css";

/** How this debtor pays and keeps promises, and why that was said to be. */
export function HowTheyPay({ brief }: { readonly brief: Brief }) {
  const { t, b, language } = useBriefWords();
  return (
    <div className="stack">
      <dl className="habits">
        {habitLines(brief.habits, language).map(({ label, value, basis }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value} {basis !== "" && <span className="hint">{basis}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {brief.pastReasons.length > 0 && (
        <>
          <h3>{b.pastReasons}</h3>
          <ul className="lines">
            {brief.pastReasons.map(({ reason, times, lastOn }) => (
              <li key={reason}>
                <p>{b.reasonTimes(t.reasons[reason], times, lastOn)}</p>
                <p className="hint">{reasonAdvice(reason, language)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {brief.unanswered.length > 0 && (
        <>
          <h3>{b.unanswered}</h3>
          <ul className="lines">
            {brief.unanswered.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      )}
      <h3>{b.diagnosis}</h3>
      <DiagnosisFacts diagnosis={brief.diagnosis} />
    </div>
  );
}

function DiagnosisFacts({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { b, language } = useBriefWords();
  const withFacts = diagnosis.evidence.filter(({ facts }) => facts.length > 0);
  if (withFacts.length === 0) return <p className="hint">{b.noFacts}</p>;
  return (
    <>
      <p>{formatLeaning(diagnosis, language)}</p>
      {withFacts.map((evidence) => {
        const { title, advice } = causeWords(evidence.cause, language);
        return (
          <Disclosure key={evidence.cause} title={`${title} (${formatEvidenceCount(evidence, language)})`}>
            {() => (
              <>
                <ul className="lines">
                  {evidence.facts.map((fact, index) => (
                    <li key={index}>{formatDiagnosisFact(fact, language)}</li>
                  ))}
                </ul>
                {evidence.isSupported && <p className="hint">{advice}</p>}
              </>
            )}
          </Disclosure>
        );
      })}
    </>
  );
}
