import type { Desk } from "../../../application/openDesk";
import { suggestObjectives } from "../../../domain/callObjective";
import { contactedOn, type ContactEvent } from "../../../domain/callLog";
import { policyFor } from "../../../domain/debtorProfile";
import type { JudgedPromise } from "../../../domain/promise";
import { formatDate } from "../../../text/formatDate";
import type { Brief } from "../../views/briefView";
import type { DebtorView } from "../../views/deskView";
import { titleOf } from "./historyLines";
import { useBriefWords } from "./useBriefWords";
import "./brief.css";

interface Props {
  readonly desk: Desk;
  readonly view: DebtorView;
  readonly brief: Brief;
}

/** The one question of the call, how far to give way, and where the last contact ended: read with the phone in hand. */
export function Aims({ desk, view, brief }: Props) {
  const { b, language } = useBriefWords();
  const about = view.entry ?? { asked: brief.asked, covers: view.assessments };
  const aims = isAgreed(view, brief)
    ? []
    : suggestObjectives(about, desk.asOf, policyFor(view.debtor.key, desk.policy));
  // One day for all currencies.
  const [first] = aims;
  const [last] = brief.timeline;
  if (first === undefined && last === undefined) return null;
  return (
    <dl className="aims">
      {first && (
        <>
          <div>
            <dt>{b.wanted}</dt>
            <dd className="name">
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
        </>
      )}
      {last && (
        <div>
          <dt>{b.lastContact}</dt>
          <dd>
            {formatDate(contactedOn(last), language)} <LastContact event={last} promises={brief.promises} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** All that is late was promised: it is waited for, not asked for again. */
function isAgreed({ suppressed }: DebtorView, { claimed }: Brief): boolean {
  const agreed = new Set(
    suppressed
      .filter(({ why }) => why.type === "promise-open" || why.type === "plan-current")
      .map(({ assessment }) => assessment.receivable.key),
  );
  return claimed.length > 0 && claimed.every(({ key }) => agreed.has(key));
}

interface LastContactProps {
  readonly event: ContactEvent;
  readonly promises: readonly JudgedPromise[];
}

function LastContact({ event, promises }: LastContactProps) {
  const wording = useBriefWords();
  const { t } = wording;
  const promise = promises.find(({ callId }) => callId === event.id);
  return (
    <>
      {titleOf(event, wording)}{" "}
      {promise !== undefined && (
        <span className={`chip promise-${promise.state}`}>
          {t.debtor.promise(t.promiseStates[promise.state])}
        </span>
      )}
    </>
  );
}
