import { Button } from "@fluentui/react-components";
import { pasteTextsOf } from "../../text/paste";
import { useTexts } from "./textsContext";

/** Much of the sheet was changed after it was read: offers to read it again, and never does so by itself. */
export function SheetChanged({ onReadAgain }: { readonly onReadAgain: () => void }) {
  const { language } = useTexts();
  const words = pasteTextsOf(language);
  return (
    <div className="selectedRow" role="status">
      <span>{words.sheetChanged}</span>
      <Button size="small" onClick={onReadAgain}>
        {words.readAgain}
      </Button>
    </div>
  );
}
