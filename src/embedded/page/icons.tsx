import type { ReactElement } from "react";

const PATHS = {
  newFile: "M4 2h5l3 3v9H4z M9 2v3h3",
  open: "M2 13V4h4l1.5 2H14v7z M2 8h12",
  save: "M3 3h8l2 2v8H3z M5 3v4h6V3 M5 13v-4h6v4",
  sample: "M3 3h10v10H3z M3 6h10 M3 9h10 M7 6v7",
  relance: "M3 3c0 5 5 10 10 10l.5-3-3-1-1.2 1.2C8 9.5 6.5 8 5.8 6.7L7 5.5 6 2.5z",
  insertRows: "M2 3h12v3H2z M2 13h12 M8 8v4 M6 10h4",
  deleteRows: "M2 3h12v3H2z M6 9l4 4 M10 9l-4 4",
  insertColumns: "M3 2h3v12H3z M13 2v12 M8 8h4 M10 6v4",
  deleteColumns: "M3 2h3v12H3z M9 6l4 4 M13 6l-4 4",
  sortAscending: "M4 2v11 M1.5 10.5L4 13l2.5-2.5 M9 7l2.5-5L14 7 M9.8 5.5h3.4 M9.5 9h4l-4 4.5h4",
  sortDescending: "M4 2v11 M1.5 10.5L4 13l2.5-2.5 M9.5 2h4l-4 4.5h4 M9 14l2.5-5 2.5 5 M9.8 12.5h3.4",
  freeze: "M2 2h12v12H2z M2 6h12 M6 2v12",
  simulate: "M6 2h4 M7 2v4L3 13h10L9 6V2 M5 10h6",
  undo: "M3 6h6a4 4 0 0 1 0 8H6 M3 6l3-3 M3 6l3 3",
  redo: "M13 6H7a4 4 0 0 0 0 8h3 M13 6l-3-3 M13 6l-3 3",
  chevron: "M4 6l4 4 4-4",
  up: "M4 10l4-4 4 4",
  minus: "M3 8h10",
  find: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z M10.3 10.3L14 14",
  filter: "M2 3h12L9.5 8.5V13l-3-1.5v-3z",
  people:
    "M5.5 3a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z M1.5 13c0-2.5 1.6-4 4-4s4 1.5 4 4 M10.5 3.6a2 2 0 0 1 0 3.6 M11.5 9.3c1.9.3 3 1.7 3 3.7",
  close: "M4 4l8 8 M12 4l-8 8",
  accept: "M3 8.5L6.5 12 13 4.5",
  plus: "M8 3v10 M3 8h10",
  sun: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6z M8 1.5v1.5 M8 13v1.5 M1.5 8H3 M13 8h1.5 M3.4 3.4l1 1 M11.6 11.6l1 1 M12.6 3.4l-1 1 M4.4 11.6l-1 1",
  moon: "M13 9.5A5.5 5.5 0 1 1 6.5 3a4.5 4.5 0 0 0 6.5 6.5z",
} as const;

export type IconName = keyof typeof PATHS;

/** Drawn with strokes, so that no font is needed; the text beside it, or a label, says what it means. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
