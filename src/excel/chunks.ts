import type { LongJob, SheetFault } from "../application/ports";
import { err, ok, type Result } from "../domain/result";
import { isPayloadError } from "./runExcel";

/** Half the 5 MB that Excel on the web carries in one direction. Source: platform facts §3. */
export const CHUNK_BYTES_TARGET = 2_500_000;
const CHUNK_ROWS_START = 5_000;
const CHUNK_ROWS_MAX = 20_000;

export interface Chunk {
  /** 0-based. */
  readonly from: number;
  readonly count: number;
}

/**
 * Works through rows in chunks, telling progress and looking at the signal between them.
 *
 * Shape:  `step` gives the size of what it carried, in bytes, so that the next chunk is as large as it may be; a
 *         chunk that the platform refuses as too large is halved and done again, so a step must be idempotent.
 * Errors: `Cancelled` between chunks; the first fault of a step ends the job; other errors are thrown on.
 */
export async function inChunks(
  rows: number,
  job: LongJob,
  step: (chunk: Chunk) => Promise<Result<number, SheetFault>>,
): Promise<Result<void, SheetFault>> {
  let size = CHUNK_ROWS_START;
  let from = 0;
  while (from < rows) {
    if (job.signal?.aborted) return err({ type: "Cancelled", rowsDone: from, rows });
    const count = Math.min(size, rows - from);
    let carried: Result<number, SheetFault>;
    try {
      carried = await step({ from, count });
    } catch (error) {
      if (!isPayloadError(error) || count === 1) throw error;
      size = Math.ceil(count / 2);
      continue;
    }
    if (!carried.ok) return carried;
    from += count;
    job.onProgress?.({ rowsDone: from, rows });
    const bytesPerRow = Math.max(1, carried.value / count);
    size = Math.max(1, Math.min(CHUNK_ROWS_MAX, Math.floor(CHUNK_BYTES_TARGET / bytesPerRow)));
  }
  return ok(undefined);
}

/** Bytes that rows take on the wire, from every so many of them. */
export function estimateBytes(rows: readonly (readonly unknown[])[]): number {
  const step = Math.max(1, Math.floor(rows.length / 100));
  let bytes = 0;
  let measured = 0;
  for (let index = 0; index < rows.length; index += step) {
    // Accents take two bytes and more: a half is added rather than counted.
    bytes += JSON.stringify(rows[index]).length * 1.5;
    measured += 1;
  }
  return measured === 0 ? 0 : (bytes / measured) * rows.length;
}
