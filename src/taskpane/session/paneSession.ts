import type { Ports } from "../../application/ports";
import { FormKeeper } from "./formKeeper";
import type { ReviewMemory } from "../memory/reviewMemory";
import { formKeyOf, type PaneState, type Screen } from "./paneState";
import { languageOfTag } from "../../text/languageOfTag";
import type { PaneSessionOptions } from "./sessionOptions";
import { PaneStore } from "./paneStore";
import { LogDesk } from "./logDesk";
import { ReadingComparison } from "./readingComparison";
import { PaneSettings } from "./paneSettings";
import { LedgerOpening } from "./ledgerOpening";
import { SheetDesk } from "./sheetDesk";
import { CallDesk } from "./callDesk";
import { Rejoining } from "./rejoining";

/**
 * What the pane does, apart from how it looks: every action of the person is a method of one of its parts, every change a
 * new state.
 */
export class PaneSession {
  readonly log: LogDesk;
  readonly settings: PaneSettings;
  readonly opening: LedgerOpening;
  readonly sheet: SheetDesk;
  readonly calls: CallDesk;
  readonly rejoining: Rejoining;
  readonly getState: () => PaneState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Stops the reading or writing under way; what was done stands. */
  readonly cancel: () => void;
  private readonly store: PaneStore;

  constructor(
    ports: Ports,
    private readonly options: PaneSessionOptions,
  ) {
    const store = new PaneStore(
      {
        language: languageOfTag(options.displayLanguage),
        languageChoice: undefined,
        callTexts: {},
        author: options.authorMemory.read(),
        phase: { type: "loading", what: "looking" },
        waiting: options.outbox?.waiting() ?? [],
        waitingFault: undefined,
        isWaitingForCell: false,
        bug: undefined,
      },
      new FormKeeper(options.drafts),
    );
    const comparison = new ReadingComparison(store, ports);
    this.store = store;
    this.getState = store.getState;
    this.subscribe = store.subscribe;
    this.cancel = store.cancel;
    this.log = new LogDesk(store, ports, options);
    this.settings = new PaneSettings(store, ports, options);
    this.opening = new LedgerOpening(store, ports, this.settings, comparison, this.log);
    this.sheet = new SheetDesk(store, ports, options, this.settings, comparison);
    this.calls = new CallDesk(store, ports, options);
    this.rejoining = new Rejoining(store, ports, this.settings);
  }

  readonly open = (screen: Screen): void => {
    const { phase } = this.store.state;
    if (phase.type !== "ready") return;
    let { forms } = phase;
    if (screen.type === "call" && !forms.has(formKeyOf(screen))) {
      const form = this.calls.newForm(phase, screen);
      if (form === undefined) return;
      forms = new Map(forms).set(formKeyOf(screen), form);
    }
    this.store.changeReady({ screen, forms, message: undefined, saveFailure: undefined });
    // Before one dials: a colleague may have called a moment ago.
    if (screen.type === "debtor" || screen.type === "call") void this.log.logChanged();
  };

  /** From a call to its debtor, its entries kept; from a debtor to the list. @returns whether there was a way back. */
  readonly goBack = (): boolean => {
    const { phase } = this.store.state;
    if (phase.type !== "ready") return false;
    if (isAboutSheet(phase.screen)) {
      this.open({ type: "sheet" });
      return true;
    }
    if (phase.screen.type === "log" || phase.screen.type === "policy") {
      this.open({ type: "settings" });
      return true;
    }
    if (phase.screen.type === "agenda" || phase.screen.type === "elsewhere") {
      this.open({ type: "today" });
      return true;
    }
    if (!("debtorKey" in phase.screen)) return false;
    const { type, debtorKey } = phase.screen;
    // What is being saved stays in sight until it is known how that went.
    if (phase.job?.type !== "saving")
      this.open(type === "debtor" ? { type: "today", cameFrom: debtorKey } : { type: "debtor", debtorKey });
    return true;
  };

  readonly dismissMessage = (): void => this.store.changeReady({ message: undefined });

  get reviews(): ReviewMemory | undefined {
    return this.options.reviews;
  }
}

/** Screens one reaches from the sheet's, and leaves to it. */
function isAboutSheet({ type }: Screen): boolean {
  return type === "changes" || type === "orphans" || type === "merges";
}
