import { formatAddress } from "../workbook/address";
import {
  COLUMN_COUNT,
  ROW_COUNT,
  type ArrayExtent,
  type Cell,
  type CellRange,
  type CellValue,
  type ErrorValue,
} from "../workbook/cell";
import type { Sheet, Table } from "../workbook/sheet";
import type { Change, DefinedName, Workbook } from "../workbook/workbook";
import { dateToSerial, DAYS_1904 } from "./clock";
import {
  Compiler,
  type Uses,
  intersect,
  type CompiledName,
  type Evaluate,
  type Scope,
  type Workspace,
} from "./compile";
import type { CustomFunctionArgument, CustomFunctionCall, CustomFunctions } from "./customFunctions";
import type { CalculationSettings, Call } from "./functions/definition";
import { FillGroup, FormulaCell, FormulaCells } from "./formulaCell";
import { LookupIndexes } from "./lookupIndex";
import { parseFormula } from "./parseFormula";
import { ColumnFill, fillKey, type RangePattern } from "./references";
import { ChangedPlaces } from "./changedPlaces";
import { Spills } from "./spills";
import {
  BAD_REFERENCE,
  BAD_VALUE,
  BUSY,
  Area,
  Lambda,
  Matrix,
  UNKNOWN_NAME,
  checkedNumber,
  dereference,
  isError,
  toScalar,
  type CellReader,
  type Scalar,
  type Value,
} from "./values";

export type {
  CustomFunctionArgument,
  CustomFunctionCall,
  CustomFunctionResult,
  CustomFunctions,
} from "./customFunctions";

export interface CalculationOptions {
  /** The clock of TODAY and NOW; read in local time. */
  readonly now?: () => Date;
}

export interface CellPosition {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

interface Dependency {
  readonly group: FillGroup;
  readonly pattern: RangePattern;
  reach: CellRange | undefined;
  sizeWhenReached: number;
}

interface ChangedCells {
  readonly cells: FormulaCells;
  readonly range: CellRange;
}

interface QueuedCall {
  readonly cell: FormulaCell;
  readonly key: string;
  readonly ticket: number;
  readonly call: CustomFunctionCall;
}

/** Unwinds an evaluation that goes too deep, so that `cell` is computed on its own first. */
class TooDeep extends Error {
  constructor(readonly cell: FormulaCell) {
    super("Formula chain too deep");
  }
}

const DEPTH_MAX = 200;

/**
 * Keeps the results of a workbook's formulas right: listens to its changes, evaluates exactly the cells that depend on
 * what changed, and tells `results`.
 *
 * Opening computes nothing that has a result, but what depends on the clock. Changes are gathered and computed in a
 * microtask; `recalculate` does it at once.
 */
export class Calculation {
  private readonly cellsBySheet = new Map<string, FormulaCells>();
  private readonly groups = new Map<string, FillGroup>();
  private readonly names = new Map<string, CompiledName | undefined>();
  private dependencies: ReadonlyMap<CellReader, readonly Dependency[]> | undefined;
  private readonly changes: ChangedCells[] = [];
  private readonly dirty: FormulaCell[] = [];
  private readonly path: FormulaCell[] = [];
  private readonly results = new ChangedPlaces();
  private readonly queuedCalls = new Map<FormulaCell, QueuedCall[]>();
  private readonly circular = new Set<FormulaCell>();
  private readonly spills = new Spills(this.results);
  private readonly spreadNow: ChangedCells[] = [];
  private readonly spreadCounts = new Map<FormulaCell, number>();
  private readonly lookups = new LookupIndexes();
  private readonly idleListeners: (() => void)[] = [];
  private readonly settings: CalculationSettings;
  private readonly workspace: Workspace;
  private readonly stopListening: () => void;
  private isScheduled = false;
  private isCalculating = false;
  private callsInFlight = 0;
  private nextTicket = 1;
  private lastToday = Number.NaN;

