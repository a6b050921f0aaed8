import { openDesk } from "../../application/openDesk";
import { refreshColumns } from "../../application/refreshColumns";
import type { ColumnMode, Ports } from "../../application/ports";
import type { Message } from "./paneState";
import type { PaneSessionOptions } from "./sessionOptions";
import type { PaneStore } from "./paneStore";
import type { ReadingComparison, ComparedDesk } from "./readingComparison";
import type { PaneSettings } from "./paneSettings";

/** The open sheet: read again, given our columns, pointed at. */
export class SheetDesk {
  constructor(
    private readonly store: PaneStore,
    private readonly ports: Ports,
    private readonly options: PaneSessionOptions,
    private readonly settings: PaneSettings,
    private readonly comparison: ReadingComparison,
  ) {}

  /** Reads the sheet and the log again, keeping the screen and what is being typed. */
  readonly readAgain = (): Promise<void> =>
    this.store.run({ type: "rereading" }, async (ready, job) => {
      const desk = await openDesk(this.ports, ready.opened, ready.desk.policy, job);
      if (!desk.ok) return { message: { type: "fault", fault: desk.fault } };
      return { isSheetChanged: false, ...(await this.comparison.compare(desk.value)) };
    });

  /** Told by the sheet: somebody changed much of it, as when an export is pasted over it. */
  readonly sheetChanged = (): void => {
    const { phase } = this.store.state;
    if (phase.type === "ready" && phase.job === undefined && !phase.isSheetChanged)
      this.store.changeReady({ isSheetChanged: true });
  };

  readonly addOrRefreshColumns = (mode: ColumnMode): Promise<void> =>
    this.store.run({ type: "refreshing" }, async (ready, job) => {
      const { language } = this.store.state;
      let compared: ComparedDesk | undefined;
      const refreshed = await refreshColumns(this.ports, ready.opened, ready.desk.policy, {
        mode,
        language,
        onRead: async (desk) => {
          compared = await this.comparison.compare(desk, { keepsFirst: true });
          return compared.desk;
        },
        ...job,
      });
      if (!refreshed.ok) {
        // Part of the columns may stand by now: ask the sheet rather than guess.
        const standing = await this.ports.table.columnMode(ready.opened.place);
        return {
          ...compared,
          message: { type: "fault", fault: refreshed.fault },
          ...(standing.ok && { columns: standing.value }),
        };
      }
      const { desk, written } = refreshed.value;
      const fault =
        mode === this.settings.value.columnMode
          ? undefined
          : await this.settings.remember({ columnMode: mode });
      const found = compared?.message?.type === "sheetCompared" ? compared.message : undefined;
      const message: Message = fault
        ? { type: "fault", fault }
        : found
          ? { ...found, areColumnsWritten: true }
          : { type: "columnsWritten", written };
      const paste = compared?.paste && { ...compared.paste, areColumnsStale: false };
      return { desk, paste, columns: mode, message, isSheetChanged: false };
    });

  readonly removeColumns = (): Promise<void> =>
    this.store.run({ type: "removing" }, async (ready) => {
      const removed = await this.ports.table.removeColumns(ready.opened.place);
      if (!removed.ok) return { message: { type: "fault", fault: removed.fault } };
      return { columns: undefined, message: { type: "columnsRemoved" } };
    });

  /** Puts what could not be read on a sheet of its own, to print or to hand on. */
  readonly writeIssues = (): Promise<void> =>
    this.store.run({ type: "writingIssues" }, async ({ desk }) => {
      const { language } = this.store.state;
      // With the words of the screens, which are there by now: the shell does without them.
      const { formatRowIssue } = await import(/* webpackChunkName: "desk" */ "../../text/formatFault");
      const lines = desk.ledger.issues.map((issue) => ({
        rowNumber: issue.rowNumber,
        cell: issue.cell,
        text: formatRowIssue(issue, language),
      }));
      const written = await this.options.writeIssues?.(lines, language);
      if (written === undefined) return {};
      return { message: written.ok ? { type: "issuesWritten" } : { type: "fault", fault: written.fault } };
    });

  readonly selectCell = (cell: string): Promise<void> => {
    this.store.changeReady({ message: undefined });
    return this.select(cell);
  };

  /** Shows our columns where they were just written; the message that offers it stays. */
  readonly showColumns = async (): Promise<void> => {
    const { phase } = this.store.state;
    if (phase.type !== "ready" || phase.message?.type !== "columnsWritten") return;
    const [firstCell = ""] = phase.message.written.address.split(":");
    await this.select(firstCell);
  };

  /** Told by the sheet: which row the person selected, 1-based; `undefined` on another sheet or several rows. */
  readonly rowSelected = (rowNumber: number | undefined): void => {
    const { phase } = this.store.state;
    if (phase.type !== "ready") return;
    const row = phase.desk.ledger.receivables.find((receivable) => receivable.rowNumber === rowNumber);
    if (row?.debtor.key !== phase.selectedDebtorKey)
      this.store.changeReady({ selectedDebtorKey: row?.debtor.key });
  };

  private select(cell: string): Promise<void> {
    return this.store.catchBugs(async () => {
      const { phase } = this.store.state;
      if (phase.type !== "ready") return;
      const selected = await this.ports.table.selectCell(phase.opened.place, cell);
      if (!selected.ok) this.store.changeReady({ message: { type: "fault", fault: selected.fault } });
    });
  }
}
