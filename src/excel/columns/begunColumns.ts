import { COMPUTED_COLUMNS, type ComputedColumn } from "../../application/ports";

/** Stored in workbooks: never renamed. There only while a table is being given columns. */
const SETTING = "Relance_BegunColumns";

/**
 * Notes which headers a table is about to be given. Its columns can be named only once they are there; where that was cut
 * short, the note tells ours from a column of the person, and no second one is added beside it.
 */
export function noteBegunColumns(
  context: Excel.RequestContext,
  table: Excel.Table,
  headers: ReadonlyMap<ComputedColumn, string>,
): void {
  const lines = [table.id, ...COMPUTED_COLUMNS.map((id) => headers.get(id) ?? "")];
  context.workbook.settings.add(SETTING, lines.join("\n"));
}

/** In the batch that finishes what was noted. */
export function forgetBegunColumns(context: Excel.RequestContext): void {
  context.workbook.settings.getItemOrNullObject(SETTING).delete();
}

/**
 * The columns that this table was given in a batch cut short.
 *
 * Shape: 1-based columns, named or not; one `sync`.
 * @param headers of the table, by 1-based column; no two are alike in a table
 */
export async function findBegunColumns(
  context: Excel.RequestContext,
  table: Excel.Table,
  headers: ReadonlyMap<number, string>,
): Promise<ReadonlyMap<ComputedColumn, number>> {
  const setting = context.workbook.settings.getItemOrNullObject(SETTING).load("value");
  await context.sync();
  const [tableId, ...noted] = setting.isNullObject ? [] : String(setting.value).split("\n");
  if (tableId !== table.id) return new Map();
  const columnByHeader = new Map([...headers].map(([column, header]) => [header, column]));
  return new Map(
    COMPUTED_COLUMNS.flatMap((id, index) => {
      const column = noted[index] ? columnByHeader.get(noted[index]) : undefined;
      return column === undefined ? [] : [[id, column] as const];
    }),
  );
}
