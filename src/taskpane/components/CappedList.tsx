import { useState, type ReactNode } from "react";
import { useTexts } from "./textsContext";

interface Props<Item> {
  readonly items: readonly Item[];
  /** How many are shown at first; each « show more » adds four times as many. */
  readonly first: number;
  readonly keyOf: (item: Item) => string;
  readonly children: (item: Item) => ReactNode;
  readonly className?: string;
  readonly label?: string;
  readonly isOrdered?: boolean;
}

/** A list that never draws thousands of lines at once. */
export function CappedList<Item>(props: Props<Item>) {
  const { items, first, keyOf, children, className, label, isOrdered } = props;
  const { t } = useTexts();
  const [shown, setShown] = useState(first);
  const left = items.length - shown;
  const List = isOrdered ? "ol" : "ul";
  return (
    <>
      <List className={className ?? "lines"} aria-label={label}>
        {items.slice(0, shown).map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </List>
      {left > 0 && (
        <button type="button" className="quiet" onClick={() => setShown(shown + 4 * first)}>
          {t.common.showMore(left)}
        </button>
      )}
    </>
  );
}
