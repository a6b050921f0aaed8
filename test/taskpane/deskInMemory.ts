import type {
  ColumnMode,
  Field,
  LedgerCandidate,
  LedgerColumn,
  LedgerPlace,
  Ports,
  Progress,
  RowIssue,
  SheetFault,
  SheetSeen,
  WorkbookSettings,
} from "../../src/application/ports";
import type { CallEvent } from "../../src/domain/callLog";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import type { Receivable } from "../../src/domain/receivable";
import { err, ok, type Result } from "../../src/domain/result";
import { policyToText, textToPolicy } from "../../src/excel/settingsStore";
import { callLog, day, receivables } from "../support/receivables";

/** Sunday: the first call day after it is Monday 23 November 2026. */
export const TODAY = day("2026-11-22");

export const PLACE: LedgerPlace = {
  sheetId: "sheet-1",
  sheetName: "Factures",
  headerRow: 1,
  firstColumn: 1,
  columnCount: 7,
  rowCount: 12,
  address: "A1:G13",
};

const column = (index: number, header: string, ...samples: readonly string[]): LedgerColumn => ({
  index,
  header,
  letter: "ABCDEFG"[index]!,
  samples,
});

export const COLUMNS: readonly LedgerColumn[] = [
  column(0, "N° facture", "F-101", "F-102", "F-201"),
  column(1, "Client", "Martin SA", "Martin SA", "Dupont & Fils"),
  column(2, "Échéance", "05/10/2026", "02/11/2026", "10/11/2026"),
  column(3, "Solde TTC", "1 200,00", "860,50", "5 000,00"),
  column(4, "Tél.", "01 23 45 67 89", "01 23 45 67 89"),
  column(5, "Observations"),
  column(6, "", "x"),
];

const choice = (index: number) => ({ index, header: COLUMNS[index]!.header });

export const CANDIDATE: LedgerCandidate = {
  place: PLACE,
  columns: COLUMNS,
  mapping: {
    reference: choice(0),
    debtorName: choice(1),
    dueOn: choice(2),
    open: choice(3),
    phone: choice(4),
  },
  score: 97,
  why: [{ type: "FieldsFound", count: 5 }],
  reasons: {
    reference: [{ type: "HeaderNames" }],
    debtorName: [{ type: "HeaderNames" }],
    dueOn: [{ type: "HeaderNames" }],
    open: [{ type: "HeaderResembles", word: "solde" }],
    phone: [{ type: "HeaderNames" }],
  },
  isRemembered: false,
  missing: [],
};

/** A small book: two debtors to call, one promise that holds, one dispute, one not due, one paid. */
export const BOOK: readonly Receivable[] = receivables(`
  invoice  debtor           due         open      disputed
  F-101    Martin SA        2026-10-05  1200.00
  F-102    Martin SA        2026-11-02  860.50
  F-103    Martin SA        2026-10-12  300.00    yes
  F-201    Dupont & Fils    2026-10-10  5000.00
  F-301    Brasserie Lou    2026-11-18  240.00
  F-401    Lefèvre          2027-01-15  990.00
  F-501    Garage Petit     2026-09-01  0.00
`).map((receivable) =>
  receivable.debtor.name === "Martin SA"
    ? { ...receivable, contact: "Mme Roux", phone: "01 23 45 67 89", email: "compta@martin.example" }
    : receivable,
);

export const LOG: readonly CallEvent[] = callLog(`
  id  on          debtor         outcome  until       amount   covers
  c1  2026-11-12  Dupont & Fils  PTP      2026-11-24  5000.00  F-201=5000.00
  c2  2026-10-15  Martin SA      PTP      2026-10-20  1200.00  F-101=1200.00
`);

export interface BookInMemory {
  readonly book?: readonly Receivable[];
  readonly log?: readonly CallEvent[];
  readonly issues?: readonly RowIssue[];
  readonly candidates?: readonly LedgerCandidate[];
  /** Settings without a ledger: a first run. */
  readonly isFirstRun?: boolean;
  readonly columns?: ColumnMode;
  readonly settings?: Partial<WorkbookSettings>;
}

type Operation =
  "findCandidates" | "read" | "writeColumns" | "append" | "writeSettings" | "readSettings" | "writeSeen";

