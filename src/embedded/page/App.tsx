import { useCallback, useEffect, useReducer, useRef, useState, type ReactElement } from "react";
import { openFile } from "../files/openFile";
import { writeXlsx } from "../files/writeXlsx";
import type { Sheet } from "../workbook/sheet";
import type { Workbook } from "../workbook/workbook";
import type { CellPosition } from "./grid/cellSelection";
import type { CellEditing, Grid } from "./grid/grid";
import { FilterBox } from "./FilterBox";
import { FindBox } from "./FindBox";
import { FormulaBar } from "./FormulaBar";
import { GridClipboard } from "./gridClipboard";
import { Icon } from "./icons";
import type { FilterPlace } from "./listFilters";
import { Menu, type MenuItem } from "./Menu";
import { OpenWorkbook } from "./openWorkbook";
import { Pane } from "./Pane";
import { Question, type Asked } from "./Question";
import { Ribbon } from "./Ribbon";
import { addSheet, nameSheet, removeSheet, setSheetShown, type Movement } from "./sheetEdits";
import { simulationMenu } from "./simulationMenu";
import { useSecondUsers } from "./secondUsers";
import { SheetGrid } from "./SheetGrid";
import { SheetTabs } from "./SheetTabs";
import { StatusBar } from "./StatusBar";
import { TitleBar } from "./TitleBar";
import { newWorkbook, sampleWorkbook } from "./newWorkbook";
import { PAGE_WORDS, type PageLanguage } from "./words";
import type { WindowPoint } from "./usePopup";

export type Theme = "light" | "dark";

export interface AppSettings {
  readonly language: PageLanguage;
  readonly localeTag: string;
  readonly theme: Theme;
  readonly file: "sample" | "new";
  /** Another window's workbook, to open as a second user. */
  readonly first?: OpenWorkbook;
}

interface AppProps {
  readonly settings: AppSettings;
  /** Told whenever another workbook is on screen. */
  readonly shown: (page: ShownPage) => void;
}

/** What `window.relanceWorkbook` stands on. */
export interface ShownPage {
  readonly open: OpenWorkbook;
  readonly openBytes: (bytes: Uint8Array, fileName: string) => boolean;
}

const UI_TAGS: Readonly<Record<PageLanguage, string>> = { en: "en-US", fr: "fr-FR" };

interface FilterAsked {
  readonly place: FilterPlace;
  readonly at: WindowPoint;
}

const COLUMN_FIT_MAX = 260;
const ROWS_FITTED = 300;

