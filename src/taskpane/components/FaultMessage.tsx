import { Button, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { SheetFault } from "../../application/ports";
import { formatSheetFault } from "../../text/formatFault";
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
  return (
    <div role="alert">
      <MessageBar intent={isMild ? "warning" : "error"} layout="multiline">
        <MessageBarBody>
          {lead !== undefined && <MessageBarTitle>{lead}</MessageBarTitle>}
          <span>{what} </span>
          <strong className="nextStep">{next}</strong>
          {actions.length > 0 && (
            <span className="actions">
              {actions.map(({ label, run }) => (
                <Button key={label} size="small" onClick={run}>
                  {label}
                </Button>
              ))}
            </span>
          )}
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
