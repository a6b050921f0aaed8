import { useState, type ReactElement } from "react";
import type { Sheet } from "../workbook/sheet";
import { Icon } from "./icons";
import { Menu, type MenuItem } from "./Menu";
import type { PageWords } from "./words";

interface SheetTabsProps {
  readonly sheets: readonly Sheet[];
  readonly activeSheetId: string;
  readonly words: PageWords;
  readonly isStructureLocked: boolean;
  readonly activate: (sheet: Sheet) => void;
  readonly add: () => void;
  readonly show: (sheet: Sheet) => void;
  readonly hide: (sheet: Sheet) => void;
  readonly rename: (sheet: Sheet, name: string) => void;
  readonly remove: (sheet: Sheet) => void;
}

/** Tabs of the visible sheets. Hidden ones come back through the menu of a tab; very hidden ones do not, as in Excel. */
export function SheetTabs(props: SheetTabsProps): ReactElement {
  const { sheets, activeSheetId, words, isStructureLocked } = props;
  const [menu, setMenu] = useState<{ readonly sheet: Sheet; readonly at: { x: number; y: number } }>();
  const [renamed, setRenamed] = useState<Sheet>();
  const visible = sheets.filter(({ visibility }) => visibility === "Visible");
  const hidden = sheets.filter(({ visibility }) => visibility === "Hidden");

  const itemsFor = (sheet: Sheet): readonly MenuItem[] => {
    const isLast = visible.length === 1;
    const action = (label: string, choose: () => void, isDisabled = false): MenuItem => ({
      kind: "action",
      label,
      choose,
      isDisabled: isDisabled || isStructureLocked,
    });
    return [
      action(words.renameSheet, () => setRenamed(sheet)),
      action(`${words.deleteSheet}…`, () => props.remove(sheet), isLast),
      action(words.hideSheet, () => props.hide(sheet), isLast),
      { kind: "line" },
      ...(hidden.length === 0
        ? [action(words.nothingHidden, () => {}, true)]
        : hidden.map((other) => action(words.unhide(other.name), () => props.show(other)))),
    ];
  };

  return (
    <div className="sheet-tabs">
      <div className="sheet-list" role="tablist" aria-label={words.sheetTabs}>
        {visible.map((sheet) =>
          renamed === sheet ? (
            <RenameBox
              key={sheet.id}
              name={sheet.name}
              label={words.renameSheet}
              done={(name) => {
                setRenamed(undefined);
                if (name !== undefined && name !== sheet.name) props.rename(sheet, name);
              }}
            />
          ) : (
            <button
              key={sheet.id}
              type="button"
              className="sheet-tab"
              role="tab"
              aria-selected={sheet.id === activeSheetId}
              onClick={() => props.activate(sheet)}
              onDoubleClick={() => !isStructureLocked && setRenamed(sheet)}
              onContextMenu={(event) => {
                event.preventDefault();
                setMenu({ sheet, at: { x: event.clientX, y: event.clientY } });
              }}
            >
              {sheet.name}
            </button>
          ),
        )}
      </div>
      <button
        type="button"
        className="sheet-add"
        aria-label={words.newSheet}
        title={words.newSheet}
        disabled={isStructureLocked}
        onClick={props.add}
      >
        <Icon name="plus" />
      </button>
      {menu !== undefined && (
        <Menu
          label={menu.sheet.name}
          at={menu.at}
          items={itemsFor(menu.sheet)}
          close={() => setMenu(undefined)}
        />
      )}
    </div>
  );
}

interface RenameBoxProps {
  readonly name: string;
  readonly label: string;
  /** Without a name when the person gave up. */
  readonly done: (name: string | undefined) => void;
}

function RenameBox({ name, label, done }: RenameBoxProps): ReactElement {
  return (
    <input
      className="sheet-rename"
      aria-label={label}
      defaultValue={name}
      ref={(input) => input?.select()}
      maxLength={31}
      spellCheck={false}
      onBlur={(event) => done(event.target.value.trim())}
      onKeyDown={(event) => {
        if (event.key === "Enter") done(event.currentTarget.value.trim());
        else if (event.key === "Escape") done(undefined);
      }}
    />
  );
}
