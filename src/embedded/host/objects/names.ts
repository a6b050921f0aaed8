import { columnToLetters, quoteSheetName } from "../../workbook/address";
import { COLUMN_COUNT, ROW_COUNT, type CellRange } from "../../workbook/cell";
import type { DefinedName } from "../../workbook/workbook";
import { booleanArgument, optionalTextArgument, textArgument } from "../arguments";
import type { Batch } from "../batch";
import { checkWritable } from "../checks";
import { fault } from "../hostError";
import type { LiveRange } from "../liveRange";
import { defineMembers, isHostObject, type HostObject } from "../members";
import { nameIn, rangeOf, typeAndValue } from "../names";
import { isNameTaken, isValidName } from "../tables";
import { rangeIn, resolveRange } from "./rangeObject";
import { worksheetObject } from "./worksheetObject";

/** Names of one scope: the workbook, or one sheet. */
interface ScopeTarget {
  readonly sheetId?: string;
}

interface NameTarget extends ScopeTarget {
  readonly name: string;
}

function nameOf({ name, sheetId }: NameTarget, batch: Batch): DefinedName {
  const found = nameIn(batch.workbook, name, sheetId);
  if (found === undefined) throw fault("ItemNotFound");
  return found;
}

function replaceName(target: NameTarget, change: Partial<DefinedName>, batch: Batch): void {
  checkWritable(batch);
  const { names } = batch.workbook;
  const known = nameOf(target, batch);
  names[names.indexOf(known)] = { ...known, ...change };
  batch.changed({ type: "names", source: batch.source });
}

const namedItemObject = defineMembers<NameTarget, Excel.NamedItem>({
  className: "NamedItem",
  identify: ({ name }) => ({ _Id: name }),
  read: {
    Name: (target, batch) => nameOf(target, batch).name,
    Type: (target, batch) => typeAndValue(batch.workbook, nameOf(target, batch)).type,
    Value: (target, batch) => typeAndValue(batch.workbook, nameOf(target, batch)).value,
    Formula: (target, batch) => nameOf(target, batch).refersTo,
    Visible: (target, batch) => nameOf(target, batch).isVisible,
    Scope: ({ sheetId }) => (sheetId === undefined ? "Workbook" : "Worksheet"),
    Comment: (target, batch) => nameOf(target, batch).comment ?? "",
  },
  write: {
    Visible: (target, value, batch) => replaceName(target, { isVisible: booleanArgument(value) }, batch),
    Comment: (target, value, batch) => replaceName(target, { comment: textArgument(value) }, batch),
    Formula: (target, value, batch) => replaceName(target, { refersTo: formulaText(value) }, batch),
  },
  links: {
    Worksheet: ({ sheetId }) => {
      if (sheetId === undefined) throw fault("ItemNotFound");
      return worksheetObject({ sheetId });
    },
    WorksheetOrNullObject: ({ sheetId }) => (sheetId === undefined ? null : worksheetObject({ sheetId })),
  },
  call: {
    GetRange: (target, _, batch) => {
      const placed = rangeOf(batch.workbook, nameOf(target, batch));
      if (placed === undefined) throw fault("InvalidReference");
      return rangeIn(batch, placed.sheetId, placed.range);
    },
    GetRangeOrNullObject: (target, _, batch) => {
      const placed = rangeOf(batch.workbook, nameOf(target, batch));
      return placed === undefined ? null : rangeIn(batch, placed.sheetId, placed.range);
    },
    Delete: (target, _, batch) => {
      checkWritable(batch);
      const { names } = batch.workbook;
      names.splice(names.indexOf(nameOf(target, batch)), 1);
      batch.changed({ type: "names", source: batch.source });
    },
  },
});

const namesObject = defineMembers<ScopeTarget, Excel.NamedItemCollection>({
  className: "NamedItemCollection",
  items: ({ sheetId }, batch) =>
    batch.workbook.names
      .filter((name) => name.sheetId === sheetId)
      .map(({ name }) => namedItemObject(nameTarget(name, sheetId))),
  item: ({ sheetId }, key, batch) => {
    const target = nameTarget(textArgument(key), sheetId);
    return namedItemObject(nameTarget(nameOf(target, batch).name, sheetId));
  },
  call: {
    Add: (target, [name, reference, comment], batch) =>
      addName(target, textArgument(name), referenceText(reference, batch), comment, batch),
    AddFormulaLocal: (target, [name, formula, comment], batch) =>
      addName(target, textArgument(name), formulaText(formula), comment, batch),
    GetCount: ({ sheetId }, _, batch) =>
      batch.workbook.names.filter((name) => name.sheetId === sheetId).length,
    GetItemOrNullObject: ({ sheetId }, [key], batch) => {
      const found = nameIn(batch.workbook, textArgument(key), sheetId);
      return found === undefined ? null : namedItemObject(nameTarget(found.name, sheetId));
    },
  },
});

export function namesOf(scope: ScopeTarget): HostObject {
  return namesObject(scope);
}

function nameTarget(name: string, sheetId: string | undefined): NameTarget {
  return sheetId === undefined ? { name } : { name, sheetId };
}

function addName(
  { sheetId }: ScopeTarget,
  name: string,
  refersTo: string,
  comment: unknown,
  batch: Batch,
): HostObject {
  checkWritable(batch);
  if (!isValidName(name)) throw fault("InvalidArgument");
  const isTaken =
    sheetId === undefined
      ? isNameTaken(batch.workbook, name)
      : nameIn(batch.workbook, name, sheetId) !== undefined;
  if (isTaken) throw fault("ItemAlreadyExists");
  const text = optionalTextArgument(comment);
  batch.workbook.names.push({
    name,
    refersTo,
    isVisible: true,
    ...(sheetId === undefined ? {} : { sheetId }),
    ...(text === undefined ? {} : { comment: text }),
  });
  batch.changed({ type: "names", source: batch.source });
  return namedItemObject(nameTarget(name, sheetId));
}

/** A range object, or a text: a formula when it starts with `=`, else the text itself. */
function referenceText(reference: unknown, batch: Batch): string {
  if (isHostObject(reference)) {
    const { sheet, range } = resolveRange(reference.target as LiveRange, batch);
    return `=${quoteSheetName(sheet.name)}!${absoluteAddress(range)}`;
  }
  const text = textArgument(reference);
  return text.startsWith("=") ? text : `="${text.replaceAll('"', '""')}"`;
}

function formulaText(value: unknown): string {
  const text = textArgument(value);
  if (!text.startsWith("=")) throw fault("InvalidArgument");
  return text;
}

function absoluteAddress({ top, left, bottom, right }: CellRange): string {
  if (top === 0 && bottom === ROW_COUNT - 1) return `$${columnToLetters(left)}:$${columnToLetters(right)}`;
  if (left === 0 && right === COLUMN_COUNT - 1) return `$${top + 1}:$${bottom + 1}`;
  const first = `$${columnToLetters(left)}$${top + 1}`;
  return top === bottom && left === right ? first : `${first}:$${columnToLetters(right)}$${bottom + 1}`;
}
