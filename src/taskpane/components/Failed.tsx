import type { SheetFault } from "../../application/ports";
import { isAboutColumns } from "../views/columnFaults";
import { FaultMessage } from "./FaultMessage";
import { ScreenTitle } from "./ScreenTitle";
import { useTexts } from "./textsContext";

interface Props {
  readonly fault: SheetFault;
  readonly during: "looking" | "reading";
  readonly onRetry: () => void;
  readonly onChooseAgain: () => void;
}

/** Other columns, or another sheet, may help; with a log or settings that cannot be read they would not. */
const ABOUT_THE_SHEET: ReadonlySet<SheetFault["type"]> = new Set<SheetFault["type"]>([
  "NoReceivablesFound",
  "SheetEmpty",
  "HostFailure",
]);

/** Nothing can be shown: why, and the ways on. */
export function Failed({ fault, during, onRetry, onChooseAgain }: Props) {
  const { t } = useTexts();
  const actions =
    during === "looking"
      ? [{ label: t.failed.lookAgain, run: onRetry }]
      : [
          { label: t.common.retry, run: onRetry },
          ...(isAboutColumns(fault) || ABOUT_THE_SHEET.has(fault.type)
            ? [{ label: t.failed.chooseAgain, run: onChooseAgain }]
            : []),
        ];
  return (
    <main className="screen">
      <ScreenTitle>{t.failed.title}</ScreenTitle>
      <FaultMessage fault={fault} actions={actions} />
    </main>
  );
}
