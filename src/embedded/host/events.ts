import { formatRange, intersection } from "../workbook/address";
import type { CellRange, CellValue } from "../workbook/cell";
import { COLUMN_COUNT, ROW_COUNT } from "../workbook/cell";
import type { Change, ChangeSource } from "../workbook/workbook";
import { cellCountOf } from "./checks";
import { EVENT_CATEGORY, type ClientConnection } from "./clientConnection";
import { LiveRange } from "./liveRange";
import type { OfficeHost } from "./officeHost";
import { valueType, wireValue } from "./readingCells";
import { allTables, tableIdText } from "./tables";

/** Numbers of the event kinds on the wire. */
const EventType = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  protectionChanged: 24,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

const WORKBOOK_TARGET = "Workbook";

type CellsChange = Extract<Change, { type: "cells" }>;
type StructureChange = Extract<Change, { type: "structure" }>;

/** What events say when only a part of rows or columns moved. */
const CELL_MOVES = {
  RowInserted: { changeType: "CellInserted", shiftDirection: "ShiftCellDown" },
  RowDeleted: { changeType: "CellDeleted", shiftDirection: "ShiftCellUp" },
  ColumnInserted: { changeType: "CellInserted", shiftDirection: "ShiftCellRight" },
  ColumnDeleted: { changeType: "CellDeleted", shiftDirection: "ShiftCellLeft" },
} as const;

interface WireEvent {
  readonly type: number;
  readonly targets: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
  /** Cells `event.getRange` gives; kept per client. */
  readonly range?: { readonly sheetId: string; readonly range: CellRange };
}

/**
 * Turns changes of the workbook into events of the API, for each client as it sees them: its own changes and the
 * person's are local, another client's are remote.
 */
export class EventFeed {
  private held: (() => void)[] | undefined;
  private activeSheetId: string;
  private knownTables: ReadonlyMap<number, { readonly sheetId: string; readonly name: string }>;

  constructor(private readonly host: OfficeHost) {
    this.activeSheetId = host.workbook.activeSheetId;
    this.knownTables = this.tablesNow();
  }

  /** Keeps events back until `release`. */
  hold(): void {
    this.held ??= [];
  }

  release(): void {
    const { held } = this;
    this.held = undefined;
    for (const send of held ?? []) send();
  }

  raise(change: Change): void {
    switch (change.type) {
      case "cells":
        return this.cellsChanged(change);
      case "results":
        return this.sendAll({
          type: EventType.calculated,
          targets: [change.sheetId, WORKBOOK_TARGET],
          fields: { worksheetId: change.sheetId, address: formatRange(change.range) },
        });
      case "structure":
        return this.structureChanged(change);
      case "sheets":
        return this.sheetsChanged(change);
      case "tables":
        return this.tablesChanged(change.source);
      case "activated":
        return this.activated(change.sheetId, change.source);
      case "selection":
        return this.selected(change);
      case "settings":
        return this.sendOld("settingsChanged", (client) => !isOwn(client, change.source));
      case "names":
        return;
    }
  }

  private cellsChanged({ sheetId, range, source, valueBefore }: CellsChange): void {
    const { workbook } = this.host;
    const sheet = workbook.sheetById(sheetId);
    if (sheet === undefined) return;
    const after = cellCountOf(range) === 1 ? sheet.cellAt(range.top, range.left)?.value : undefined;
    const details = cellCountOf(range) === 1 ? cellDetails(valueBefore, after) : {};
    const fields = { changeType: "RangeEdited", worksheetId: sheetId, ...details };
    this.sendChange([sheetId, WORKBOOK_TARGET], EventType.changed, sheetId, range, source, fields);
    for (const table of sheet.tables) {
      const common = intersection(table.range, range);
      if (common === undefined) continue;
      const id = tableIdText(table.id);
      const inTable = { ...fields, tableId: id };
      this.sendChange([id, WORKBOOK_TARGET], EventType.tableChanged, sheetId, common, source, inTable);
    }
  }

  private structureChanged({ sheetId, kind, at, count, lane, source }: StructureChange): void {
    const isRows = kind === "RowInserted" || kind === "RowDeleted";
    const [first, last] = [lane?.first ?? 0, lane?.last ?? (isRows ? COLUMN_COUNT : ROW_COUNT) - 1];
    const range = isRows
      ? { top: at, bottom: at + count - 1, left: first, right: last }
      : { left: at, right: at + count - 1, top: first, bottom: last };
    const { changeType, shiftDirection } = CELL_MOVES[kind];
    const fields =
      lane === undefined
        ? { changeType: kind, worksheetId: sheetId }
        : { changeType, worksheetId: sheetId, shiftDirection };
    this.sendChange([sheetId, WORKBOOK_TARGET], EventType.changed, sheetId, range, source, fields);
  }

  private sheetsChanged({ kind, sheetId, source }: Extract<Change, { type: "sheets" }>): void {
    const send = (type: number, targets: readonly string[], more: object = {}) =>
      this.sendAll((client) => ({
        type,
        targets,
        fields: { worksheetId: sheetId, source: sourceFor(client, source), ...more },
      }));
    if (kind === "added") send(EventType.added, [WORKBOOK_TARGET]);
    if (kind === "deleted") send(EventType.deleted, [WORKBOOK_TARGET]);
    if (kind === "protection") {
      const isProtected = this.host.workbook.sheetById(sheetId)?.isProtected ?? false;
      send(EventType.protectionChanged, [sheetId, WORKBOOK_TARGET], { isProtected });
    }
    if (kind === "deleted" && this.activeSheetId === sheetId)
      this.activated(this.host.workbook.activeSheetId, source);
  }

