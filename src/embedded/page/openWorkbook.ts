import type { Result } from "../../domain/result";
import { Calculation } from "../formulas/calculation";
import { OfficeHost } from "../host/officeHost";
import type { CellRange } from "../workbook/cell";
import { displayText } from "../workbook/displayText";
import type { Sheet } from "../workbook/sheet";
import type { Workbook } from "../workbook/workbook";
import { coauthorWorkbook } from "./coauthorWorkbook";
import type { CellPosition } from "./grid/cellSelection";
import { ListFilters, type FilterPlace } from "./listFilters";
import { PERSON } from "./person";
import { PersonEdits } from "./personEdits";
import type { SheetRefusal } from "./sheetEdits";
import { Simulations } from "./simulations";

/** The person's choices that Excel would take from their account and system. */
export interface RegionalSettings {
  /** BCP 47, of the pane: `fr-FR`. */
  readonly uiLanguage: string;
  /** BCP 47, of numbers and dates as typed and shown. */
  readonly localeTag: string;
}

interface SharedParts {
  readonly calculation: Calculation;
  readonly leave: () => void;
}

/** One workbook in the page, with what keeps it alive: recalculation, the Office host, the person's edits. */
export class OpenWorkbook {
  readonly calculation: Calculation;
  readonly host: OfficeHost;
  readonly edits: PersonEdits;
  /** Something changed since it was opened or saved. */
  isChanged = false;
  private readonly selections = new Map<string, CellRange>();
  readonly filters: ListFilters;
  readonly simulations: Simulations;
  private readonly hostOptions: { uiLanguage: string; dataLocale: string };

  constructor(
    readonly workbook: Workbook,
    settings: RegionalSettings,
    /** Of a second user: what the first one's window keeps going. */
    private readonly shared?: SharedParts,
  ) {
    this.hostOptions = { uiLanguage: settings.uiLanguage, dataLocale: settings.localeTag };
    this.host = new OfficeHost(workbook, this.hostOptions);
    this.calculation = shared?.calculation ?? new Calculation(workbook, this.host.customFunctions);
    this.host.useCalculation(this.calculation);
    this.edits = new PersonEdits(workbook, () => this.localeTag);
    this.filters = new ListFilters(workbook, (cell) => displayText(cell, this.localeTag, workbook.uses1904));
    this.simulations = new Simulations(this.host);
    workbook.onChange((change) => {
      if (change.type === "selection") this.selections.set(change.sheetId, change.range);
      else if (change.type !== "activated" && change.type !== "results") this.isChanged = true;
    });
  }

  /** The same workbook for a second person, whose Excel this is: own selection, own pane, remote changes. */
  static forSecondUser(first: OpenWorkbook, settings: RegionalSettings): OpenWorkbook {
    const { workbook, leave } = coauthorWorkbook(first.workbook);
    return new OpenWorkbook(workbook, settings, { calculation: first.calculation, leave });
  }

  get isSecondUser(): boolean {
    return this.shared !== undefined;
  }

  get localeTag(): string {
    return this.hostOptions.dataLocale;
  }

  /** Takes effect at once in the grid, and in an add-in when it is loaded again. */
  setRegional({ uiLanguage, localeTag }: RegionalSettings): void {
    this.hostOptions.uiLanguage = uiLanguage;
    this.hostOptions.dataLocale = localeTag;
  }

  get activeSheet(): Sheet {
    const { sheets } = this.workbook;
    const active = this.workbook.sheetById(this.workbook.activeSheetId);
    const sheet = active ?? sheets.find(({ visibility }) => visibility === "Visible") ?? sheets[0];
    if (sheet === undefined) throw new Error("Bug: a workbook without sheets is open");
    return sheet;
  }

  select(range: CellRange): void {
    this.workbook.selection = range;
    this.workbook.changed({ type: "selection", sheetId: this.activeSheet.id, range, source: PERSON });
  }

  /** Shows another sheet, where it was left. */
  activate(sheet: Sheet): void {
    if (sheet.id === this.workbook.activeSheetId) return;
    this.selections.set(this.workbook.activeSheetId, this.workbook.selection);
    this.workbook.activeSheetId = sheet.id;
    this.workbook.selection = this.selections.get(sheet.id) ?? { top: 0, left: 0, bottom: 0, right: 0 };
    this.workbook.changed({ type: "activated", sheetId: sheet.id, source: PERSON });
  }

  setColumnWidth(column: number, width: number): void {
    const sheet = this.activeSheet;
    sheet.columnWidths.set(column, width);
    this.tellLooks(sheet);
  }

  /** Shows the rows whose text in this column is among `kept`; all of them when left out. */
  filter(place: FilterPlace, kept: ReadonlySet<string> | undefined): void {
    this.filters.set(place, kept);
    this.tellLooks(this.activeSheet);
  }

  sort(at: CellPosition, direction: "ascending" | "descending"): Result<undefined, SheetRefusal> {
    const sorted = this.edits.sort(this.activeSheet, at, direction);
    if (sorted.ok && this.filters.reapply(this.activeSheet)) this.tellLooks(this.activeSheet);
    return sorted;
  }

  setFrozenRows(count: number): void {
    const sheet = this.activeSheet;
    sheet.frozenRows = count;
    this.tellLooks(sheet);
  }

  visibleSheets(): readonly Sheet[] {
    return this.workbook.sheets.filter(({ visibility }) => visibility === "Visible");
  }

  close(): void {
    if (this.shared === undefined) this.calculation.dispose();
    else this.shared.leave();
  }

  /** After looks that are nobody's edit were set: the workbook counts as unchanged. */
  redrawLooks(): void {
    const wasChanged = this.isChanged;
    this.tellLooks(this.activeSheet);
    this.isChanged = wasChanged;
  }

  private tellLooks(sheet: Sheet): void {
    this.workbook.changed({ type: "sheets", kind: "looks", sheetId: sheet.id, source: PERSON });
  }
}
