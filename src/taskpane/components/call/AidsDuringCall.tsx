import { useMemo, useState } from "react";
import type { Desk } from "../../../application/openDesk";
import { briefOf, type BriefMoment } from "../../views/briefView";
import type { DebtorView } from "../../views/deskView";
import { CallAids, type CallAidsProps } from "../brief/CallAids";

interface Props {
  readonly desk: Desk;
  readonly view: DebtorView;
  readonly moment: () => BriefMoment;
  readonly onOutcome: CallAidsProps["onOutcome"];
}

/** The script and the prepared answers, a click away while the call lasts. */
export function AidsDuringCall({ desk, view, moment, onOutcome }: Props) {
  // The call began when the form was opened, however often it is drawn.
  const [began] = useState(moment);
  const brief = useMemo(() => briefOf(desk, view, began), [desk, view, began]);
  return (
    <div className="callAids">
      <CallAids brief={brief} onOutcome={onOutcome} />
    </div>
  );
}