  constructor(
    private readonly workbook: Workbook,
    private readonly customFunctions?: CustomFunctions,
    options: CalculationOptions = {},
  ) {
    const now = options.now ?? (() => new Date());
    this.settings = {
      now: () => dateToSerial(now()) - (workbook.uses1904 ? DAYS_1904 : 0),
      get uses1904() {
        return workbook.uses1904;
      },
      referenceOf: (text, call) => this.referenceOf(text, call),
      positionsOf: (area) => this.lookups.positionsOf(area),
    };
    this.workspace = {
      readerOf: (name) => this.readerOf(this.workbook.sheetByName(name)),
      tableNamed: (name) => this.tableNamed(name),
      tableAt,
      nameOf: (name, sheet) => this.nameOf(name, sheet),
      isCustomFunction: (name) => this.customFunctions?.has(name) ?? false,
    };
    this.registerAll();
    this.stopListening = workbook.onChange((change) => this.follow(change));
    customFunctions?.onRegistered(() => this.retryUnknownNames());
    this.schedule();
  }

  /** Computes now what waits to be computed. */
  recalculate(): void {
    if (this.isCalculating) return;
    this.markClockReaders();
    this.markAllReaders();
    this.computeDirty();
  }

  private computeDirty(): void {
    this.isCalculating = true;
    try {
      this.lookups.clear();
      this.spreadCounts.clear();
      // Growing while it is walked: spilled results dirty what reads them.
      for (const cell of this.dirty) {
        this.computeFrom(cell);
        for (const { cells, range } of this.spreadNow.splice(0)) this.markReaders(cells, range);
      }
      this.dirty.length = 0;
    } finally {
      this.isCalculating = false;
    }
    this.sendCalls();
    this.tellResults();
    this.tellIdle();
  }

  /** Computes every formula again and calls every custom function again, as Ctrl+Alt+F9 does. */
  recalculateAll(): void {
    for (const cells of this.cellsBySheet.values())
      for (const cell of cells.all()) {
        cell.customResults = undefined;
        cell.pendingCalls = undefined;
        this.markDirty(cell);
      }
    this.changes.length = 0;
    this.computeDirty();
  }

  /** Resolves when nothing is left to compute, custom functions included. */
  whenIdle(): Promise<void> {
    if (this.isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.idleListeners.push(resolve));
  }

  /** Cells that read themselves, directly or through others: they show 0. */
  cycles(): readonly CellPosition[] {
    return [...this.circular].map(positionOf);
  }

  /** Functions or references a cell's formula has and we do not know: it keeps the result it came with. */
  unsupportedAt(sheet: Sheet, row: number, column: number): readonly string[] {
    return [...(this.cellsBySheet.get(sheet.id)?.at(row, column)?.group.uses.unsupported ?? [])];
  }

  /** Stops following the workbook. */
  dispose(): void {
    this.stopListening();
  }

  private isIdle(): boolean {
    return (
      !this.isScheduled && this.callsInFlight === 0 && this.changes.length === 0 && this.dirty.length === 0
    );
  }

  private tellIdle(): void {
    if (this.isIdle()) for (const resolve of this.idleListeners.splice(0)) resolve();
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    queueMicrotask(() => {
      this.isScheduled = false;
      this.recalculate();
    });
  }

  // — Following the workbook —

  private follow(change: Change): void {
    switch (change.type) {
      case "cells": {
        const cells = this.cellsOf(change.sheetId);
        if (cells) this.cellsChanged(cells, change.range);
        break;
      }
      case "structure":
        this.structureChanged(change);
        break;
      case "names":
        this.recompile((group) => group.uses.hasNames, "always");
        break;
      case "tables":
        this.tablesChanged();
        break;
      case "sheets":
        if (change.kind === "deleted") this.cellsBySheet.delete(change.sheetId);
        if (change.kind === "added" || change.kind === "deleted" || change.kind === "renamed") this.rebuild();
        else return;
        break;
      default:
        return;
    }
    this.schedule();
  }

