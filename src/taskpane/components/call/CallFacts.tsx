import { formatAmounts } from "../../../text/formatAmount";
import type { DebtorView } from "../../views/deskView";
import { phonesOf, telLink } from "../../views/phones";
import { useCallWords } from "./useCallWords";

/** The number that was dialled and what is owed: both stay in sight while the form is filled. */
export function CallFacts({ view: { assessments, overdue, open } }: { readonly view: DebtorView }) {
  const { t, language } = useCallWords();
  const [phone] = phonesOf(assessments);
  const isLate = overdue.length > 0;
  return (
    <p className="callFacts">
      {(isLate || open.length > 0) && (
        <span>
          {isLate ? t.debtor.overdue : t.debtor.open}{" "}
          <span className="amounts name">{formatAmounts(isLate ? overdue : open, language)}</span>
        </span>
      )}
      {phone !== undefined && (
        <a className="phone" href={telLink(phone)}>
          {phone}
        </a>
      )}
    </p>
  );
}