  private tablesChanged(source: ChangeSource): void {
    const before = this.knownTables;
    const now = this.tablesNow();
    this.knownTables = now;
    for (const [id, { sheetId, name }] of now)
      if (!before.has(id)) this.tableEvent(EventType.tableAdded, id, sheetId, name, source);
    for (const [id, { sheetId, name }] of before)
      if (!now.has(id)) this.tableEvent(EventType.tableDeleted, id, sheetId, name, source);
  }

  private tableEvent(
    type: number,
    id: number,
    sheetId: string,
    tableName: string,
    source: ChangeSource,
  ): void {
    this.sendAll((client) => ({
      type,
      targets: [WORKBOOK_TARGET],
      fields: {
        tableId: tableIdText(id),
        tableName,
        worksheetId: sheetId,
        source: sourceFor(client, source),
      },
    }));
  }

  private tablesNow() {
    return new Map(
      allTables(this.host.workbook).map(({ sheet, table }) => [
        table.id,
        { sheetId: sheet.id, name: table.name },
      ]),
    );
  }

  private activated(sheetId: string, source: ChangeSource): void {
    const left = this.activeSheetId;
    this.activeSheetId = sheetId;
    if (left === sheetId) return;
    const send = (type: number, id: string) =>
      this.sendAll({ type, targets: [id, WORKBOOK_TARGET], fields: { worksheetId: id } }, source);
    send(EventType.deactivated, left);
    send(EventType.activated, sheetId);
  }

  private selected({ sheetId, range, source }: Extract<Change, { type: "selection" }>): void {
    const address = formatRange(range);
    const fields = { worksheetId: sheetId, address };
    this.sendAll({ type: EventType.selectionChanged, targets: [sheetId, WORKBOOK_TARGET], fields }, source);
    for (const { sheet, table } of allTables(this.host.workbook)) {
      const inside = sheet.id === sheetId ? intersection(table.range, range) : undefined;
      const inTable = { worksheetId: sheet.id, address: inside === undefined ? "" : formatRange(inside) };
      this.sendAll(
        { type: EventType.tableSelectionChanged, targets: [tableIdText(table.id)], fields: inTable },
        source,
      );
    }
    this.sendOld("documentSelectionChanged", (client) => concerns(client, source));
  }

  private sendChange(
    targets: readonly string[],
    type: number,
    sheetId: string,
    range: CellRange,
    source: ChangeSource,
    fields: Readonly<Record<string, unknown>>,
  ): void {
    this.sendAll((client) => ({
      type,
      targets,
      fields: {
        shiftDirection: "None",
        ...fields,
        address: formatRange(range),
        source: sourceFor(client, source),
        triggerSource: isOwn(client, source) ? "ThisLocalAddin" : "Unknown",
      },
      range: { sheetId, range },
    }));
  }

  /** To every client, or to those a selection or activation of `source` concerns. */
  private sendAll(event: WireEvent | ((client: ClientConnection) => WireEvent), source?: ChangeSource): void {
    this.later(() => {
      for (const client of this.host.clients) {
        if (!client.areEventsEnabled || !client.listensTo("richApiMessage")) continue;
        if (source !== undefined && !concerns(client, source)) continue;
        sendTo(client, typeof event === "function" ? event(client) : event);
      }
    });
  }

  private sendOld(name: string, isFor: (client: ClientConnection) => boolean): void {
    this.later(() => {
      for (const client of this.host.clients)
        if (client.areEventsEnabled && isFor(client)) client.postEvent(name, {});
    });
  }

  private later(send: () => void): void {
    if (this.held === undefined) send();
    else this.held.push(send);
  }
}

function sendTo(client: ClientConnection, { type, targets, fields, range }: WireEvent): void {
  const referenceId =
    range === undefined
      ? undefined
      : client.references.keepForEvent(new LiveRange(range.sheetId, range.range));
  const json = JSON.stringify(referenceId === undefined ? fields : { ...fields, referenceId });
  client.postRichApiMessage(...targets.map((target) => [EVENT_CATEGORY, type, target, json] as const));
}

/** What the person or another client selects is shown to the person's own clients only. */
function concerns(client: ClientConnection, source: ChangeSource): boolean {
  return source.kind === "person" || isOwn(client, source);
}

function isOwn(client: ClientConnection, source: ChangeSource): boolean {
  return source.kind === "client" && source.clientId === client.id;
}

function sourceFor(client: ClientConnection, source: ChangeSource): "Local" | "Remote" {
  return concerns(client, source) ? "Local" : "Remote";
}

function cellDetails(before: CellValue | undefined, after: CellValue | undefined) {
  return {
    valueBefore: wireValue(before),
    valueAfter: wireValue(after),
    valueTypeBefore: valueType(before),
    valueTypeAfter: valueType(after),
  };
}