/** Ports over plain values. Faults are put in with `fail`; `hold` lets a test see a job under way. */
export class DeskInMemory implements Ports {
  readonly events: CallEvent[];
  readonly selectedCells: string[] = [];
  readonly written: { readonly rows: number; readonly mode: ColumnMode }[] = [];
  columns: ColumnMode | undefined;
  stored: WorkbookSettings;
  /** The reading kept for the next one. */
  seen: SheetSeen | undefined;
  /** The next export, pasted over the sheet. */
  sheet: readonly Receivable[] | undefined;
  private readonly faults = new Map<Operation, SheetFault>();
  private held: Promise<void> = Promise.resolve();
  private ids = 0;

  constructor(private readonly given: BookInMemory = {}) {
    this.events = [...(given.log ?? LOG)];
    this.columns = given.columns;
    const ledger = { place: PLACE, mapping: CANDIDATE.mapping, defaultCurrency: "EUR" };
    this.stored = {
      columnMode: "values",
      policy: DEFAULT_POLICY,
      ...(given.isFirstRun ? {} : { ledger }),
      ...given.settings,
    };
  }

  /** Every next such operation gives this fault, until `mend`. */
  fail(operation: Operation, fault: SheetFault): void {
    this.faults.set(operation, fault);
  }

  mend(operation: Operation): void {
    this.faults.delete(operation);
  }

  /** Jobs wait half-way until the returned function is called. */
  hold(): () => void {
    let release = (): void => {};
    this.held = new Promise((resolve) => (release = resolve));
    return release;
  }

  readonly clock = { today: () => TODAY, now: () => "2026-11-22T09:30:00Z" };

  readonly newId = (): string => `new-${++this.ids}`;

  readonly table: Ports["table"] = {
    findCandidates: async () => this.faultOr("findCandidates", () => this.given.candidates ?? [CANDIDATE]),
    read: async ({ mapping, defaultCurrency, ...job }) => {
      const receivables = this.sheet ?? this.given.book ?? BOOK;
      const stopped = await this.work(receivables.length, job);
      if (stopped) return err(stopped);
      return this.faultOr("read", () => ({
        place: PLACE,
        mapping,
        defaultCurrency,
        uses1904: false,
        receivables,
        issues: this.given.issues ?? [],
        rowsLeftOut: 2,
      }));
    },
    writeColumns: async ({ assessments, mode, rowsOnly, ...job }) => {
      const stopped = rowsOnly ? undefined : await this.work(assessments.length, job);
      if (stopped) return err(stopped);
      return this.faultOr("writeColumns", () => {
        const wereAdded = this.columns === undefined;
        this.columns = mode;
        this.written.push({ rows: assessments.length, mode });
        return { rows: assessments.length, address: "H1:M1", wereAdded };
      });
    },
    columnMode: async () => ok(this.columns),
    removeColumns: async () => {
      this.columns = undefined;
      return ok(undefined);
    },
    selectCell: async (_place, cell) => {
      this.selectedCells.push(cell);
      return ok(undefined);
    },
  };

  readonly log: Ports["log"] = {
    read: async () => ok([...this.events]),
    append: async (events) =>
      this.faultOr("append", () => {
        for (const event of events)
          if (!this.events.some(({ id }) => id === event.id)) this.events.push(event);
      }),
  };

  readonly settings: Ports["settings"] = {
    read: async () => this.faultOr("readSettings", () => this.stored),
    write: async (settings) =>
      this.faultOr("writeSettings", () => {
        this.stored = settings;
      }),
    policyToText,
    textToPolicy,
  };

  readonly lastReading: Ports["lastReading"] = {
    read: async () => ok(this.seen),
    write: async (seen) =>
      this.faultOr("writeSeen", () => {
        this.seen = seen;
      }),
  };

  private faultOr<Value>(operation: Operation, value: () => Value): Result<Value, SheetFault> {
    const fault = this.faults.get(operation);
    return fault === undefined ? ok(value()) : err(fault);
  }

  private async work(
    rows: number,
    job: { onProgress?: (progress: Progress) => void; signal?: AbortSignal },
  ): Promise<SheetFault | undefined> {
    const rowsDone = Math.floor(rows / 2);
    job.onProgress?.({ rowsDone, rows });
    await this.held;
    return job.signal?.aborted ? { type: "Cancelled", rowsDone, rows } : undefined;
  }
}

/** A candidate with some fields not recognised. */
export function candidateWithout(...fields: readonly Field[]): LedgerCandidate {
  const mapping = Object.fromEntries(
    Object.entries(CANDIDATE.mapping).filter(([field]) => !fields.includes(field as Field)),
  );
  return { ...CANDIDATE, mapping };
}
