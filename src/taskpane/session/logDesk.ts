import { judgeDesk } from "../../application/openDesk";
import { appendEntries } from "../../application/recordCall";
import type { LogRowUnreadable, Ports } from "../../application/ports";
import { foldCalls, type CallEvent } from "../../domain/callLog";
import type { LogDraft, LogSession } from "./logSession";
import type { UnreadableEntry, WaitingElsewhere } from "../memory/outbox";
import { screenOfFormKey } from "./paneState";
import { debtorIn } from "../views/deskView";
import type { PaneSessionOptions } from "./sessionOptions";
import type { PaneStore } from "./paneStore";

/** The log as the pane lives with it: what others append, what waits to be appended, and its own screen. */
export class LogDesk {
  /** The log changed while a job was under way, or while it was being read. */
  private isLogStale = false;
  private isReadingLog = false;
  private lastLog: readonly CallEvent[] | undefined;

  constructor(
    private readonly store: PaneStore,
    private readonly ports: Ports,
    private readonly options: PaneSessionOptions,
  ) {
    const { outbox } = options;
    outbox?.subscribe(() => store.show({ waiting: outbox.waiting(), waitingFault: outbox.lastFault }));
    store.onJobEnded(() => {
      if (this.wasLogChanged()) void this.logChanged();
    });
  }

  /** Told by the workbook: somebody else wrote to the log. The sheet itself is not read again. */
  readonly logChanged = (): Promise<void> =>
    this.store.catchBugs(async () => {
      const { phase } = this.store.state;
      if (phase.type !== "ready") return;
      this.isLogStale = phase.job !== undefined || this.isReadingLog;
      if (this.isLogStale) return;
      const log = await this.readLog();
      const now = this.store.state.phase;
      // What was read meanwhile, by a job that began after us, is newer.
      if (log.ok && now.type === "ready" && now.desk === phase.desk && log.value !== this.lastLog) {
        this.lastLog = log.value;
        const { ledger, asOf, policy } = now.desk;
        this.store.changeReady({ desk: judgeDesk(ledger, foldCalls(log.value), asOf, policy) });
      }
      if (this.wasLogChanged()) await this.logChanged();
    });

  /** Logs what waits, and brings its rows up to date. Why it could not is said where the entries are. */
  readonly deliverWaiting = (): Promise<void> =>
    this.store.run({ type: "delivering" }, async (ready) => {
      const { waiting } = this.store.state;
      const delivered = await appendEntries(this.ports, ready.desk, waiting, this.store.recordOptions(ready));
      if (!delivered.ok) return {};
      const { desk, columnsFault } = delivered.value;
      // The person went on meanwhile: nothing of what they typed or read is taken away.
      const { phase } = this.store.state;
      const { forms: formsNow, message } = phase.type === "ready" ? phase : ready;
      const logged = new Set(waiting.map(({ id }) => id));
      const forms = new Map(
        [...formsNow].filter(
          ([formKey, form]) => !logged.has(form.id) || !this.store.formKeeper.isAsSaved(formKey, form),
        ),
      );
      if (columnsFault) return { desk, forms, message: { type: "fault", fault: columnsFault } };
      // Why they had to wait is no longer true.
      const isSaid = message !== undefined && message.type !== "fault";
      return { desk, forms, message: isSaid ? message : { type: "delivered", count: waiting.length } };
    });

  /** As {@link deliverWaiting}, but nobody asked: not under the hands of somebody who types a call. */
  readonly deliverUnasked = async (): Promise<void> => {
    const { phase, waiting } = this.store.state;
    if (waiting.length > 0 && phase.type === "ready" && phase.screen.type !== "call")
      await this.deliverWaiting();
  };

  /** Entries that wait for other workbooks than the open one, by their addresses. */
  readonly waitingElsewhere = (): readonly WaitingElsewhere[] => this.options.outbox?.elsewhere() ?? [];

  /** Kept on this computer, for whatever workbook, and not to be read by this Relance. */
  readonly unreadableEntries = (): readonly UnreadableEntry[] => this.options.outbox?.unreadable() ?? [];

  /** What waited for another workbook is logged in this one. */
  readonly takeWaiting = (workbook: string): Promise<void> => {
    this.options.outbox?.take(workbook);
    return this.deliverWaiting();
  };

  readonly forgetUnreadable = (names: readonly string[]): void => this.options.outbox?.forget(names);

  /** Throws away what waits for another workbook. */
  readonly forgetWaiting = (workbook: string): void => {
    const forgotten = this.waitingElsewhere().filter((waiting) => waiting.workbook === workbook);
    this.options.outbox?.drop(forgotten.flatMap(({ events }) => events.map(({ id }) => id)));
  };

  /** Whether this computer keeps what is typed when the pane is closed. */
  readonly isMemoryLasting = (): boolean => this.options.outbox?.isLasting ?? true;

  readonly unreadableRows = (): readonly LogRowUnreadable[] => this.options.unreadableRows?.() ?? [];

  /** What the log's own screen works with; `undefined` where there is no such thing. */
  readonly openLog = async (): Promise<LogSession | undefined> => {
    const upkeep = await this.options.logUpkeep?.();
    if (upkeep === undefined) return undefined;
    const { LogSession: Session } = await import(/* webpackChunkName: "log" */ "./logSession");
    return new Session({
      log: this.ports.log,
      upkeep,
      desk: () => (this.store.state.phase.type === "ready" ? this.store.state.phase.desk : undefined),
      waiting: () => this.store.state.waiting,
      drafts: () => this.drafts(),
      discardDrafts: (formKeys) => {
        const { phase } = this.store.state;
        if (phase.type === "ready")
          this.store.changeReady({
            forms: new Map([...phase.forms].filter(([key]) => !formKeys.includes(key))),
          });
      },
      stamp: () => ({
        id: this.ports.newId(),
        loggedAt: this.ports.clock.now(),
        author: this.store.state.author.trim(),
      }),
      today: () => this.ports.clock.today(),
      onChanged: () => void this.logChanged(),
      onErased: (ids) => ids.forEach((id) => this.options.reviews?.remove(id)),
    });
  };

  /** Told by the door to the workbook. */
  readonly waitingForCell = (isWaitingForCell: boolean): void => this.store.show({ isWaitingForCell });

  private async readLog(): ReturnType<Ports["log"]["read"]> {
    this.isReadingLog = true;
    try {
      return await this.ports.log.read();
    } finally {
      this.isReadingLog = false;
    }
  }

  private wasLogChanged(): boolean {
    return this.isLogStale;
  }

  /** Calls being typed, with the names of whom they are to. */
  private drafts(): readonly LogDraft[] {
    const { phase } = this.store.state;
    if (phase.type !== "ready") return [];
    return [...phase.forms].map(([formKey, form]) => {
      const { debtorKey } = screenOfFormKey(formKey);
      return { formKey, debtorName: debtorIn(phase.desk, debtorKey)?.debtor.name ?? debtorKey, form };
    });
  }
}
