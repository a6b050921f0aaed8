import { translateFormula } from "../formulas/rewrite";
import type { Cell } from "../workbook/cell";
import type { CellPosition } from "./grid/cellSelection";

/**
 * The cell that a line of cells dragged by its fill handle has at `index`, counted from its first cell; negative when
 * dragged up or to the left.
 *
 * One date goes on day by day, numbers with even steps go on, formulas move along; everything else repeats.
 *
 * @param first where the line begins.
 */
export function continuedCell(
  line: readonly (Cell | undefined)[],
  index: number,
  first: CellPosition,
  isVertical: boolean,
): Cell | undefined {
  const from = ((index % line.length) + line.length) % line.length;
  const cell = line[from];
  if (cell?.formula !== undefined) {
    const at = (steps: number): CellPosition =>
      isVertical ? { ...first, row: first.row + steps } : { ...first, column: first.column + steps };
    return { formula: translateFormula(cell.formula, at(from), at(index)), format: cell.format };
  }
  const step = stepOf(line);
  const start = line[0]?.value;
  if (cell === undefined || step === undefined || typeof start !== "number") return cell;
  return { ...cell, value: Number((start + step * index).toPrecision(15)) };
}

function stepOf(line: readonly (Cell | undefined)[]): number | undefined {
  const numbers: number[] = [];
  for (const cell of line) {
    if (typeof cell?.value !== "number" || cell.formula !== undefined) return undefined;
    numbers.push(cell.value);
  }
  const [first, second] = numbers;
  if (first === undefined) return undefined;
  if (second === undefined) return isDateFormat(line[0]?.format.numberFormat ?? "") ? 1 : undefined;
  const step = second - first;
  const isEven = numbers.every(
    (number, n) => Math.abs(first + step * n - number) < 1e-9 * (1 + Math.abs(number)),
  );
  return isEven ? step : undefined;
}

function isDateFormat(code: string): boolean {
  return /[yd]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "")) && code !== "General";
}