  private cellsChanged(cells: FormulaCells, range: CellRange): void {
    const bottom = Math.min(range.bottom, cells.sheet.rowCount - 1);
    let isRegistrationChanged = false;
    for (let row = range.top; row <= bottom; row++) {
      const line = cells.sheet.rowAt(row);
      if (line === undefined) continue;
      if (line.length > cells.columnsUsed) cells.columnsUsed = line.length;
      const right = Math.min(range.right, cells.columnsUsed - 1);
      for (let column = range.left; column <= right; column++) {
        const formula = line[column]?.formula;
        const known = cells.at(row, column);
        if (formula === undefined && known === undefined) continue;
        if (known?.formula !== formula) {
          isRegistrationChanged = true;
          if (known) this.forget(known);
          if (formula !== undefined) {
            // An extent copied along with a formula is not its own.
            const typed = line[column];
            if (typed?.array) cells.sheet.setCell(row, column, withoutArray(typed));
            this.register(cells, row, column, formula);
          }
        }
        const current = cells.at(row, column);
        if (current) this.markDirty(current);
      }
    }
    if (isRegistrationChanged) this.dependencies = undefined;
    for (const anchor of this.spills.disturbedBy(cells, range)) this.markDirty(anchor);
    this.changes.push({ cells, range });
  }

  private forget(cell: FormulaCell): void {
    const { cells, row, column } = cell;
    this.circular.delete(cell);
    cells.set(row, column, undefined);
    const emptied = this.spills.withdraw(cell);
    if (emptied) this.changes.push({ cells, range: emptied });
  }

  private structureChanged({ sheetId, kind, at, count, lane }: Extract<Change, { type: "structure" }>): void {
    this.rebuild();
    const cells = this.cellsOf(sheetId);
    if (!cells) return;
    // Cells that only moved keep their results; ranges that grew or shrank touch the seam.
    // Where only a part of the rows or columns moved, ranges that reach beyond it hold other cells now.
    const first = Math.max(0, at - 1);
    const last = lane ? Number.POSITIVE_INFINITY : kind.endsWith("Inserted") ? at + count : at;
    const seam = kind.startsWith("Row")
      ? {
          top: first,
          bottom: Math.min(last, ROW_COUNT - 1),
          left: lane?.first ?? 0,
          right: lane?.last ?? COLUMN_COUNT - 1,
        }
      : {
          top: lane?.first ?? 0,
          bottom: lane?.last ?? ROW_COUNT - 1,
          left: first,
          right: Math.min(last, COLUMN_COUNT - 1),
        };
    for (const group of this.groups.values())
      if (group.cells === cells && group.uses.readsOwnPlace)
        group.forEachCell((cell) => this.markDirty(cell));
    for (const cell of cells.all()) if (cell.spill) this.markDirty(cell);
    this.changes.push({ cells, range: seam });
  }

  private tablesChanged(): void {
    // A table that grew over a formula, or left it, changes what `[@Column]` means there.
    const rewritten: FormulaCell[] = [];
    for (const group of [...this.groups.values()]) {
      if (!group.uses.hasTables) continue;
      const moved: FormulaCell[] = [];
      group.forEachCell((cell) => {
        if (cell.cells.sheet.cellAt(cell.row, cell.column)?.formula !== cell.formula) rewritten.push(cell);
        else if (groupKey(cell.cells.sheet, cell.row, cell.column, cell.formula) !== group.key)
          moved.push(cell);
      });
      for (const { cells, row, column, formula } of moved)
        this.markDirty(this.register(cells, row, column, formula));
    }
    // A table or column with another name reads the same cells.
    if (rewritten.length > 0) return this.rebuild();
    this.recompile((group) => group.uses.hasTables || group.uses.hasNames, "when it reads other cells");
  }

  private retryUnknownNames(): void {
    for (const group of this.groups.values()) {
      if (group.uses.unknownFunctions.size === 0) continue;
      group.forEachCell((cell) => {
        const value = valueOf(cell);
        if (isError(value) && value.error === "#NAME?") this.markDirty(cell);
      });
    }
    this.schedule();
  }

