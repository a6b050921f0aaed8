import { useEffect, useRef, useState, type ReactElement } from "react";
import type { Cell } from "../workbook/cell";
import { displayText } from "../workbook/displayText";
import { cellEditText } from "./editText";
import { findCell } from "./findCells";
import type { Grid } from "./grid/grid";
import { IconButton } from "./IconButton";
import type { OpenWorkbook } from "./openWorkbook";
import type { PageWords } from "./words";

interface FindBoxProps {
  readonly open: OpenWorkbook;
  readonly grid: Grid | undefined;
  readonly words: PageWords;
  readonly close: () => void;
}

/** Finds in the active sheet: Enter goes to the next cell, Shift+Enter to the one before, Escape closes. */
export function FindBox({ open, grid, words, close }: FindBoxProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  useEffect(() => input.current?.focus(), []);

  const find = (direction: "next" | "previous"): void => {
    const { activeSheet, localeTag, workbook } = open;
    const { top, left } = workbook.selection;
    // A number is found as it shows and as it would be typed: 1,200.00 and 1200.
    const textOf = (cell: Cell): string =>
      typeof cell.value === "string"
        ? cell.value
        : `${displayText(cell, localeTag, workbook.uses1904)}\n${cellEditText({ ...cell, formula: undefined }, localeTag, workbook.uses1904)}`;
    const from = grid?.currentSelection().active ?? { row: top, column: left };
    const found = findCell(activeSheet, { wanted, from, direction, textOf });
    setIsMissing(found === undefined && wanted !== "");
    if (found === undefined) return;
    const range = { top: found.row, left: found.column, bottom: found.row, right: found.column };
    open.select(range);
    grid?.follow(range);
  };

  return (
    <div
      className="find-box"
      role="search"
      aria-label={words.find}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
        else if (event.key === "Enter" && event.target === input.current)
          find(event.shiftKey ? "previous" : "next");
      }}
    >
      <input
        ref={input}
        type="text"
        aria-label={words.find}
        placeholder={words.find}
        value={wanted}
        spellCheck={false}
        onChange={(event) => {
          setWanted(event.target.value);
          setIsMissing(false);
        }}
      />
      <span className="find-missing" role="status">
        {isMissing && words.notFound}
      </span>
      <IconButton icon="up" label={words.findPrevious} run={() => find("previous")} />
      <IconButton icon="chevron" label={words.findNext} run={() => find("next")} />
      <IconButton icon="close" label={words.close} run={close} />
    </div>
  );
}
