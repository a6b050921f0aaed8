import type { Desk } from "../../../application/openDesk";
import { CHECKS } from "../../../domain/callDetails";
import { suggestObjectives } from "../../../domain/callObjective";
import { policyFor } from "../../../domain/debtorProfile";
import { checklistsOf } from "../../../text/checklists";
import type { Brief } from "../../briefView";
import type { DebtorView } from "../../deskView";
import { useBriefWords } from "./useBriefWords";
import "./brief.css";

interface Props {
  readonly desk: Desk;
  readonly view: DebtorView;
  readonly brief: Brief;
}

/** What to aim at, and what to look at before dialling. */
export function Prepare({ desk, view, brief }: Props) {
  const { b, language } = useBriefWords();
  const { beforeDialling, preDue, notReady } = checklistsOf(language);
  const about = view.entry ?? { asked: brief.asked, covers: view.assessments };
  const aims = suggestObjectives(about, desk.asOf, policyFor(view.debtor.key, desk.policy));
  // One day for all currencies.
  const [first] = aims;
  return (
    <div className="stack">
      {first && (
        <dl className="habits">
          <div>
            <dt>{b.wanted}</dt>
            <dd>
              {b.wantedBy(
                aims.map(({ objective }) => objective.amount),
                first.objective.payOn,
              )}
            </dd>
          </div>
          <div>
            <dt>{b.fallback}</dt>
            <dd>
              {b.fallbackBy(
                aims.map(({ fallback }) => fallback.firstPayment),
                first.fallback.latestOn,
              )}
            </dd>
          </div>
        </dl>
      )}
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
