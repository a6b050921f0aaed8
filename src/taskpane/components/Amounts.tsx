import type { Money } from "../../domain/money";
import { formatAmount } from "../../text/formatAmount";
import { useTexts } from "./textsContext";

/** Amounts in several currencies, a line each: nobody adds them up by mistake. A dash when there are none. */
export function Amounts({ amounts }: { readonly amounts: readonly Money[] }) {
  const { language } = useTexts();
  if (amounts.length === 0) return "–";
  return amounts.map((amount) => (
    <span key={amount.currency} className="amountLine">
      {formatAmount(amount, language)}
    </span>
  ));
}
