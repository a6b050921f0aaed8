import { useRef, type ReactElement } from "react";
import { Icon } from "./icons";
import { usePopup, type WindowPoint } from "./usePopup";

export type MenuItem =
  | {
      readonly kind: "action";
      readonly label: string;
      readonly shortcut?: string;
      readonly isDisabled?: boolean;
      /** Left out: not a switch. */
      readonly isChecked?: boolean;
      readonly choose: () => void;
    }
  | { readonly kind: "line" };

interface MenuProps {
  readonly label: string;
  /** Moved inward where it would not fit. */
  readonly at: WindowPoint;
  readonly items: readonly MenuItem[];
  readonly close: () => void;
}

/** A menu that opens at a point; closed by Escape, a choice, or a click elsewhere. */
export function Menu({ label, at, items, close }: MenuProps): ReactElement {
  const menu = useRef<HTMLDivElement>(null);
  const place = usePopup(menu, { at, first: "[role^=menuitem]:not([aria-disabled=true])", close });

  const moveFocus = (step: number): void => {
    const all = [...(menu.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
    const current = all.findIndex((item) => item === document.activeElement);
    all[(current + step + all.length) % all.length]?.focus();
  };

  return (
    <div
      ref={menu}
      className="menu"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      style={{ left: place.x, top: place.y }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape" || event.key === "Tab") close();
        else if (event.key === "ArrowDown") moveFocus(1);
        else if (event.key === "ArrowUp") moveFocus(-1);
        else return;
        event.preventDefault();
      }}
    >
      {items.map((item, index) =>
        item.kind === "line" ? (
          <div key={index} className="menu-line" role="separator" />
        ) : (
          <button
            key={index}
            type="button"
            className="menu-item"
            role={item.isChecked === undefined ? "menuitem" : "menuitemcheckbox"}
            aria-checked={item.isChecked}
            aria-disabled={item.isDisabled}
            onClick={() => {
              if (item.isDisabled) return;
              close();
              item.choose();
            }}
          >
            <span className="menu-check">{item.isChecked && <Icon name="accept" />}</span>
            <span className="menu-label">{item.label}</span>
            {item.shortcut !== undefined && <span className="menu-shortcut">{item.shortcut}</span>}
          </button>
        ),
      )}
    </div>
  );
}
