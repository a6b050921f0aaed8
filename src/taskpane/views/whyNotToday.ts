import type { LanguageCode } from "../../application/ports";
import { formatSuppression } from "../../text/formatFault";
import { textsOf } from "../../text/texts";
import { mainSuppression, reasonsNotToCall, type DebtorView } from "./deskView";

/** The reason that tells most about a debtor who is not in today's list. */
export function mainReason(view: DebtorView, language: LanguageCode): string {
  const main = mainSuppression(view);
  return main === undefined ? "" : formatSuppression(main.why, language);
}

/** « Pourquoi Dupont n'est pas là ? »: its place in the list, or every reason why it has none. */
export function placeOrReasons(view: DebtorView, language: LanguageCode): string {
  const { today } = textsOf(language);
  if (view.rank !== undefined) return today.inList(view.rank);
  return reasonsNotToCall(view)
    .map(({ why, count }) => today.reasonsCount(formatSuppression(why, language), count))
    .join(" · ");
}
