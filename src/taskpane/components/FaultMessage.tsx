import { Button } from "@fluentui/react-components";
import type { SheetFault } from "../../application/ports";
import { formatSheetFault } from "../../text/formatFault";
import { MessageBox } from "./MessageBox";
import { useTexts } from "./textsContext";

interface Props {
  readonly fault: SheetFault;
  /** Said first, when the fault is only part of what happened. */
  readonly lead?: string;
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
}

/** What went wrong and where, what to do next, and the buttons that do it. */
export function FaultMessage({ fault, lead, actions = [] }: Props) {
  const { language } = useTexts();
  const { what, next } = formatSheetFault(fault, language);
  const isMild = fault.type === "Cancelled" || fault.type === "CellBeingEdited" || lead !== undefined;
  const buttons = actions.map(({ label, run }) => (
    <Button key={label} size="small" onClick={run}>
      {label}
    </Button>
  ));
  return (
    <div role="alert">
      <MessageBox intent={isMild ? "warning" : "error"} actions={buttons.length > 0 && buttons}>
        {lead !== undefined && <p className="name">{lead}</p>}
        <p>{what}</p>
        <p className="nextStep">{next}</p>
      </MessageBox>
    </div>
  );
}
