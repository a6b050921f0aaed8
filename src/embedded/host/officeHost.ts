import type { Workbook } from "../workbook/workbook";
import type { Batch } from "./batch";
import { CellEdit } from "./cellEdit";
import { ClientConnection, type ClientOptions } from "./clientConnection";
import { Counters } from "./counters";
import { CustomFunctionRuntime } from "./customFunctionRuntime";
import { EventFeed } from "./events";
import { Faults } from "./faults";

/** What recalculates the workbook; formulas keep their last results without one. */
export interface Recalculation {
  /** Computes now what changes made necessary. */
  recalculate(): void;
  recalculateAll(): void;
}

export interface HostOptions {
  /** Language of the pane, BCP 47: `fr-FR`. */
  readonly uiLanguage: string;
  /** Region numbers and dates are shown in. */
  readonly dataLocale: string;
  readonly calculation?: Recalculation;
}

/**
 * Excel on the web, as far as the add-in needs it: answers the real Office.js client library over one workbook.
 *
 * Several clients may be connected at once, each as another person's Excel: what one changes reaches the others as a
 * remote change. What a person does at the grid reaches all of them as local.
 */
export class OfficeHost {
  readonly counters = new Counters();
  readonly faults = new Faults();
  readonly cellEdit = new CellEdit();
  readonly customFunctions = new CustomFunctionRuntime();
  /** Excel's AutoCorrect option: what is written beside a table becomes part of it. */
  growsTables = true;
  /** What `Office.addin.setStartupBehavior` asked for; `Background` means load with the workbook. */
  startState: "Inactive" | "Background" = "Inactive";
  /** Told when an add-in shows or hides its pane. */
  onPaneShown: ((client: ClientConnection, isShown: boolean) => void) | undefined;
  private readonly connections: ClientConnection[] = [];
  private readonly events: EventFeed;
  private calculation: Recalculation | undefined;
  private running: Batch | undefined;
  private isUnsettled = false;
  private nextNumber = 1;

  constructor(
    readonly workbook: Workbook,
    readonly options: HostOptions,
  ) {
    this.calculation = options.calculation;
    this.events = new EventFeed(this);
    workbook.onChange((change) => {
      if (change.type !== "results") this.isUnsettled = true;
      if (change.type === "structure") {
        for (const client of this.connections) client.follow(change);
        for (const live of this.running?.ranges ?? [])
          // Kept ranges moved already, with the client that keeps them.
          if (!this.connections.some((client) => client.references.idOf(live) !== undefined))
            live.follow(change);
      }
      this.events.raise(change);
    });
  }

  get clients(): readonly ClientConnection[] {
    return this.connections;
  }

  /** Lets one more add-in in; see `ClientConnection.windowName` for what its window needs before it loads. */
  connect(options: ClientOptions): ClientConnection {
    const id = `client${this.nextNumber++}`;
    const client = new ClientConnection(this, id, options.conversationId ?? crypto.randomUUID(), options);
    this.connections.push(client);
    return client;
  }

  disconnected(client: ClientConnection): void {
    const at = this.connections.indexOf(client);
    if (at >= 0) this.connections.splice(at, 1);
    this.customFunctions.disconnected(client);
  }

  /** The calculation needs the host's custom functions, so it may be made after the host. */
  useCalculation(calculation: Recalculation): void {
    this.calculation = calculation;
  }

  /** Results are those of everything written so far: called before each read. */
  settleResults(): void {
    if (!this.isUnsettled) return;
    this.isUnsettled = false;
    this.calculation?.recalculate();
  }

  recalculateAll(): void {
    this.calculation?.recalculateAll();
  }

  paneShown(client: ClientConnection, isShown: boolean): void {
    this.onPaneShown?.(client, isShown);
  }

  /** Runs a batch; changes made meanwhile raise their events when it has been answered. */
  inBatch<Result>(batch: Batch, run: (batch: Batch) => Result): Result {
    this.running = batch;
    this.events.hold();
    try {
      return run(batch);
    } finally {
      this.running = undefined;
    }
  }

  /** The answer of the batch is on its way: its events may follow. */
  batchEnded(): void {
    this.events.release();
  }
}
