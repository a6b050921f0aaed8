import { localDate } from "../../domain/localDate";
import { invariant } from "../../domain/result";
import { sampleLedger } from "../sampleLedger";
import { Workbook } from "../workbook/workbook";
import type { PageWords } from "./words";

/** One empty sheet, named in the person's language. */
export function newWorkbook(words: PageWords): Workbook {
  const workbook = new Workbook();
  workbook.addSheet(`${words.sheetBaseName}1`);
  return workbook;
}

/** The sample ledger as of today, by the clock on the wall. */
export function sampleWorkbook(): Workbook {
  const now = new Date();
  const today = localDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
  invariant(today !== undefined, "the clock shows no date");
  return sampleLedger(today);
}
