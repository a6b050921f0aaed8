import { useMemo, useRef, useState, type ReactElement } from "react";
import type { FilterPlace } from "./listFilters";
import type { OpenWorkbook } from "./openWorkbook";
import { usePopup, type WindowPoint } from "./usePopup";
import type { PageWords } from "./words";

/** More would only scroll by; searching narrows them down. */
const TEXTS_SHOWN_MAX = 500;

interface FilterBoxProps {
  readonly open: OpenWorkbook;
  readonly place: FilterPlace;
  /** Moved inward where it would not fit. */
  readonly at: WindowPoint;
  readonly words: PageWords;
  readonly sort: (direction: "ascending" | "descending") => void;
  readonly close: () => void;
}

/** The box under a column's filter button: sort, search, and the texts to keep. */
export function FilterBox({ open, place, at, words, sort, close }: FilterBoxProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const corner = usePopup(box, { at, first: "input[type=search]", close });
  const [wanted, setWanted] = useState("");
  const kept = open.filters.keptAt(place);
  const texts = useMemo(() => sortedTexts(open, place), [open, place]);
  const [unchecked, setUnchecked] = useState<ReadonlySet<string>>(
    () => new Set(kept === undefined ? [] : texts.filter((text) => !kept.has(text))),
  );
  const matching = texts.filter((text) => text.toLowerCase().includes(wanted.trim().toLowerCase()));
  const checked = matching.filter((text) => !unchecked.has(text));

  const toggle = (text: string): void => {
    const next = new Set(unchecked);
    if (!next.delete(text)) next.add(text);
    setUnchecked(next);
  };
  const toggleAll = (): void => {
    const next = new Set(unchecked);
    for (const text of matching)
      if (checked.length === matching.length) next.add(text);
      else next.delete(text);
    setUnchecked(next);
  };
  const apply = (texts: readonly string[] | undefined): void => {
    close();
    open.filter(place, texts && new Set(texts));
  };

  return (
    <div
      ref={box}
      className="filter-box"
      role="dialog"
      aria-label={words.filter}
      style={{ left: corner.x, top: corner.y }}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          apply(checked.length === texts.length ? undefined : checked);
        }}
      >
        {(["ascending", "descending"] as const).map((direction) => (
          <button
            key={direction}
            type="button"
            className="menu-item"
            onClick={() => {
              close();
              sort(direction);
            }}
          >
            {direction === "ascending" ? words.sortAscending : words.sortDescending}
          </button>
        ))}
        <button
          type="button"
          className="menu-item"
          disabled={kept === undefined}
          onClick={() => apply(undefined)}
        >
          {words.clearFilter}
        </button>
        <input
          type="search"
          className="filter-search"
          aria-label={words.filterSearch}
          placeholder={words.filterSearch}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <div className="filter-texts" role="group" aria-label={words.filter}>
          <label>
            <input
              type="checkbox"
              checked={checked.length === matching.length}
              onChange={toggleAll}
              ref={(input) => {
                if (input !== null)
                  input.indeterminate = checked.length > 0 && checked.length < matching.length;
              }}
            />
            {words.selectAll}
          </label>
          {matching.slice(0, TEXTS_SHOWN_MAX).map((text) => (
            <label key={text}>
              <input type="checkbox" checked={!unchecked.has(text)} onChange={() => toggle(text)} />
              {text === "" ? words.blanks : text}
            </label>
          ))}
          {matching.length > TEXTS_SHOWN_MAX && <p>{words.filterMore(matching.length - TEXTS_SHOWN_MAX)}</p>}
        </div>
        <div className="question-choices">
          <button type="submit" className="plain-button is-primary" disabled={checked.length === 0}>
            {words.ok}
          </button>
          <button type="button" className="plain-button" onClick={close}>
            {words.cancel}
          </button>
        </div>
      </form>
    </div>
  );
}

/** Blanks last, as in Excel; numbers in their texts count as numbers. */
function sortedTexts(open: OpenWorkbook, place: FilterPlace): readonly string[] {
  const { compare } = new Intl.Collator(open.localeTag, { numeric: true });
  return [...open.filters.textsOf(place)].sort(
    (a, b) => Number(a === "") - Number(b === "") || compare(a, b),
  );
}