  /** Reads the whole workbook again; results stay, but for calls that were under way and lost references. */
  private rebuild(): void {
    const isPending = this.dirty.length > 0 || this.changes.length > 0;
    const signatures = new Map<FillGroup, string>();
    const signature = (group: FillGroup): string => {
      let text = signatures.get(group);
      if (text === undefined) signatures.set(group, (text = signatureOf(group.uses)));
      return text;
    };
    const before = new Map(this.cellsBySheet);
    this.cellsBySheet.clear();
    this.groups.clear();
    this.names.clear();
    this.circular.clear();
    this.queuedCalls.clear();
    this.spills.clear();
    this.dirty.length = 0;
    this.changes.length = 0;
    this.registerAll();
    for (const [id, cells] of this.cellsBySheet)
      for (const cell of cells.all()) {
        const value = valueOf(cell);
        const isInterrupted = isError(value) && (value.error === "#BUSY!" || value.error === "#SPILL!");
        // Changes that were waiting are known by places that may have moved: everything is computed then.
        if (isPending || isInterrupted || cell.formula.includes("#REF!")) this.markDirty(cell);
        const earlier = before.get(id)?.at(cell.row, cell.column);
        if (earlier?.formula !== cell.formula) continue;
        cell.customResults = earlier.customResults;
        if (signature(earlier.group) !== signature(cell.group)) this.markDirty(cell);
      }
  }

  private recompile(
    concerns: (group: FillGroup) => boolean,
    dirties: "always" | "when it reads other cells",
  ): void {
    this.names.clear();
    for (const group of this.groups.values()) {
      if (!concerns(group)) continue;
      let sample: FormulaCell | undefined;
      group.forEachCell((cell) => (sample ??= cell));
      if (sample === undefined) continue;
      const before = signatureOf(group.uses);
      const { evaluate, uses } = this.compile(group.cells, sample.row, sample.column, sample.formula);
      group.evaluate = evaluate;
      group.uses = uses;
      if (dirties === "always" || before !== signatureOf(uses))
        group.forEachCell((cell) => this.markDirty(cell));
    }
    this.dependencies = undefined;
  }

  // — Registering formulas —

  private registerAll(): void {
    this.dependencies = undefined;
    for (const sheet of this.workbook.sheets) {
      const cells = this.readerOf(sheet)!;
      const fills: ({ readonly fill: ColumnFill; readonly group: FillGroup } | undefined)[] = [];
      for (let row = 0; row < sheet.rowCount; row++) {
        const line = sheet.rowAt(row);
        if (line === undefined) continue;
        if (line.length > cells.columnsUsed) cells.columnsUsed = line.length;
        for (let column = 0; column < line.length; column++) {
          const cell = line[column];
          if (cell?.formula === undefined) continue;
          const above = fills[column];
          const isFilled =
            above?.fill.at(row) === cell.formula &&
            isSameTable(above.group, sheet, row, column, cell.formula);
          const formula = isFilled
            ? this.place(above.group, row, column, cell.formula)
            : this.register(cells, row, column, cell.formula);
          if (!isFilled) fills[column] = { fill: ColumnFill.of(cell.formula, row), group: formula.group };
          formula.isSingleValued = cell.value !== undefined && cell.array === undefined;
          if (cell.array) this.spills.adopt(formula, cell.array.rows, cell.array.columns);
          if (cell.value === undefined) this.markDirty(formula);
        }
      }
    }
  }

  private register(cells: FormulaCells, row: number, column: number, formula: string): FormulaCell {
    const key = groupKey(cells.sheet, row, column, formula);
    let group = this.groups.get(key);
    if (group === undefined) {
      const { evaluate, uses } = this.compile(cells, row, column, formula);
      group = new FillGroup(key, cells, evaluate, uses);
      this.groups.set(key, group);
      this.dependencies = undefined;
    }
    return this.place(group, row, column, formula);
  }

  private place(group: FillGroup, row: number, column: number, formula: string): FormulaCell {
    const cell = new FormulaCell(group.cells, group, formula, row, column);
    group.add(row, column);
    group.cells.set(row, column, cell);
    return cell;
  }

  private compile(
    cells: FormulaCells,
    row: number,
    column: number,
    formula: string,
  ): { readonly evaluate: Evaluate; readonly uses: Uses } {
    const compiler = new Compiler(this.workspace, { reader: cells, row, column });
    const parsed = parseFormula(formula);
    if (parsed.ok) return { evaluate: compiler.compileResult(parsed.value), uses: compiler.uses };
    compiler.uses.unsupported.add(parsed.fault.reason);
    return { evaluate: () => UNKNOWN_NAME, uses: compiler.uses };
  }

  private cellsOf(sheetId: string): FormulaCells | undefined {
    return this.readerOf(this.workbook.sheetById(sheetId));
  }

