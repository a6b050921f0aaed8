import { CHECKS } from "../../../domain/callDetails";
import { checklistsOf } from "../../../text/checklists";
import type { Brief } from "../../views/briefView";
import { useBriefWords } from "./useBriefWords";
import "./brief.css";

/** What to look at before dialling. */
export function Prepare({ brief }: { readonly brief: Brief }) {
  const { b, language } = useBriefWords();
  const { beforeDialling, preDue, notReady } = checklistsOf(language);
  return (
    <div className="stack">
      <ul className="checks">
        {CHECKS.map((check) => (
          <li key={check}>
            <p>{beforeDialling[check].question}</p>
            <p className="hint">{beforeDialling[check].otherwise}</p>
          </li>
        ))}
      </ul>
      {brief.stage === "PRE_DUE" && (
        <>
          <h3>{b.preDueQuestions}</h3>
          <ul className="lines">
            {preDue.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      )}
      <p className="hint">{notReady}</p>
    </div>
  );
}
