import type { LedgerPlace } from "../../src/application/ports";
import { decodeLedger } from "../../src/excel/reader/decodeLedger";
import { findLedgers, type SheetTop } from "../../src/excel/reader/findLedgers";
import { day } from "../support/receivables";

const TODAY = day("2026-11-23");

export interface Timing {
  readonly what: string;
  readonly milliseconds: number;
  /** How many times what a plain loop over the same cells takes. */
  readonly ratio?: number;
}

const ROUNDS = 7;

const HEADERS = [
  "Code client",
  "Client",
  "N° facture",
  "Date facture",
  "Échéance",
  "Montant TTC",
  "Réglé",
  "Reste dû",
  "Devise",
  "Statut",
  "Litige",
  "Contact",
  "Téléphone",
  "E-mail",
  "Commentaire",
] as const;

type Cell = string | number;

/** What an accounting program exports: real dates and amounts, or everything as French text. */
function ledgerRows(rows: number, kind: "values" | "texts"): Cell[][] {
  return Array.from({ length: rows }, (_, index) => {
    const debtor = index % 3_000;
    const cents = 1_000 + ((index * 7_919) % 900_000);
    const day = (index % 28) + 1;
    const month = (index % 12) + 1;
    const amount = (minor: number): Cell =>
      kind === "values"
        ? minor / 100
        : `${Math.floor(minor / 100_000) || ""}${minor >= 100_000 ? "\u202f" : ""}${String(Math.floor(minor / 100) % 1_000).padStart(minor >= 100_000 ? 3 : 1, "0")},${String(minor % 100).padStart(2, "0")}\u00a0€`;
    const date = (shift: number): Cell =>
      kind === "values"
        ? 46_000 + (index % 300) + shift
        : `${String(day).padStart(2, "0")}/${String(month).padStart(2, "0")}/${2025 + shift / 30}`;
    return [
      `C${String(debtor).padStart(5, "0")}`,
      `Société Durand & Fils n° ${debtor}`,
      `FA-2026-${String(index).padStart(6, "0")}`,
      date(0),
      date(30),
      amount(cents),
      amount(index % 5 === 0 ? 500 : 0),
      amount(cents - (index % 5 === 0 ? 500 : 0)),
      "EUR",
      index % 9 === 0 ? "Partiellement réglé" : "En retard",
      index % 50 === 0 ? "Oui" : "",
      "Mme Leroy",
      "01 99 00 00 00",
      `compta${debtor}@client.example`,
      "",
    ];
  });
}

function topOf(rows: readonly (readonly Cell[])[], rowCount: number): SheetTop {
  const values = [[...HEADERS], ...rows.slice(0, 129).map((row) => [...row])];
  return {
    sheetId: "{1}",
    sheetName: "Clients",
    row: 1,
    column: 1,
    values,
    texts: values.map((row) => row.map(String)),
    numberFormats: values.map((row) =>
      row.map((cell) => (typeof cell === "number" && cell > 40_000 ? "m/d/yyyy" : "General")),
    ),
    rowCount: rowCount + 1,
    ownColumns: new Set(),
    tables: [],
  };
}

/** Finds the columns of, and decodes, a ledger of 50 000 × 15, beside a loop that only copies its cells. */
export function timeReader(rowCount = 50_000): readonly Timing[] {
  const timings: Timing[] = [];
  for (const kind of ["values", "texts"] as const) {
    const rows = ledgerRows(rowCount, kind);
    const copied = fastest(() =>
      rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell.trim() : cell))),
    );
    const top = topOf(rows, rowCount);
    const [candidate] = findLedgers(top);
    if (candidate === undefined || candidate.missing.length > 0) throw new Error("no ledger found");
    const { mapping } = candidate;
    const place: LedgerPlace = candidate.place;
    const decode = (): void => {
      const decoded = decodeLedger({
        place,
        mapping,
        defaultCurrency: "EUR",
        rows,
        firstIndex: 0,
        numberFormats: kind === "values" ? { dueOn: "m/d/yyyy", issuedOn: "m/d/yyyy" } : {},
        uses1904: false,
        asOf: TODAY,
      });
      if (!decoded.ok || decoded.value.receivables.length !== rowCount)
        throw new Error(decoded.ok ? "rows were lost" : JSON.stringify(decoded.fault));
    };
    timings.push(
      { what: `copy ${rowCount} × ${HEADERS.length} cells in a plain loop (${kind})`, milliseconds: copied },
      { what: "find the header and map the columns", milliseconds: fastest(() => findLedgers(top)) },
      withRatio("decode every row", fastest(decode), copied),
    );
  }
  return timings;
}

function withRatio(what: string, milliseconds: number, plain: number): Timing {
  return { what, milliseconds, ratio: milliseconds / plain };
}

/** The best of several rounds, in time of the processor: what it takes whatever else runs. */
function fastest(run: () => void): number {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