  private readerOf(sheet: Sheet | undefined): FormulaCells | undefined {
    if (sheet === undefined) return undefined;
    let cells = this.cellsBySheet.get(sheet.id);
    if (cells === undefined) {
      cells = new FormulaCells(sheet, (cell) => this.bringUpToDate(cell));
      this.cellsBySheet.set(sheet.id, cells);
    }
    return cells;
  }

  private tableNamed(name: string): { readonly sheet: Sheet; readonly table: Table } | undefined {
    const wanted = name.toLowerCase();
    for (const sheet of this.workbook.sheets)
      for (const table of sheet.tables) if (table.name.toLowerCase() === wanted) return { sheet, table };
    return undefined;
  }

  private nameOf(name: string, sheet: Sheet): CompiledName | undefined {
    const definition = findName(this.workbook.names, name, sheet.id);
    if (definition === undefined) return undefined;
    const key = `${definition.sheetId ?? ""}!${definition.name.toLowerCase()}`;
    if (this.names.has(key)) return this.names.get(key);
    const reader = this.cellsOf(definition.sheetId ?? sheet.id)!;
    const compiler = new Compiler(this.workspace, { reader, row: 0, column: 0 });
    const compiled: CompiledName = { evaluate: () => UNKNOWN_NAME, uses: compiler.uses };
    // Known before it is compiled, so that a recursive LAMBDA finds itself.
    this.names.set(key, compiled);
    const parsed = parseFormula(definition.refersTo);
    if (parsed.ok) compiled.evaluate = compiler.compile(parsed.value);
    else compiler.uses.unsupported.add(definition.name);
    return compiled;
  }

  private referenceOf(text: string, call: Call): Value {
    const parsed = parseFormula(`=${text}`);
    if (!parsed.ok || parsed.value.type !== "ReferenceIdentifier") return BAD_REFERENCE;
    const compiler = new Compiler(this.workspace, {
      reader: call.reader,
      row: call.row,
      column: call.column,
    });
    const evaluate = compiler.compile(parsed.value);
    return compiler.uses.unsupported.size > 0
      ? BAD_REFERENCE
      : evaluate(this.scopeAt(call.reader, call.row, call.column));
  }

  // — Finding what depends on a change —

  private markDirty(cell: FormulaCell): void {
    if (cell.state === "dirty") return;
    cell.state = "dirty";
    this.dirty.push(cell);
  }

  private markClockReaders(): void {
    const today = Math.floor(this.settings.now());
    const isNewDay = today !== this.lastToday;
    this.lastToday = today;
    for (const group of this.groups.values())
      if (group.uses.isVolatile || (isNewDay && group.uses.readsToday))
        group.forEachCell((cell) => this.markDirty(cell));
  }

  private markAllReaders(): void {
    const dirty = new ChangedPlaces();
    for (const { cells, row, column } of this.dirty) dirty.add(cells.sheet.id, row, column);
    for (const { cells, range } of this.changes.splice(0)) this.markReaders(cells, range);
    for (const { sheetId, range } of dirty.take()) {
      const cells = this.cellsBySheet.get(sheetId);
      if (cells) this.markReaders(cells, range);
    }
  }

  private dependenciesOn(cells: FormulaCells): readonly Dependency[] {
    if (this.dependencies === undefined) {
      const found = new Map<CellReader, Dependency[]>();
      for (const group of this.groups.values()) {
        const seen = new Set<string>();
        for (const { reader, pattern } of group.uses.patterns) {
          const key = `${reader.sheet.id} ${patternKey(pattern)}`;
          if (seen.has(key)) continue;
          seen.add(key);
          let list = found.get(reader);
          if (list === undefined) found.set(reader, (list = []));
          list.push({ group, pattern, reach: undefined, sizeWhenReached: -1 });
        }
      }
      this.dependencies = found;
    }
    return this.dependencies.get(cells) ?? [];
  }

