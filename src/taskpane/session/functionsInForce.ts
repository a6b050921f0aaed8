import type { LanguageCode, WorkbookSettings } from "../../application/ports";
import type { PaneState } from "./paneState";

type InForceSettings = Pick<WorkbookSettings, "policy"> & { readonly language: LanguageCode };

/**
 * Told whenever what the functions answer by is known or changes.
 *
 * @returns whether cells may show answers given otherwise
 */
export type TellFunctions = (inForce: InForceSettings & { readonly uses1904: boolean }) => boolean;

/** Keeps the functions answering as the pane does: by the same policy, in the same language, in the sheet's own days. */
export class FunctionsInForce {
  private settings: InForceSettings | undefined;
  private uses1904 = false;

  constructor(
    private readonly tell: TellFunctions,
    /** A recalculation that Excel refuses leaves cells as they were until the next one. */
    private readonly recalculate: () => Promise<unknown>,
  ) {}

  settingsKnown(settings: InForceSettings): void {
    this.settings = settings;
    if (this.tell({ ...settings, uses1904: this.uses1904 })) void this.recalculate();
  }

  stateChanged({ phase }: Pick<PaneState, "phase">): void {
    if (phase.type !== "ready" || phase.desk.ledger.uses1904 === this.uses1904) return;
    this.uses1904 = phase.desk.ledger.uses1904;
    if (this.settings !== undefined) this.settingsKnown(this.settings);
  }
}
