import { useState, type ReactElement, type ReactNode } from "react";
import { Icon, type IconName } from "./icons";
import { Menu, type MenuItem } from "./Menu";
import type { PageWords } from "./words";
import type { WindowPoint } from "./usePopup";

export interface RibbonCommands {
  readonly togglePane: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly insertRows: () => void;
  readonly deleteRows: () => void;
  readonly insertColumns: () => void;
  readonly deleteColumns: () => void;
  readonly sort: (direction: "ascending" | "descending") => void;
  readonly filter: () => void;
  readonly find: () => void;
  /** Left out for a second user. */
  readonly openSecondUser: (() => void) | undefined;
  readonly toggleFreeze: () => void;
}

interface RibbonProps {
  readonly words: PageWords;
  readonly isPaneShown: boolean;
  readonly isFrozen: boolean;
  readonly commands: RibbonCommands;
  readonly isSimulating: boolean;
  /** As they stand when the menu opens. */
  readonly simulations: () => readonly MenuItem[];
}

export function Ribbon(props: RibbonProps): ReactElement {
  const { words, isPaneShown, isFrozen, isSimulating, commands, simulations } = props;
  const [menuAt, setMenuAt] = useState<WindowPoint>();
  return (
    <section className="ribbon" aria-label={words.ribbon}>
      <Group label={words.paneTitle}>
        <button
          type="button"
          className="ribbon-button is-relance"
          aria-pressed={isPaneShown}
          aria-label={isPaneShown ? words.hidePane : words.showPane}
          title={isPaneShown ? words.hidePane : words.showPane}
          onClick={commands.togglePane}
        >
          <Icon name="relance" />
          <span>Relance</span>
        </button>
      </Group>
      <Group label={words.undo}>
        <Command icon="undo" label={words.undo} shortcut="Ctrl+Z" run={commands.undo} />
        <Command icon="redo" label={words.redo} shortcut="Ctrl+Y" run={commands.redo} />
      </Group>
      <Group label={words.rows}>
        <Command icon="insertRows" label={words.insertRows} run={commands.insertRows} />
        <Command icon="deleteRows" label={words.deleteRows} run={commands.deleteRows} />
      </Group>
      <Group label={words.columns}>
        <Command icon="insertColumns" label={words.insertColumns} run={commands.insertColumns} />
        <Command icon="deleteColumns" label={words.deleteColumns} run={commands.deleteColumns} />
      </Group>
      <Group label={words.sort}>
        <Command icon="sortAscending" label={words.sortAscending} run={() => commands.sort("ascending")} />
        <Command icon="sortDescending" label={words.sortDescending} run={() => commands.sort("descending")} />
        <Command icon="filter" label={words.filter} shortcut="Alt+↓" run={commands.filter} />
        <Command icon="find" label={words.find} shortcut="Ctrl+F" run={commands.find} />
      </Group>
      <Group label={words.view}>
        <Command icon="freeze" label={words.freezeTopRow} isPressed={isFrozen} run={commands.toggleFreeze} />
      </Group>
      {commands.openSecondUser !== undefined && (
        <Group label={words.secondUser}>
          <button
            type="button"
            className="ribbon-button"
            title={words.openSecondUser}
            onClick={commands.openSecondUser}
          >
            <Icon name="people" />
            <span>{words.secondUser}</span>
          </button>
        </Group>
      )}
      <Group label={words.simulate}>
        <button
          type="button"
          className={isSimulating ? "ribbon-button is-on" : "ribbon-button"}
          aria-haspopup="menu"
          aria-expanded={menuAt !== undefined}
          title={words.simulateHint}
          onClick={(event) => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            setMenuAt({ x: left, y: bottom + 2 });
          }}
        >
          <Icon name="simulate" />
          <span>{words.simulate}</span>
          <Icon name="chevron" />
        </button>
      </Group>
      {menuAt !== undefined && (
        <Menu label={words.simulate} at={menuAt} items={simulations()} close={() => setMenuAt(undefined)} />
      )}
    </section>
  );
}

function Group({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="ribbon-group" role="group" aria-label={label}>
      {children}
    </div>
  );
}

interface CommandProps {
  readonly icon: IconName;
  readonly label: string;
  readonly shortcut?: string;
  readonly isPressed?: boolean;
  readonly run: () => void;
}

/** Keeps the focus where it is, so that typing goes on in the grid. */
function Command({ icon, label, shortcut, isPressed, run }: CommandProps): ReactElement {
  return (
    <button
      type="button"
      className="ribbon-button is-small"
      aria-label={label}
      aria-pressed={isPressed}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      onPointerDown={(event) => event.preventDefault()}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  );
}
