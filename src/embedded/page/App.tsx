import { useCallback, useEffect, useReducer, useRef, useState, type ReactElement } from "react";
import { openFile } from "../files/openFile";
import { writeXlsx } from "../files/writeXlsx";
import type { Workbook } from "../workbook/workbook";
import type { CellEditing, Grid } from "./grid/grid";
import { FormulaBar } from "./FormulaBar";
import { GridClipboard } from "./gridClipboard";
import { Icon } from "./icons";
import { Menu, type MenuItem } from "./Menu";
import { OpenWorkbook } from "./openWorkbook";
import { Pane } from "./Pane";
import { PERSON } from "./person";
import { Ribbon } from "./Ribbon";
import {
  addSheet,
  moveCells,
  nameSheet,
  removeSheet,
  setSheetShown,
  sortAround,
  type Movement,
} from "./sheetEdits";
import { SheetGrid } from "./SheetGrid";
import { SheetTabs } from "./SheetTabs";
import { StatusBar } from "./StatusBar";
import { TitleBar } from "./TitleBar";
import { newWorkbook, sampleWorkbook } from "./newWorkbook";
import { PAGE_WORDS, type PageLanguage } from "./words";

export type Theme = "light" | "dark";

export interface AppSettings {
  readonly language: PageLanguage;
  readonly localeTag: string;
  readonly theme: Theme;
  readonly file: "sample" | "new";
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

const COLUMN_FIT_MAX = 260;
const ROWS_FITTED = 300;

export function App({ settings, shown }: AppProps): ReactElement {
  const [language, setLanguage] = useState(settings.language);
  const [localeTag, setLocaleTag] = useState(settings.localeTag);
  const [theme, setTheme] = useState(settings.theme);
  const words = PAGE_WORDS[language];
  const [open, setOpen] = useState(() => {
    const first = settings.file === "sample" ? sampleWorkbook() : newWorkbook(words);
    return new OpenWorkbook(first, { uiLanguage: UI_TAGS[settings.language], localeTag: settings.localeTag });
  });
  const [grid, setGrid] = useState<Grid>();
  const [editing, setEditing] = useState<CellEditing>();
  const [isPaneShown, setIsPaneShown] = useState(true);
  const [trouble, setTrouble] = useState<string>();
  const [message, setMessage] = useState<string>();
  const [menuAt, setMenuAt] = useState<{ readonly x: number; readonly y: number }>();
  const [isFileOver, setIsFileOver] = useState(false);
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

  const openBytes = useCallback(
    (bytes: Uint8Array, fileName: string): boolean => {
      const read = openFile(bytes, fileName, { tag: localeTag });
      if (!read.ok) {
        setTrouble(words.fileFault(read.fault, fileName));
        return false;
      }
      openWorkbook(read.value);
      isFitAsked.current = !isZip(bytes);
      const rows = Math.max(...read.value.sheets.map((sheet) => sheet.rowCount));
      setMessage(words.opened(fileName, rows));
      return true;
    },
    [openWorkbook, localeTag, words],
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
      if (open.isChanged) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [open]);

  const save = (): void => {
    if (grid?.commitEdit() === false) return;
    const bytes = writeXlsx(workbook);
    const fileName = `${(workbook.fileName || words.untitled).replace(/\.(?:csv|txt|tsv|xlsx|xlsm)$/i, "")}.xlsx`;
    download(bytes, fileName);
    workbook.fileName = fileName;
    open.isChanged = false;
    setMessage(words.saved(fileName));
    redraw();
  };

  const pick = (file: File): void => {
    void file.arrayBuffer().then((buffer) => openBytes(new Uint8Array(buffer), file.name));
  };

  const attempt = (
    done: { readonly ok: true } | { readonly ok: false; readonly fault: Parameters<typeof words.refusal>[0] },
  ): void => {
    setTrouble(done.ok ? undefined : words.refusal(done.fault));
    grid?.focus();
  };
  const move = (movement: Movement): void => {
    if (grid?.commitEdit() !== false) attempt(moveCells(workbook, activeSheet, movement));
  };
  const undo = (): void => selectIfAny(open, edits.undo());
  const redo = (): void => selectIfAny(open, edits.redo());
  const sort = (direction: "ascending" | "descending"): void => {
    if (grid === undefined || !grid.commitEdit()) return;
    attempt(sortAround(workbook, activeSheet, grid.currentSelection().active, direction));
  };

  const simulations: readonly MenuItem[] = [
    {
      kind: "action",
      label: words.cellEditMode,
      isChecked: host.cellEdit.isActive,
      choose: () => {
        if (host.cellEdit.isActive) host.cellEdit.end();
        else host.cellEdit.begin();
        redraw();
      },
    },
    {
      kind: "action",
      label: words.failNextSync,
      choose: () => {
        host.faults.plan({ kind: "before", code: "GeneralException" });
        setMessage(words.faultPlanned);
      },
    },
    {
      kind: "action",
      label: words.protectSheet,
      isChecked: activeSheet.isProtected,
      choose: () => {
        activeSheet.isProtected = !activeSheet.isProtected;
        workbook.changed({ type: "sheets", kind: "protection", sheetId: activeSheet.id, source: PERSON });
      },
    },
    {
      kind: "action",
      label: words.readOnly,
      isChecked: workbook.isReadOnly,
      choose: () => {
        workbook.isReadOnly = !workbook.isReadOnly;
        workbook.changed({ type: "sheets", kind: "protection", sheetId: activeSheet.id, source: PERSON });
      },
    },
  ];

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
        if (file !== undefined) pick(file);
      }}
    >
      <TitleBar
        words={words}
        fileName={workbook.fileName || words.untitled}
        isChanged={open.isChanged}
        language={language}
        localeTag={localeTag}
        theme={theme}
        commands={{
          newFile: () => openWorkbook(newWorkbook(words)),
          pick,
          save,
          sample: () => openWorkbook(sampleWorkbook()),
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
          <SheetGrid
            open={open}
            localeTag={localeTag}
            clipboard={clipboard}
            label={words.grid(activeSheet.name)}
            gridReady={setGrid}
            editingChanged={(next) => {
              setEditing(next);
              if (next !== undefined && !host.cellEdit.isActive) host.cellEdit.begin();
              else if (next === undefined) host.cellEdit.end();
            }}
            refused={(refusal) => setTrouble(words.refusal(refusal))}
            accepted={() => setTrouble(undefined)}
            contextMenu={setMenuAt}
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
            remove={(sheet) => {
              const neighbour = open.visibleSheets().find((other) => other !== sheet);
              if (sheet === activeSheet && neighbour !== undefined) open.activate(neighbour);
              attempt(removeSheet(workbook, sheet));
            }}
          />
          <StatusBar open={open} editing={editing} words={words} message={message} />
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
