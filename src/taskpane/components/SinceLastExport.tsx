import { formatDate } from "../../text/formatDate";
import { pasteTextsOf } from "../../text/paste";
import type { Desk } from "../../application/openDesk";
import { changesInShort } from "./PasteMessage";
import { SheetLinks } from "./SheetLinks";
import { useTexts } from "./textsContext";

interface Props {
  readonly desk: Desk;
  readonly mergesCount: number;
  readonly onOpenChanges: () => void;
  readonly onOpenOrphans: () => void;
  readonly onOpenMerges: () => void;
}

/** On the sheet's screen: what the last export brought, and what is left to settle of it. */
export function SinceLastExport({ desk, mergesCount, onOpenChanges, onOpenOrphans, onOpenMerges }: Props) {
  const { language } = useTexts();
  const words = pasteTextsOf(language);
  const last = desk.history.comparisons.at(-1);
  return (
    <section>
      <h2>{words.onSheet}</h2>
      {last === undefined ? (
        <p className="hint">{words.noComparison}</p>
      ) : (
        <>
          <p>
            {words.lastChange(formatDate(last.comparedOn, language))} {changesInShort(last, words)}
          </p>
          <div>
            <button type="button" className="quiet" onClick={onOpenChanges}>
              {words.seeChanges}
            </button>
          </div>
        </>
      )}
      <SheetLinks {...{ desk, mergesCount, onOpenOrphans, onOpenMerges }} />
    </section>
  );
}
