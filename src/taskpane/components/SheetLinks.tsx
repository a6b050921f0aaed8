import type { Desk } from "../../application/openDesk";
import { pasteTextsOf } from "../../text/paste";
import { orphansOf, orphansToCheck } from "../views/pasteView";
import { useTexts } from "./textsContext";

interface Props {
  readonly desk: Desk;
  /** How many pairs of names may be one customer. */
  readonly mergesCount: number;
  readonly onOpenOrphans: () => void;
  readonly onOpenMerges: () => void;
}

/** The ways to calls without an invoice and to names that look alike, where there are any. */
export function SheetLinks({ desk, mergesCount, onOpenOrphans, onOpenMerges }: Props) {
  const { language } = useTexts();
  const words = pasteTextsOf(language);
  const hasOrphans = orphansOf(desk).length > 0;
  const hasMerges = mergesCount > 0 || desk.history.merges.size > 0;
  if (!hasOrphans && !hasMerges) return null;
  return (
    <ul className="lines">
      {hasOrphans && (
        <li>
          <button type="button" className="quiet" onClick={onOpenOrphans}>
            {words.orphansLink(orphansToCheck(desk).length)}
          </button>
        </li>
      )}
      {hasMerges && (
        <li>
          <button type="button" className="quiet" onClick={onOpenMerges}>
            {mergesCount > 0 ? words.mergesLink(mergesCount) : words.mergedLink}
          </button>
        </li>
      )}
    </ul>
  );
}
