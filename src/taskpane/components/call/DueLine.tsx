import type { Desk } from "../../../application/openDesk";
import type { Duty } from "../../../domain/duties";
import { formatDate } from "../../../text/formatDate";
import { useCallWords, type CallWording } from "./useCallWords";

/** By when, and how late it is. */
export function DueLine({ duty, asOf }: { readonly duty: Duty; readonly asOf: Desk["asOf"] }) {
  const { w, language } = useCallWords();
  const { dueOn } = duty;
  const times =
    duty.kind === "consequence" && duty.timesAnnounced > 1 ? w.duties.times(duty.timesAnnounced) : "";
  if (dueOn === undefined) return times === "" ? null : <p className="hint">{times}</p>;
  return (
    <p className="hint dueLine">
      <span>{dueOn === asOf ? w.duties.dueToday : w.duties.due(formatDate(dueOn, language))}</span>
      {dueOn < asOf && <span className="chip toneFIRM">{w.duties.late(asOf - dueOn)}</span>}
      {times !== "" && <span>{times}</span>}
    </p>
  );
}

/** A duty in one line, without its date. */
export function dutyWords(
  duty: Exclude<Duty, { readonly kind: "answer" }>,
  { w, d, language }: CallWording,
): string {
  const said = formatDate(duty.saidOn, language);
  switch (duty.kind) {
    case "consequence":
      return w.duties.consequence(d.consequences[duty.code], said);
    case "commitment":
      return w.duties.commitment(duty.action, said);
    case "document":
      return duty.outcome === "NREC" ? w.duties.invoice(duty.to, said) : w.duties.document(duty.which, said);
  }
}
