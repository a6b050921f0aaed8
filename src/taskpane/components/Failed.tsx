import type { SheetFault } from "../../application/ports";
import { FaultMessage } from "./FaultMessage";
import { ScreenTitle } from "./ScreenTitle";
import { useTexts } from "./textsContext";

interface Props {
  readonly fault: SheetFault;
  readonly during: "looking" | "reading";
  readonly onRetry: () => void;
  readonly onChooseAgain: () => void;
}

/** Nothing can be shown: why, and the ways on. */
export function Failed({ fault, during, onRetry, onChooseAgain }: Props) {
  const { t } = useTexts();
  const actions =
    during === "looking"
      ? [{ label: t.failed.lookAgain, run: onRetry }]
      : [
          { label: t.common.retry, run: onRetry },
          { label: t.failed.chooseAgain, run: onChooseAgain },
        ];
  return (
    <main className="screen">
      <ScreenTitle>{t.failed.title}</ScreenTitle>
      <FaultMessage fault={fault} actions={actions} />
    </main>
  );
}