  /** Marks everything that reads the range, directly or through others. */
  private markReaders(cells: FormulaCells, range: CellRange): void {
    const queue: ChangedCells[] = [{ cells, range }];
    for (let next = queue.pop(); next; next = queue.pop()) {
      for (const dependency of this.dependenciesOn(next.cells)) {
        const { group, pattern } = dependency;
        if (dependency.sizeWhenReached !== group.size) {
          dependency.reach = group.reach(pattern);
          dependency.sizeWhenReached = group.size;
        }
        if (!dependency.reach || !overlaps(dependency.reach, next.range)) continue;
        group.forEachReader(pattern, next.range, (column, top, bottom) => {
          this.markRun(group, column, top, bottom, queue);
        });
      }
    }
  }

  /** Marks the group's clean cells within a run of rows and queues what was marked, in runs. */
  private markRun(
    group: FillGroup,
    column: number,
    top: number,
    bottom: number,
    queue: ChangedCells[],
  ): void {
    let start = -1;
    let end = -1;
    const close = (): void => {
      if (start >= 0)
        queue.push({
          cells: group.cells,
          range: { top: start, bottom: end, left: column, right: column },
        });
      start = -1;
    };
    group.cells.forEachIn({ top, bottom, left: column, right: column }, (cell) => {
      if (cell.group !== group || cell.state !== "clean") return;
      this.markDirty(cell);
      if (start >= 0 && cell.row !== end + 1) close();
      if (start < 0) start = cell.row;
      end = cell.row;
    });
    close();
  }

  // — Evaluating —

  private computeFrom(first: FormulaCell): void {
    if (first.state !== "dirty") return;
    const waiting = [first];
    for (let cell = waiting.at(-1); cell; cell = waiting.at(-1)) {
      try {
        if (cell.state !== "clean") this.compute(cell);
        waiting.pop();
      } catch (cause) {
        if (!(cause instanceof TooDeep)) throw cause;
        cell.state = "waiting";
        waiting.push(cause.cell);
      }
    }
  }

  private bringUpToDate(cell: FormulaCell): Scalar {
    if (cell.state === "computing" || cell.state === "waiting") {
      const start = cell.state === "computing" ? this.path.indexOf(cell) : 0;
      for (const member of [cell, ...this.path.slice(start)]) this.circular.add(member);
      return 0;
    }
    if (cell.state === "dirty") {
      if (this.path.length >= DEPTH_MAX) throw new TooDeep(cell);
      this.compute(cell);
    }
    return valueOf(cell);
  }

  private compute(cell: FormulaCell): void {
    const { cells, group, row, column } = cell;
    if (cells.at(row, column) !== cell || !group.isSupported) {
      cell.state = "clean";
      if (!group.isSupported && valueOf(cell) === undefined) this.setResult(cell, UNKNOWN_NAME);
      return;
    }
    cell.state = "computing";
    this.circular.delete(cell);
    this.queuedCalls.delete(cell);
    this.path.push(cell);
    let result: Value;
    try {
      result = group.evaluate(this.scopeAt(cells, row, column));
      if (cell.isSingleValued && result instanceof Area) result = intersect(result, cell);
      if (result instanceof Area) result = dereference(result);
    } catch (cause) {
      cell.state = "dirty";
      throw cause;
    } finally {
      this.path.pop();
    }
    cell.state = "clean";
    if (group.uses.unknownFunctions.size > 0 && this.queuedCalls.has(cell)) result = BUSY;
    if (this.circular.has(cell)) result = 0;
    this.show(cell, result);
  }

  private show(cell: FormulaCell, result: Value): void {
    const entered = enteredExtent(cell);
    if (entered && !(result instanceof Matrix)) {
      const repeated = Array.from({ length: entered.rows * entered.columns }, () => resultOf(result));
      this.setArray(cell, new Matrix(entered.rows, entered.columns, repeated));
    } else if (result instanceof Matrix && !cell.isSingleValued) this.setArray(cell, result);
    else {
      const emptied = this.spills.withdraw(cell);
      if (emptied) this.spreadNow.push({ cells: cell.cells, range: emptied });
      const value = typeof result === "object" || result === undefined ? resultOf(result) : result;
      const isArray = cell.group.uses.isArray && !cell.isSingleValued;
      this.setResult(
        cell,
        typeof value === "number" ? checkedNumber(value) : value,
        isArray ? ONE_CELL : undefined,
      );
    }
  }

