import type { RecordOptions } from "../../application/recordCall";
import type { Progress } from "../../application/ports";
import type { FormKeeper } from "./formKeeper";
import type { Job, PaneState, Phase, ReadyPhase } from "./paneState";

/**
 * The pane's state, and the only ways to change it.
 *
 * Errors: faults become part of the state, never exceptions. An exception is a bug: it becomes `bug`, which the screen
 *         throws again for the error boundary.
 */
export class PaneStore {
  private readonly listeners = new Set<() => void>();
  private readonly jobListeners = new Set<() => void>();
  private cancellation: AbortController | undefined;
  /** The last one; it never fails. */
  private delivery: Promise<unknown> = Promise.resolve();

  constructor(
    private current: PaneState,
    readonly formKeeper: FormKeeper,
  ) {}

  get state(): PaneState {
    return this.current;
  }

  readonly getState = (): PaneState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Told whenever a job has ended. */
  onJobEnded(listener: () => void): void {
    this.jobListeners.add(listener);
  }

  show(change: Partial<PaneState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  showPhase(phase: Phase): void {
    if (phase.type === "ready") this.formKeeper.keep(phase.forms);
    this.show({ phase });
  }

  changeReady(change: Partial<ReadyPhase>): void {
    const { phase } = this.state;
    if (phase.type === "ready") this.showPhase({ ...phase, ...change });
  }

  /**
   * One job at a time: what is asked meanwhile is ignored, and buttons say so. Only a delivery, which nobody asked for,
   * is waited for.
   */
  run(
    job: Job,
    work: (
      ready: ReadyPhase,
      job: { readonly onProgress: (progress: Progress) => void; readonly signal: AbortSignal },
    ) => Promise<Partial<Omit<ReadyPhase, "type" | "job">>>,
  ): Promise<void> {
    const done = this.catchBugs(async () => {
      const { phase } = this.state;
      if (phase.type !== "ready" || isBusy(phase) || (phase.job !== undefined && job.type === "delivering"))
        return;
      const cancellation = new AbortController();
      this.cancellation = cancellation;
      // Nobody looks for an answer to what nobody asked for.
      this.changeReady({ job, ...(job.type !== "delivering" && { message: undefined }) });
      if (phase.job !== undefined) await this.delivery;
      const ready = this.state.phase;
      if (ready.type !== "ready") return;
      // Undo takes back the call that the message spoke of, though it has just gone from sight.
      const change = await work(
        { ...ready, message: phase.message },
        {
          signal: cancellation.signal,
          onProgress: (progress) => {
            if (job.type === "rereading" || job.type === "refreshing")
              this.changeReady({ job: { ...job, progress } });
          },
        },
      );
      // Another job waits for this one to end.
      const isLast = this.cancellation === cancellation;
      this.changeReady({ ...change, ...(isLast && { job: undefined }) });
      for (const listener of this.jobListeners) listener();
    });
    if (job.type === "delivering") this.delivery = Promise.all([this.delivery, done]);
    return done;
  }

  /** Stops the reading or writing under way; what was done stands. */
  readonly cancel = (): void => {
    this.cancellation?.abort();
  };

  async catchBugs(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const bug = thrown instanceof Error ? thrown : new Error(String(thrown));
      this.show({ bug });
    }
  }

  /** How what is recorded now is signed, and how its columns are written. */
  recordOptions({ columns }: ReadyPhase): RecordOptions {
    return { author: this.state.author.trim(), mode: columns, language: this.state.language };
  }
}

/** Something the person asked for is under way. */
export function isBusy({ job }: ReadyPhase): boolean {
  return job !== undefined && job.type !== "delivering";
}
