import { Button } from "@fluentui/react-components";
import type { Ledger } from "../../application/ports";
import { settlingColumns } from "../views/deskView";
import { MessageBox } from "./MessageBox";
import { useTexts } from "./textsContext";

interface Props {
  readonly ledger: Ledger;
  readonly isBusy: boolean;
  readonly onChangeColumns: () => void;
}

/** Nothing is owed, says the sheet: from which columns we took that, since one of them may mean something else. */
export function AllSettled({ ledger, isBusy, onChangeColumns }: Props) {
  const { t } = useTexts();
  const columns = settlingColumns(ledger).map(({ field, header }) => header || t.fields[field]);
  const hasCredits = ledger.receivables.some(({ open }) => open.amountMinor < 0);
  return (
    <MessageBox
      intent="warning"
      actions={
        <Button size="small" disabledFocusable={isBusy} onClick={onChangeColumns}>
          {t.sheet.changeColumns}
        </Button>
      }
    >
      <p>{t.sheet.allSettled({ invoices: ledger.receivables.length, columns, hasCredits })}</p>
      <p className="nextStep">{t.sheet.allSettledNext}</p>
    </MessageBox>
  );
}
