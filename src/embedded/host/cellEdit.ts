/** A person typing in a cell: until they are done, batches fail, or wait when they asked to be delayed. */
export class CellEdit {
  private waiting: (() => void)[] = [];
  private active = false;

  get isActive(): boolean {
    return this.active;
  }

  begin(): void {
    this.active = true;
  }

  /** Enter or Escape; batches that waited run now, in the order they came. */
  end(): void {
    this.active = false;
    const ready = this.waiting;
    this.waiting = [];
    for (const proceed of ready) proceed();
  }

  whenDone(proceed: () => void): void {
    if (this.active) this.waiting.push(proceed);
    else proceed();
  }
}
