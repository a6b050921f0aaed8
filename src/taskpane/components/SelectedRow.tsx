import { Button } from "@fluentui/react-components";
import { useTexts } from "./textsContext";

/** Offers the debtor of the row that is selected in the sheet. */
export function SelectedRow({ name, onOpen }: { readonly name: string; readonly onOpen: () => void }) {
  const { t } = useTexts();
  return (
    <div className="selectedRow" role="status">
      <span>{t.today.selectedRow(name)}</span>
      <Button size="small" onClick={onOpen}>
        {t.today.openSelected}
      </Button>
    </div>
  );
}
