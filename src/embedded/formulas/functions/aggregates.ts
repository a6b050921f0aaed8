import { DIVISION_BY_ZERO } from "../values";
import { ErrorFound } from "./definition";

export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

export function countNumbers(numbers: readonly number[]): number {
  return numbers.length;
}

/** `#DIV/0!` when there is none. */
export function average(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new ErrorFound(DIVISION_BY_ZERO);
  return sum(numbers) / numbers.length;
}

function squaredDistances(numbers: readonly number[]): number {
  const mean = average(numbers);
  return sum(numbers.map((number) => (number - mean) ** 2));
}

export function variance(numbers: readonly number[]): number {
  return squaredDistances(numbers) / numbers.length;
}

export function sampleVariance(numbers: readonly number[]): number {
  if (numbers.length < 2) throw new ErrorFound(DIVISION_BY_ZERO);
  return squaredDistances(numbers) / (numbers.length - 1);
}

export function largest(numbers: readonly number[]): number {
  let found = -Infinity;
  for (const number of numbers) if (number > found) found = number;
  return numbers.length === 0 ? 0 : found;
}

export function smallest(numbers: readonly number[]): number {
  let found = Infinity;
  for (const number of numbers) if (number < found) found = number;
  return numbers.length === 0 ? 0 : found;
}
