import type { Ports } from "../../application/ports";
import type { MergeSuggestion } from "../../domain/nameVariants";
import type { OrphanedReceivable } from "../../domain/orphans";
import type { Receivable } from "../../domain/receivable";
import type { ReadyPhase } from "./paneState";
import type { PaneStore } from "./paneStore";
import { loadPaste, type PasteUseCases } from "./readingComparison";
import type { PaneSettings } from "./paneSettings";

/** Calls whose invoice or customer has another name now. */
export class Rejoining {
  constructor(
    private readonly store: PaneStore,
    private readonly ports: Ports,
    private readonly settings: PaneSettings,
  ) {}

  /** « Not paid, it is this one »: the calls about an invoice that left the sheet go on with another. */
  readonly reattach = (from: OrphanedReceivable, to: Receivable): Promise<void> =>
    this.rejoin("invoice", from.reference, to.reference, ({ reattachReceivable }, ready, id) =>
      reattachReceivable(this.ports, ready.desk, { id, from, to }, this.store.recordOptions(ready)),
    );

  /** « Same customer ». */
  readonly mergeDebtors = ({ from, into }: MergeSuggestion): Promise<void> =>
    this.rejoin("customer", from.name, into.name, ({ mergeDebtors }, ready, id) =>
      mergeDebtors(this.ports, ready.desk, { id, from, into }, this.store.recordOptions(ready)),
    );

  /** « Not the same »: remembered in the workbook, and not asked again. */
  readonly sayDistinct = ({ from, into }: MergeSuggestion): Promise<void> =>
    this.store.run({ type: "saving" }, async ({ distinctDebtors: before }) => {
      const distinctDebtors = [...before, [from.key, into.key] as const];
      const fault = await this.settings.remember({ distinctDebtors });
      return fault ? { distinctDebtors, message: { type: "fault", fault } } : { distinctDebtors };
    });

  /** Ends what moved calls to another invoice or customer; by itself or by a person. */
  readonly takeBack = (entryIds: readonly string[]): Promise<void> =>
    this.store.run({ type: "saving" }, async (ready) => {
      const { takeBack } = await loadPaste();
      const taken = await takeBack(this.ports, ready.desk, entryIds, this.store.recordOptions(ready));
      if (!taken.ok) return { message: { type: "fault", fault: taken.fault } };
      const { desk, columnsFault } = taken.value;
      return { desk, message: { type: "takenBack", columnsFault } };
    });

  private rejoin(
    what: "invoice" | "customer",
    from: string,
    into: string,
    write: (paste: PasteUseCases, ready: ReadyPhase, id: string) => ReturnType<PasteUseCases["takeBack"]>,
  ): Promise<void> {
    return this.store.run({ type: "saving" }, async (ready) => {
      const id = this.ports.newId();
      const written = await write(await loadPaste(), ready, id);
      if (!written.ok) return { message: { type: "fault", fault: written.fault } };
      const { desk, columnsFault } = written.value;
      return { desk, message: { type: "rejoined", what, from, into, entryIds: [id], columnsFault } };
    });
  }
}
