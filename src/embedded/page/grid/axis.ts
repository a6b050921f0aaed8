/**
 * Where rows (or columns) lie, in pixels from the first one, when nearly all have the same size.
 * A hidden row has size 0.
 */
export class Axis {
  private readonly indexes: readonly number[];
  private readonly sizes: readonly number[];
  /** At each exception: how many pixels all exceptions before it differ from the default, together. */
  private readonly differences: readonly number[];

  constructor(
    readonly count: number,
    readonly sizeDefault: number,
    exceptions: Iterable<readonly [index: number, size: number]> = [],
  ) {
    const sorted = [...exceptions].sort((a, b) => a[0] - b[0]);
    this.indexes = sorted.map(([index]) => index);
    this.sizes = sorted.map(([, size]) => size);
    let difference = 0;
    this.differences = this.sizes.map((size) => {
      const before = difference;
      difference += size - sizeDefault;
      return before;
    });
  }

  sizeOf(index: number): number {
    const at = this.exceptionsBefore(index);
    return this.indexes[at] === index ? this.sizes[at]! : this.sizeDefault;
  }

  /** Of the near edge; `count` gives the length of the whole axis. */
  offsetOf(index: number): number {
    const at = this.exceptionsBefore(index);
    const last = at - 1;
    const difference = last < 0 ? 0 : this.differences[last]! + this.sizes[last]! - this.sizeDefault;
    return index * this.sizeDefault + difference;
  }

  /** The one that covers this offset; never a hidden one, and within the axis whatever the offset. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offsetOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  isHidden(index: number): boolean {
    return this.sizeOf(index) === 0;
  }

  private exceptionsBefore(index: number): number {
    let low = 0;
    let high = this.indexes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.indexes[middle]! < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