  private setArray(cell: FormulaCell, matrix: Matrix): void {
    const extent = enteredExtent(cell) ?? { rows: matrix.rows, columns: matrix.columns, isDynamic: true };
    const before = cell.spill;
    const after = this.spills.spread(cell, matrix, extent.rows, extent.columns);
    if (after === undefined) this.setResult(cell, { error: "#SPILL!" });
    else this.setResult(cell, resultOf(matrix), extent);
    // An array that reads what it fills would never come to rest.
    const count = (this.spreadCounts.get(cell) ?? 0) + 1;
    this.spreadCounts.set(cell, count);
    if (count > SPREADS_MAX) return;
    for (const range of [before, after]) if (range) this.spreadNow.push({ cells: cell.cells, range });
  }

  private scopeAt(reader: CellReader, row: number, column: number): Scope {
    return { row, column, reader, workbook: this.settings, locals: NO_LOCALS, invoke: this.invoke };
  }

  private setResult(cell: FormulaCell, value: CellValue, array?: ArrayExtent): void {
    const { cells, row, column } = cell;
    const before = cells.sheet.cellAt(row, column);
    if (before === undefined) return;
    const isSame = isSameValue(before.value, value);
    if (isSame && isSameExtent(before.array, array)) return;
    // Written out: spreading costs more than evaluating most formulas.
    const { format, formula } = before;
    const kept = isSame ? before.value! : value;
    cells.sheet.setCell(
      row,
      column,
      array ? { value: kept, formula, format, array } : { value: kept, formula, format },
    );
    if (!isSame) this.results.add(cells.sheet.id, row, column);
  }

  private tellResults(): void {
    for (const { sheetId, range } of this.results.take())
      this.workbook.changed({ type: "results", sheetId, range });
  }

  // — Custom functions —

  private readonly invoke = (name: string, values: readonly Value[]): Scalar => {
    const cell = this.path.at(-1);
    if (cell === undefined) return BUSY;
    const args: CustomFunctionArgument[] = [];
    for (const value of values) {
      const arg = toArgument(value);
      if (isArgumentError(arg)) return arg;
      args.push(arg);
    }
    const key = `${name}${JSON.stringify(args)}`;
    const known = cell.customResults?.get(key);
    if (known !== undefined) return known;
    const range = rangeOf(cell);
    const call = { name, args, address: formatAddress(cell.cells.sheet.name, range) };
    const queued = this.queuedCalls.get(cell) ?? [];
    queued.push({ cell, key, ticket: cell.pendingCalls?.get(key) ?? 0, call });
    this.queuedCalls.set(cell, queued);
    return BUSY;
  };

  /** One request for everything that the calculation asked for. */
  private sendCalls(): void {
    if (this.queuedCalls.size === 0 || !this.customFunctions) return;
    const sent: QueuedCall[] = [];
    for (const [cell, queued] of this.queuedCalls) {
      const pending = new Map<string, number>();
      for (const call of queued) {
        if (pending.has(call.key)) continue;
        const ticket = call.ticket || this.nextTicket++;
        pending.set(call.key, ticket);
        // A call with a ticket is under way already with the same arguments.
        if (call.ticket === 0) sent.push({ ...call, ticket });
      }
      cell.pendingCalls = pending;
    }
    this.queuedCalls.clear();
    if (sent.length === 0) return;
    this.callsInFlight++;
    const answered = this.customFunctions.invoke(sent.map(({ call }) => call));
    void answered
      .then(
        (results) => results.map((result) => (result.ok ? result.value : toErrorValue(result))),
        () => sent.map(() => BAD_VALUE),
      )
      .then((values) => {
        this.callsInFlight--;
        sent.forEach((call, index) => this.receive(call, values[index] ?? BAD_VALUE));
        this.recalculate();
      });
  }

