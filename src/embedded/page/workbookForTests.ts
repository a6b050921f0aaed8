import { columnToLetters, formatRange, parseAddress } from "../workbook/address";
import { isErrorValue, type Cell, type CellRange } from "../workbook/cell";
import type { PlannedFault } from "../host/faults";
import { displayText } from "../workbook/displayText";
import type { Sheet } from "../workbook/sheet";
import type { ShownPage } from "./App";

declare global {
  interface Window {
    relanceWorkbook?: WorkbookForTests;
  }
}

/** What browser tests look at, and do when the way of a person is not what they test. Addresses as `B7` or `Clients!B7`. */
export class WorkbookForTests {
  constructor(private readonly page: ShownPage) {}

  /** @returns whether it was opened; otherwise the page says why. */
  openBytes(bytes: readonly number[], fileName: string): boolean {
    return this.page.openBytes(Uint8Array.from(bytes), fileName);
  }

  /** As shown in the person's region. */
  cellText(address: string): string {
    const { localeTag, workbook } = this.page.open;
    return displayText(this.cellAt(address), localeTag, workbook.uses1904);
  }

  /** In en-US; the value when there is no formula. */
  cellFormula(address: string): string {
    return formulaOrValue(this.cellAt(address));
  }

  /** Every cell that is not empty, of hidden sheets too: its formula in en-US or its value, by `Clients!B7`. */
  filledCells(): Readonly<Record<string, string>> {
    const filled: Record<string, string> = {};
    for (const sheet of this.page.open.workbook.sheets)
      sheet.eachRow((row, cells) =>
        cells.forEach((cell, column) => {
          const text = formulaOrValue(cell);
          if (text !== "") filled[`${sheet.name}!${columnToLetters(column)}${row + 1}`] = text;
        }),
      );
    return filled;
  }

  select(address: string): void {
    const { sheet, range } = this.place(address);
    this.page.open.activate(sheet);
    this.page.open.select(range);
  }

  /** @example "B1:K1" */
  selection(): string {
    return formatRange(this.page.open.workbook.selection);
  }

  /** Every sheet with its visibility, very hidden ones included. */
  sheets(): readonly { readonly name: string; readonly visibility: string }[] {
    return this.page.open.workbook.sheets.map(({ name, visibility }) => ({ name, visibility }));
  }

  /** Resolves when nothing is left to compute, custom functions included. */
  whenCalculated(): Promise<void> {
    return this.page.open.calculation.whenIdle();
  }

  /** Syncs of the add-ins so far, and bytes of their largest request and response. */
  counters(): {
    readonly syncs: number;
    readonly largestRequestBytes: number;
    readonly largestResponseBytes: number;
  } {
    const { syncs, largestRequestBytes, largestResponseBytes } = this.page.open.host.counters;
    return { syncs, largestRequestBytes, largestResponseBytes };
  }

  /** Each of the next requests of the add-ins fails, and does nothing. */
  failRequests(count: number): void {
    for (let times = 0; times < count; times++)
      this.page.open.host.faults.plan({ kind: "before", code: "GeneralException" });
  }

  /** Something that goes wrong with a request to come. */
  planFault(fault: PlannedFault): void {
    this.page.open.host.faults.plan(fault);
  }

  forgetFaults(): void {
    this.page.open.host.faults.clear();
  }

  private cellAt(address: string): Cell | undefined {
    const { sheet, range } = this.place(address);
    return sheet.cellAt(range.top, range.left);
  }

  private place(address: string): { readonly sheet: Sheet; readonly range: CellRange } {
    const parsed = parseAddress(address);
    const { workbook, activeSheet } = this.page.open;
    const sheet = parsed?.sheetName === undefined ? activeSheet : workbook.sheetByName(parsed.sheetName);
    if (parsed === undefined || sheet === undefined) throw new RangeError(`There is no ${address} here`);
    return { sheet, range: parsed.range };
  }
}

function formulaOrValue(cell: Cell | undefined): string {
  const value = cell?.value;
  return cell?.formula ?? (isErrorValue(value) ? value.error : String(value ?? ""));
}
