import { formatGuardWarning } from "../../../text/guardWords";
import type { Brief } from "../../views/briefView";
import type { DebtorView } from "../../views/deskView";
import { useBriefWords } from "./useBriefWords";
import "./brief.css";

/** What speaks against calling now, or must be known first. Warns, never blocks. */
export function BriefWarnings({ brief, view }: { readonly brief: Brief; readonly view: DebtorView }) {
  const { b, language } = useBriefWords();
  const net = view.suppressed.flatMap(({ why }) => (why.type === "net-credit" ? [why.net] : []))[0];
  const warnings = [
    ...(brief.paidSince === undefined ? [] : [b.paidSince(brief.paidSince.amounts, brief.paidSince.seenOn)]),
    ...brief.guard.map((warning) => formatGuardWarning(warning, language)),
    ...(net === undefined
      ? brief.credits.length > 0
        ? [b.credit(brief.credits)]
        : []
      : [b.netCredit(net.map((money) => ({ ...money, amountMinor: Math.abs(money.amountMinor) })))]),
    ...(brief.limitationOn === undefined ? [] : [b.limitation(brief.limitationOn)]),
  ];
  if (warnings.length === 0) return null;
  return (
    <section className="messageBox warning briefWarnings" aria-label={b.warnings}>
      <ul className="stack">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </section>
  );
}