  private receive({ cell, key, ticket }: QueuedCall, value: CellValue): void {
    const isWanted = cell.cells.at(cell.row, cell.column) === cell && cell.pendingCalls?.get(key) === ticket;
    if (!isWanted) return;
    cell.pendingCalls?.delete(key);
    cell.customResults = new Map([...(cell.customResults ?? []), [key, value]]);
    this.markDirty(cell);
  }
}

const NO_LOCALS: readonly Value[] = [];
const SPREADS_MAX = 20;
/** Marks a formula that computes with arrays, so that Excel does not take it for one of before arrays spilled. */
const ONE_CELL: ArrayExtent = { rows: 1, columns: 1, isDynamic: true };

/** The cells a formula was entered for with Ctrl+Shift+Enter, which its array neither leaves nor outgrows. */
function enteredExtent({ cells, row, column }: FormulaCell): ArrayExtent | undefined {
  const array = cells.sheet.cellAt(row, column)?.array;
  return array?.isDynamic === false ? array : undefined;
}

function withoutArray({ value, formula, format }: Cell): Cell {
  return { value, formula, format };
}

function isSameExtent(a: ArrayExtent | undefined, b: ArrayExtent | undefined): boolean {
  return a === b || (a?.rows === b?.rows && a?.columns === b?.columns && a?.isDynamic === b?.isDynamic);
}

/** A filled formula means the same unless it names columns of the table around it and stands in another. */
function isSameTable(group: FillGroup, sheet: Sheet, row: number, column: number, formula: string): boolean {
  return !formula.includes("[") || group.key.startsWith(tablePrefix(sheet, row, column, formula));
}

function tablePrefix(sheet: Sheet, row: number, column: number, formula: string): string {
  const own = formula.includes("[") ? tableAt(sheet, row, column)?.id : undefined;
  return `${sheet.id}${own ?? ""} `;
}

function groupKey(sheet: Sheet, row: number, column: number, formula: string): string {
  return tablePrefix(sheet, row, column, formula) + fillKey(formula, row, column);
}

function tableAt(sheet: Sheet, row: number, column: number): Table | undefined {
  return sheet.tables.find(
    ({ range }) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right,
  );
}

function findName(names: readonly DefinedName[], name: string, sheetId: string): DefinedName | undefined {
  const wanted = name.toLowerCase();
  const matches = names.filter((candidate) => candidate.name.toLowerCase() === wanted);
  return (
    matches.find((candidate) => candidate.sheetId === sheetId) ??
    matches.find((candidate) => candidate.sheetId === undefined)
  );
}

function patternKey({ top, left, bottom, right }: RangePattern): string {
  return [top, left, bottom, right].map(({ index, isRelative }) => (isRelative ? `~${index}` : index)).join();
}

/** What a formula reads: it must be computed again when this changes although its text does not. */
function signatureOf(uses: Uses): string {
  const patterns = uses.patterns.map(({ reader, pattern }) => `${reader.sheet.id}${patternKey(pattern)}`);
  return [...patterns, ...uses.unsupported].join(" ");
}

function overlaps(a: CellRange, b: CellRange): boolean {
  return a.top <= b.bottom && a.bottom >= b.top && a.left <= b.right && a.right >= b.left;
}

function rangeOf({ row, column }: FormulaCell): CellRange {
  return { top: row, left: column, bottom: row, right: column };
}

function positionOf({ cells, row, column }: FormulaCell): CellPosition {
  return { sheetId: cells.sheet.id, row, column };
}

function valueOf({ cells, row, column }: FormulaCell): Scalar {
  return cells.sheet.cellAt(row, column)?.value;
}

/** What a cell shows of a result: a reference to an empty cell is 0. */
function resultOf(value: Value): CellValue {
  if (value instanceof Lambda) return { error: "#CALC!" };
  return toScalar(value) ?? 0;
}

function isSameValue(a: Scalar, b: CellValue): boolean {
  if (a === b) return true;
  return isError(a) && isError(b) && a.error === b.error && a.message === b.message;
}

function toArgument(value: Value): CustomFunctionArgument | ErrorValue {
  if (!(value instanceof Matrix)) return toScalar(value) ?? null;
  const failed = value.values.find(isError);
  if (failed !== undefined) return failed;
  return Array.from({ length: value.rows }, (_, row) => value.row(row).map((cell) => cell ?? null));
}

function isArgumentError(arg: CustomFunctionArgument | ErrorValue): arg is ErrorValue {
  return typeof arg === "object" && arg !== null && "error" in arg;
}

function toErrorValue({ error, message }: { error: ErrorValue["error"]; message?: string }): ErrorValue {
  return message === undefined ? { error } : { error, message };
}
