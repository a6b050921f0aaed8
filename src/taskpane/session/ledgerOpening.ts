import { openDesk, type Desk, type OpenLedger } from "../../application/openDesk";
import { missingFields } from "../../application/missingFields";
import type {
  ColumnChoice,
  ColumnMapping,
  Field,
  Ports,
  Progress,
  SheetFault,
} from "../../application/ports";
import type { CallForm } from "../callForm/callForm";
import { debtorIn } from "../views/deskView";
import { mapField, parseCurrency, type Setup } from "../views/mapping";
import { screenOfFormKey, type FirstRunPhase, type Message, type Phase, type ReadyPhase } from "./paneState";
import type { PaneStore } from "./paneStore";
import type { LogDesk } from "./logDesk";
import type { ReadingComparison, ComparedDesk } from "./readingComparison";
import type { PaneSettings } from "./paneSettings";

/** From a workbook to a desk: which list it is, which columns, and reading it. */
export class LedgerOpening {
  constructor(
    private readonly store: PaneStore,
    private readonly ports: Ports,
    private readonly settings: PaneSettings,
    private readonly comparison: ReadingComparison,
    private readonly log: LogDesk,
  ) {}

  /** Reads what the workbook remembers, then its sheet; without a remembered sheet, looks for one. */
  readonly start = (): Promise<void> =>
    this.store.catchBugs(async () => {
      this.store.show({ bug: undefined, phase: { type: "loading", what: "looking" } });
      const settings = await this.ports.settings.read();
      if (!settings.ok)
        return this.store.showPhase({ type: "failed", fault: settings.fault, during: "reading" });
      this.settings.use(settings.value);
      const { ledger } = settings.value;
      if (ledger === undefined) return this.lookForLists();
      await this.readLedger(ledger);
    });

  /** Looks for lists of invoices and asks the person which one, and which columns. */
  readonly lookForLists = (): Promise<void> =>
    this.store.catchBugs(async () => {
      const { phase } = this.store.state;
      const before = phase.type === "ready" ? { ...phase, message: undefined } : undefined;
      const isSheetReplaced =
        phase.type !== "ready" ||
        phase.isSheetChanged ||
        (phase.message?.type === "fault" && CANNOT_BE_READ.has(phase.message.fault.type));
      const asked = questionIn(phase);
      this.store.showPhase({ type: "loading", what: "looking" });
      const found = await this.ports.table.findCandidates();
      if (!found.ok) return this.store.showPhase({ type: "failed", fault: found.fault, during: "looking" });
      const candidates = found.value;
      const first = candidates[0];
      if (first === undefined)
        return this.store.showPhase({
          type: "failed",
          fault: { type: "NoReceivablesFound", sheetNames: [] },
          during: "looking",
        });
      const currency = this.settings.value.ledger?.defaultCurrency ?? "EUR";
      this.store.showPhase({
        type: "firstRun",
        setup: { candidates, chosen: 0, mapping: first.mapping, currency },
        before,
        isSheetReplaced,
        ...(asked && { fault: asked }),
      });
    });

  /** After a failure: does again what failed. */
  readonly retry = (): Promise<void> => {
    const { phase } = this.store.state;
    return phase.type === "failed" && phase.during === "looking" ? this.lookForLists() : this.start();
  };

  readonly chooseCandidate = (chosen: number): void => {
    this.changeSetup((setup) => {
      const candidate = setup.candidates[chosen];
      return candidate === undefined ? setup : { ...setup, chosen, mapping: candidate.mapping };
    });
  };

  readonly chooseColumn = (field: Field, column: ColumnChoice | undefined): void => {
    this.changeSetup((setup) => ({ ...setup, mapping: mapField(setup.mapping, field, column) }));
  };

  readonly typeCurrency = (currency: string): void => {
    this.changeSetup((setup) => ({ ...setup, currency }));
  };

  /** Reads the sheet with the chosen columns and remembers them in the workbook. */
  readonly confirmMapping = (): Promise<void> =>
    this.store.catchBugs(async () => {
      const { phase } = this.store.state;
      if (phase.type !== "firstRun") return;
      const { candidates, chosen, mapping, currency } = phase.setup;
      const candidate = candidates[chosen];
      const defaultCurrency = parseCurrency(currency);
      if (candidate === undefined || defaultCurrency === undefined || missingFields(mapping).length > 0)
        return;

      const opened: OpenLedger = { place: candidate.place, mapping, defaultCurrency };
      const desk = await this.read(opened);
      if (!desk.ok) return this.store.showPhase({ ...phase, fault: desk.fault });
      const compared = isReadOtherwise(phase, opened)
        ? await this.comparison.keepReading(desk.value)
        : await this.comparison.compare(desk.value, { keepsFirst: true });
      const remembered = await this.settings.remember({ ledger: opened });
      const message: Message | undefined = remembered
        ? { type: "fault", fault: remembered }
        : compared.message;
      const forms = phase.before?.forms ?? new Map<string, CallForm>();
      await this.showDesk({ ...compared, message }, opened, { screen: { type: "sheet" }, forms });
    });

