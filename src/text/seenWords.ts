import { amountOfChange, type ReceivableChange, type SeenReceivable } from "../domain/comparison";
import { paymentsIn, type SeenChanges } from "../domain/seenChanges";
import { formatAmount, formatAmounts } from "./formatAmount";
import { formatDate } from "./formatDate";
import type { Language } from "./ruleWords";

/** What a reading of the sheet found, in short: « 1 200,00 € vus payés ». */
export function formatSeenChanges({ changes }: SeenChanges, language: Language): string {
  const paid = paymentsIn(changes);
  if (paid.length === 0) return language === "fr" ? "Changements dans la feuille" : "Changes in the sheet";
  const amounts = formatAmounts(paid, language);
  return language === "fr" ? `${amounts} vus payés` : `${amounts} seen paid`;
}

/** Of one invoice: « F-101 : payée, 1 200,00 € ». */
export function formatSeenChange(change: ReceivableChange, language: Language): string {
  // As the sheet calls it now; zeros may have come or gone.
  const { reference } = "after" in change && change.type !== "reNumbered" ? change.after : change.before;
  const what = whatChanged(change, language);
  if (reference === "") return what;
  return language === "fr" ? `${reference}\u00a0: ${what}` : `${reference}: ${what}`;
}

function whatChanged(change: ReceivableChange, language: Language): string {
  const isFrench = language === "fr";
  const by = formatAmount(amountOfChange(change), language);
  const openOf = ({ open }: SeenReceivable): string => formatAmount(open, language);
  const dueOf = ({ dueOn }: SeenReceivable): string =>
    dueOn === undefined ? "–" : formatDate(dueOn, language);
  switch (change.type) {
    case "paid":
      return isFrench ? `payée, ${by}` : `paid, ${by}`;
    case "partPaid":
      return isFrench
        ? `${by} payés, reste ${openOf(change.after)}`
        : `${by} paid, ${openOf(change.after)} still open`;
    case "vanished":
      return isFrench
        ? `${by}, sortie de la feuille\u00a0: compte comme payée`
        : `${by}, gone from the sheet: counts as paid`;
    case "reDated":
      return `${isFrench ? "échéance" : "due"} ${dueOf(change.before)} → ${dueOf(change.after)}`;
    case "reNumbered":
      return isFrench ? `désormais ${change.after.reference}` : `now ${change.after.reference}`;
    case "debtorRenamed": {
      const { debtorName } = change.after;
      return isFrench ? `désormais au nom de «\u00a0${debtorName}\u00a0»` : `now under “${debtorName}”`;
    }
    case "increased":
      return isFrench
        ? `${by} de plus, ${openOf(change.after)} dus`
        : `${by} more, ${openOf(change.after)} open`;
    case "creditChanged":
      return `${isFrench ? "avoir" : "credit"} ${openOf(change.before)} → ${openOf(change.after)}`;
    case "otherCurrency":
      return `${openOf(change.before)} → ${openOf(change.after)}`;
    case "settledGone":
      return isFrench ? "sortie de la feuille, déjà soldée" : "gone from the sheet, settled before";
    case "new":
      return isFrench ? `nouvelle, ${by}` : `new, ${by}`;
  }
}
