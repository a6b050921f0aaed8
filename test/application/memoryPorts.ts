import type {
  Ledger,
  Ports,
  Progress,
  SheetFault,
  SheetSeen,
  WorkbookSettings,
  WriteColumnsRequest,
} from "../../src/application/ports";
import type { CallEvent } from "../../src/domain/callLog";
import type { LocalDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import type { Receivable } from "../../src/domain/receivable";
import { err, ok, type Result } from "../../src/domain/result";
import { policyToText, textToPolicy } from "../../src/excel/settingsStore";
import { day } from "../support/receivables";

/** A workbook in memory: a sheet, a log, and what was written to our columns. Faults are planted by setting them. */
export interface MemoryWorkbook {
  readonly ports: Ports;
  /** What the sheet holds; a new export replaces it. */
  sheet: readonly Receivable[];
  readonly log: CallEvent[];
  readonly written: WriteColumnsRequest[];
  /** The reading kept for the next one. */
  seen: SheetSeen | undefined;
  today: LocalDate;
  faults: {
    read?: SheetFault;
    writeColumns?: SheetFault;
    readLog?: SheetFault;
    append?: SheetFault;
    writeSeen?: SheetFault;
  };
}

export const place: Ledger["place"] = {
  sheetId: "s1",
  sheetName: "Encours",
  headerRow: 1,
  firstColumn: 1,
  columnCount: 4,
  rowCount: 10,
  address: "A1:D11",
};
export const opened = { place, mapping: {}, defaultCurrency: "EUR" };

function keyInRow(sheet: readonly Receivable[], row: number): string | undefined {
  return sheet.find(({ rowNumber }) => rowNumber === row)?.key;
}

export function memoryWorkbook(sheet: readonly Receivable[], log: readonly CallEvent[] = []): MemoryWorkbook {
  const told = ({ onProgress }: { onProgress?: (progress: Progress) => void }): void =>
    [0, workbook.sheet.length].forEach((rowsDone) => onProgress?.({ rowsDone, rows: workbook.sheet.length }));
  const orFault = <Value>(fault: SheetFault | undefined, value: Value): Promise<Result<Value, SheetFault>> =>
    Promise.resolve(fault === undefined ? ok(value) : err(fault));
  let settings: WorkbookSettings = { columnMode: "values", policy: DEFAULT_POLICY };
  let ids = 0;

  const ports: Ports = {
    table: {
      findCandidates: () => orFault(undefined, []),
      read: (request) => {
        told(request);
        const { mapping, defaultCurrency } = request;
        const { place: found } = request;
        const ledger = {
          place: found,
          mapping,
          defaultCurrency,
          uses1904: false,
          issues: [],
          rowsLeftOut: 0,
        };
        return orFault(workbook.faults.read, { ...ledger, receivables: workbook.sheet });
      },
      writeColumns: (request) => {
        told(request);
        const moved = request.assessments.find(
          ({ receivable }) => keyInRow(workbook.sheet, receivable.rowNumber) !== receivable.key,
        )?.receivable;
        const fault: SheetFault | undefined =
          workbook.faults.writeColumns ??
          (moved && { type: "ChangedSinceRead", sheetName: place.sheetName, rowNumber: moved.rowNumber });
        if (fault === undefined) workbook.written.push(request);
        return orFault(fault, {
          rows: request.assessments.length,
          address: "E1:J1",
          wereAdded: workbook.written.length === 1,
        });
      },
      columnMode: () => orFault(undefined, workbook.written.at(-1)?.mode),
      removeColumns: () => orFault(undefined, undefined),
      selectCell: () => orFault(undefined, undefined),
    },
    log: {
      read: () => orFault(workbook.faults.readLog, [...workbook.log]),
      append: (events) => {
        if (workbook.faults.append === undefined)
          for (const event of events)
            if (!workbook.log.some(({ id }) => id === event.id)) workbook.log.push(event);
        return orFault(workbook.faults.append, undefined);
      },
    },
    settings: {
      read: () => orFault(undefined, settings),
      write: (next) => {
        settings = next;
        return orFault(undefined, undefined);
      },
      policyToText,
      textToPolicy,
    },
    lastReading: {
      read: () => orFault(undefined, workbook.seen),
      write: (seen) => {
        if (workbook.faults.writeSeen === undefined) workbook.seen = seen;
        return orFault(workbook.faults.writeSeen, undefined);
      },
    },
    clock: { today: () => workbook.today, now: () => "2026-03-09T09:30:00Z" },
    newId: () => `new-${(ids += 1)}`,
  };
  const workbook: MemoryWorkbook = {
    ports,
    sheet,
    log: [...log],
    written: [],
    seen: undefined,
    today: day("2026-03-09"),
    faults: {},
  };
  return workbook;
}