  readonly keepMapping = (): void => {
    const { phase } = this.store.state;
    if (phase.type === "firstRun" && phase.before !== undefined) this.store.showPhase(phase.before);
  };

  private async readLedger(opened: OpenLedger): Promise<void> {
    const desk = await this.read(opened);
    if (!desk.ok) return this.store.showPhase({ type: "failed", fault: desk.fault, during: "reading" });
    const compared = await this.comparison.compare(desk.value);
    const forms = this.store.formKeeper.kept(compared.desk);
    const found = compared.message?.type === "nothingChanged" ? undefined : compared.message;
    const typed = [...forms].filter(([formKey, form]) => !this.store.formKeeper.isAsSaved(formKey, form));
    const message = draftsKept(new Map(typed), compared.desk) ?? found;
    await this.showDesk({ ...compared, message }, opened, { screen: { type: "today" }, forms });
    if (this.store.state.waiting.length > 0) await this.log.deliverWaiting();
  }

  private read(opened: OpenLedger): ReturnType<typeof openDesk> {
    this.store.showPhase({ type: "loading", what: "reading" });
    const onProgress = (progress: Progress): void =>
      this.store.showPhase({ type: "loading", what: "reading", progress });
    return openDesk(this.ports, opened, this.settings.value.policy, { onProgress });
  }

  private async showDesk(
    { desk, paste, message }: ComparedDesk,
    opened: OpenLedger,
    at: Pick<ReadyPhase, "screen" | "forms">,
  ): Promise<void> {
    const columns = await this.ports.table.columnMode(opened.place);
    this.store.showPhase({
      type: "ready",
      desk,
      opened,
      columns: columns.ok ? columns.value : undefined,
      job: undefined,
      saveFailure: undefined,
      selectedDebtorKey: undefined,
      paste,
      isSheetChanged: false,
      distinctDebtors: this.settings.value.distinctDebtors ?? [],
      ...at,
      message: message ?? (columns.ok ? undefined : { type: "fault", fault: columns.fault }),
    });
  }

  private changeSetup(change: (setup: Setup) => Setup): void {
    const { phase } = this.store.state;
    if (phase.type === "firstRun") {
      const { fault: _before, ...firstRun } = phase;
      this.store.showPhase({ ...firstRun, setup: change(phase.setup) });
    }
  }
}

/** The same sheet with other columns: the person corrects how it is read, and nothing of it has changed. */
function isReadOtherwise({ before, isSheetReplaced }: FirstRunPhase, opened: OpenLedger): boolean {
  if (before === undefined || isSheetReplaced) return false;
  const { place, mapping, defaultCurrency } = before.opened;
  const meaning = (columns: ColumnMapping): string =>
    JSON.stringify(Object.entries(columns).sort(), (name, value: unknown) =>
      name === "index" ? undefined : value,
    );
  return (
    place.sheetId === opened.place.sheetId &&
    (defaultCurrency !== opened.defaultCurrency || meaning(mapping) !== meaning(opened.mapping))
  );
}

/** What a sheet says that is not the one whose columns were confirmed. */
const CANNOT_BE_READ: ReadonlySet<SheetFault["type"]> = new Set([
  "HeaderMissing",
  "TooManyUnreadable",
  "DateOrderUnknown",
  "DecimalMarkUnknown",
  "InvoicesRepeated",
]);

function draftsKept(forms: ReadonlyMap<string, CallForm>, desk: Desk): Message | undefined {
  const formKey = [...forms.keys()].at(-1);
  if (formKey === undefined) return undefined;
  const screen = screenOfFormKey(formKey);
  const debtorName = debtorIn(desk, screen.debtorKey)?.debtor.name ?? "";
  return { type: "draftsKept", count: forms.size, debtorName, screen };
}

/** What the person has to answer before the sheet can be read: asked below its column. */
function questionIn(phase: Phase): SheetFault | undefined {
  const fault =
    phase.type === "failed"
      ? phase.fault
      : phase.type === "ready" && phase.message?.type === "fault"
        ? phase.message.fault
        : undefined;
  return fault?.type === "DateOrderUnknown" || fault?.type === "DecimalMarkUnknown" ? fault : undefined;
}