export function App({ settings, shown }: AppProps): ReactElement {
  const [language, setLanguage] = useState(settings.language);
  const [localeTag, setLocaleTag] = useState(settings.localeTag);
  const [theme, setTheme] = useState(settings.theme);
  const words = PAGE_WORDS[language];
  const [open, setOpen] = useState(() => {
    const regional = { uiLanguage: UI_TAGS[settings.language], localeTag: settings.localeTag };
    if (settings.first !== undefined) return OpenWorkbook.forSecondUser(settings.first, regional);
    return new OpenWorkbook(settings.file === "sample" ? sampleWorkbook() : newWorkbook(words), regional);
  });
  const [grid, setGrid] = useState<Grid>();
  const [editing, setEditing] = useState<CellEditing>();
  const [isPaneShown, setIsPaneShown] = useState(true);
  const [trouble, setTrouble] = useState<string>();
  const [message, setMessage] = useState<string>();
  const [menuAt, setMenuAt] = useState<WindowPoint>();
  const [isFileOver, setIsFileOver] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const [isFinding, setIsFinding] = useState(false);
  const [filtered, setFiltered] = useState<FilterAsked>();
  const [zoom, setZoom] = useState(1);
  const [clipboard] = useState(() => new GridClipboard());
  const isFitAsked = useRef(false);
  const redraw = useWorkbookRedraw(open);
  const { workbook, activeSheet, edits, host } = open;

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset["theme"] = theme;
  }, [language, theme]);

  const openWorkbook = useCallback(
    (next: Workbook) => {
      setTrouble(undefined);
      setEditing(undefined);
      setOpen((last) => {
        last.close();
        return new OpenWorkbook(next, { uiLanguage: UI_TAGS[language], localeTag });
      });
    },
    [language, localeTag],
  );

  /** @returns what opens the file, or `undefined` when it cannot be: then the page says why. */
  const readFile = useCallback(
    (bytes: Uint8Array, fileName: string): (() => void) | undefined => {
      const read = openFile(bytes, fileName, { tag: localeTag });
      if (!read.ok) {
        setTrouble(words.fileFault(read.fault, fileName));
        return undefined;
      }
      return () => {
        openWorkbook(read.value);
        isFitAsked.current = !isZip(bytes);
        setMessage(words.opened(fileName, Math.max(...read.value.sheets.map((sheet) => sheet.rowCount))));
      };
    },
    [openWorkbook, localeTag, words],
  );
  const openBytes = useCallback(
    (bytes: Uint8Array, fileName: string): boolean => {
      const openRead = readFile(bytes, fileName);
      openRead?.();
      return openRead !== undefined;
    },
    [readFile],
  );

  // Delimited text brings no widths, and a screen of #### would help nobody.
  useEffect(() => {
    if (!isFitAsked.current || grid === undefined) return;
    isFitAsked.current = false;
    const used = activeSheet.usedRange(true);
    if (used === undefined) return;
    for (let column = used.left; column <= used.right; column++)
      activeSheet.columnWidths.set(
        column,
        Math.min(COLUMN_FIT_MAX, grid.widthOfContent(column, ROWS_FITTED)),
      );
    open.redrawLooks();
  }, [grid, open, activeSheet]);

  useEffect(() => shown({ open, openBytes }), [shown, open, openBytes]);

  useEffect(() => {
    document.title = `${workbook.fileName || words.untitled} — Relance`;
  });

  // Unsaved work is asked about before it is lost.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (open.isChanged && !open.isSecondUser) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [open]);

  useEffect(() => {
    const leave = (): void => open.close();
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, [open]);

  useEffect(() => grid?.setZoom(zoom), [grid, zoom]);

  const openSecondUser = useSecondUsers(open, () => setTrouble(words.popupBlocked));

  const save = (): void => {
    if (grid?.commitEdit() === false) return;
    const bytes = writeXlsx(workbook);
    const opened = workbook.fileName || words.untitled;
    // Excel refuses a workbook with macros under the other extension.
    const extension = /\.xlsm$/i.test(opened) ? ".xlsm" : ".xlsx";
    const fileName = opened.replace(/\.(?:csv|txt|tsv|xlsx|xlsm)$/i, "") + extension;
    download(bytes, fileName);
    workbook.fileName = fileName;
    open.isChanged = false;
    setMessage(words.saved(fileName));
    redraw();
  };

  /** Goes on at once, or after the person has said what becomes of their changes. */
  const afterSaving = (goOn: () => void): void => {
    if (grid?.commitEdit() === false) return;
    if (!open.isChanged) return goOn();
    setAsked({
      title: words.unsaved(workbook.fileName || words.untitled),
      text: words.unsavedText,
      choices: [
        {
          label: words.saveFirst,
          choose: () => {
            save();
            goOn();
          },
        },
        { label: words.discard, choose: goOn },
      ],
    });
  };
  const pick = (file: File): void => {
    void file.arrayBuffer().then((buffer) => {
      const openRead = readFile(new Uint8Array(buffer), file.name);
      if (openRead !== undefined) afterSaving(openRead);
    });
  };

  const attempt = (
    done: { readonly ok: true } | { readonly ok: false; readonly fault: Parameters<typeof words.refusal>[0] },
  ): void => {
    setTrouble(done.ok ? undefined : words.refusal(done.fault));
    grid?.focus();
  };
  const move = (movement: Movement): void => {
    if (grid?.commitEdit() !== false) attempt(edits.move(activeSheet, movement));
  };
  const undo = (): void => selectIfAny(open, edits.undo());
  const redo = (): void => selectIfAny(open, edits.redo());
  const sort = (direction: "ascending" | "descending"): void => {
    if (grid === undefined || !grid.commitEdit()) return;
    attempt(open.sort(grid.currentSelection().active, direction));
  };
  const askFilter = (position: CellPosition, at: FilterAsked["at"]): void => {
    const place = open.filters.placeAt(activeSheet, position);
    if (place === undefined) attempt({ ok: false, fault: { type: "NothingToFilter" } });
    else setFiltered({ place, at });
  };
  const closeFilter = useCallback(() => {
    setFiltered(undefined);
    grid?.focus();
  }, [grid]);
  const closeAsked = useCallback(() => {
    setAsked(undefined);
    grid?.focus();
  }, [grid]);
  const askDelete = (sheet: Sheet): void =>
    setAsked({
      title: words.deleteSheetAsked(sheet.name),
      text: words.deleteSheetText,
      choices: [
        {
          label: words.deleteSheet,
          choose: () => {
            const neighbour = open.visibleSheets().find((other) => other !== sheet);
            if (sheet === activeSheet && neighbour !== undefined) open.activate(neighbour);
            attempt(removeSheet(workbook, sheet));
          },
        },
      ],
    });

  const simulations = (): readonly MenuItem[] => simulationMenu(open, words, redraw);

  const copyThroughMenu = (): void => {
    const text = clipboard.copy(open);
    if (text !== undefined) void navigator.clipboard.writeText(text);
  };
  const pasteThroughMenu = (): void => {
    navigator.clipboard.readText().then(
      (text) => attempt(clipboard.paste(open, text)),
      () => setMessage(words.pasteWithKeys),
    );
  };
  const clipboardItem = (label: string, shortcut: string, choose: () => void): MenuItem => ({
    kind: "action",
    label,
    shortcut,
    choose: () => {
      grid?.focus();
      choose();
    },
  });
  const item = (label: string, choose: () => void): MenuItem => ({ kind: "action", label, choose });
  const cellMenu: readonly MenuItem[] = [
    clipboardItem(words.cut, "Ctrl+X", () => {
      copyThroughMenu();
      grid?.obey({ type: "clear" });
    }),
    clipboardItem(words.copy, "Ctrl+C", copyThroughMenu),
    clipboardItem(words.paste, "Ctrl+V", pasteThroughMenu),
    clipboardItem(words.clear, language === "fr" ? "Suppr" : "Del", () => grid?.obey({ type: "clear" })),
    { kind: "line" },
    item(words.insertRows, () => move("insertRows")),
    item(words.deleteRows, () => move("deleteRows")),
    item(words.insertColumns, () => move("insertColumns")),
    item(words.deleteColumns, () => move("deleteColumns")),
    { kind: "line" },
    item(words.sortAscending, () => sort("ascending")),
    item(words.sortDescending, () => sort("descending")),
    {
      kind: "action",
      label: words.filter,
      shortcut: "Alt+↓",
      choose: () => {
        if (grid !== undefined && menuAt !== undefined) askFilter(grid.currentSelection().active, menuAt);
      },
    },
  ];

  return (
    <div
      className="page"
      onDragOver={(event) => {
        event.preventDefault();
        setIsFileOver(event.dataTransfer.types.includes("Files"));
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setIsFileOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsFileOver(false);
        const file = event.dataTransfer.files[0];
        if (file !== undefined && !open.isSecondUser) pick(file);
      }}
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
        const key = event.key.toLowerCase();
        if (key !== "f" && key !== "s") return;
        event.preventDefault();
        if (key === "f") setIsFinding(true);
        else if (!open.isSecondUser) save();
      }}
    >
      <TitleBar
        words={words}
        fileName={workbook.fileName || words.untitled}
        isChanged={open.isChanged && !open.isSecondUser}
        isSecondUser={open.isSecondUser}
        language={language}
        localeTag={localeTag}
        theme={theme}
        commands={{
          newFile: () => afterSaving(() => openWorkbook(newWorkbook(words))),
          pick,
          save,
          sample: () => afterSaving(() => openWorkbook(sampleWorkbook())),
          setLanguage: (next) => {
            open.setRegional({ uiLanguage: UI_TAGS[next], localeTag });
            setLanguage(next);
          },
          setLocaleTag: (next) => {
            open.setRegional({ uiLanguage: UI_TAGS[language], localeTag: next });
            setLocaleTag(next);
          },
          setTheme,
        }}
      />
      <Ribbon
        words={words}
        isPaneShown={isPaneShown}
        isFrozen={activeSheet.frozenRows > 0}
        isSimulating={simulations().some((choice) => choice.kind === "action" && choice.isChecked)}
        simulations={simulations}
        commands={{
          togglePane: () => setIsPaneShown(!isPaneShown),
          undo,
          redo,
          insertRows: () => move("insertRows"),
          deleteRows: () => move("deleteRows"),
          insertColumns: () => move("insertColumns"),
          deleteColumns: () => move("deleteColumns"),
          sort,
          filter: () => {
            if (grid === undefined) return;
            const { active } = grid.currentSelection();
            askFilter(active, grid.positionOnScreen(active));
          },
          find: () => setIsFinding(true),
          openSecondUser: open.isSecondUser
            ? undefined
            : () => openSecondUser({ language, localeTag, theme }),
          toggleFreeze: () => open.setFrozenRows(activeSheet.frozenRows > 0 ? 0 : 1),
        }}
      />
      {trouble !== undefined && (
        <div className="trouble" role="alert">
          <span>{trouble}</span>
          <button
            type="button"
            aria-label={words.close}
            onClick={() => {
              setTrouble(undefined);
              grid?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
      <div className="work">
        <main className="sheet">
          <FormulaBar open={open} grid={grid} editing={editing} words={words} tell={setTrouble} />
          {isFinding && (
            <FindBox
              open={open}
              grid={grid}
              words={words}
              close={() => {
                setIsFinding(false);
                grid?.focus();
              }}
            />
          )}
          <SheetGrid
            open={open}
            localeTag={localeTag}
            clipboard={clipboard}
            label={words.grid(activeSheet.name)}
            gridReady={setGrid}
            editingChanged={(next) => {
              setEditing(next);
              open.simulations.setTyping(next !== undefined);
            }}
            refused={(refusal) => setTrouble(words.refusal(refusal))}
            accepted={() => setTrouble(undefined)}
            contextMenu={setMenuAt}
            filterAsked={askFilter}
            find={() => setIsFinding(true)}
            switchSheet={(step) => {
              const sheets = open.visibleSheets();
              const next = sheets[sheets.indexOf(activeSheet) + step];
              if (next !== undefined) open.activate(next);
            }}
          />
          <SheetTabs
            sheets={workbook.sheets}
            activeSheetId={activeSheet.id}
            words={words}
            isStructureLocked={workbook.isStructureProtected}
            activate={(sheet) => {
              if (grid?.commitEdit() === false) return;
              open.activate(sheet);
              grid?.focus();
            }}
            add={() => {
              const added = addSheet(workbook, activeSheet, words.sheetBaseName);
              attempt(added);
              if (added.ok) open.activate(added.value);
            }}
            show={(sheet) => attempt(setSheetShown(workbook, sheet, true))}
            hide={(sheet) => {
              const neighbour = open.visibleSheets().find((other) => other !== sheet);
              const hidden = setSheetShown(workbook, sheet, false);
              attempt(hidden);
              if (hidden.ok && neighbour !== undefined && sheet === activeSheet) open.activate(neighbour);
            }}
            rename={(sheet, name) => attempt(nameSheet(workbook, sheet, name))}
            remove={askDelete}
          />
          <StatusBar
            open={open}
            editing={editing}
            words={words}
            message={message}
            zoom={zoom}
            setZoom={setZoom}
          />
        </main>
        <Pane
          host={host}
          uiLanguage={UI_TAGS[language]}
          words={words}
          isShown={isPaneShown}
          setIsShown={setIsPaneShown}
        />
      </div>
      {menuAt !== undefined && (
        <Menu
          label={words.grid(activeSheet.name)}
          at={menuAt}
          items={cellMenu}
          close={() => {
            setMenuAt(undefined);
            grid?.focus();
          }}
        />
      )}
      {filtered !== undefined && (
        <FilterBox
          open={open}
          place={filtered.place}
          at={filtered.at}
          words={words}
          sort={sort}
          close={closeFilter}
        />
      )}
      {asked !== undefined && <Question asked={asked} cancelLabel={words.cancel} close={closeAsked} />}
      {isFileOver && <div className="drop">{words.dropHere}</div>}
    </div>
  );
}

/** Renders again, at most once a frame, after the workbook changed. @returns the same, on demand. */
function useWorkbookRedraw({ workbook }: OpenWorkbook): () => void {
  const [, redraw] = useReducer((version: number) => version + 1, 0);
  const isAsked = useRef(false);
  useEffect(
    () =>
      workbook.onChange(() => {
        if (isAsked.current) return;
        isAsked.current = true;
        requestAnimationFrame(() => {
          isAsked.current = false;
          redraw();
        });
      }),
    [workbook],
  );
  return redraw;
}

/** Workbooks are zip packages; everything else that opens is delimited text. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function selectIfAny(open: OpenWorkbook, range: ReturnType<OpenWorkbook["edits"]["undo"]>): void {
  if (range !== undefined) open.select(range);
}

function download(bytes: Uint8Array, fileName: string): void {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
