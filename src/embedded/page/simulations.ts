import type { OfficeHost } from "../host/officeHost";

/** When the next request of the add-in fails: before anything, after everything, or halfway. */
export type FaultMoment = "before" | "after" | "partway";

export const FAULT_MOMENTS: readonly FaultMoment[] = ["before", "partway", "after"];

const SLOW_SYNC_MS = 1500;

/** What can go wrong in Excel, switched on and off by a person who wants to see it. */
export class Simulations {
  private isEditSimulated = false;
  private isTyping = false;
  private planned: { readonly moment: FaultMoment; readonly syncs: number } | undefined;

  constructor(private readonly host: OfficeHost) {}

  /** The fault that still waits for a request; it happens once. */
  get plannedFault(): FaultMoment | undefined {
    return this.planned?.syncs === this.host.counters.syncs ? this.planned.moment : undefined;
  }

  toggleFault(moment: FaultMoment): void {
    const { faults, counters } = this.host;
    const wasPlanned = this.plannedFault === moment;
    faults.clear();
    this.planned = wasPlanned ? undefined : { moment, syncs: counters.syncs };
    if (!wasPlanned) faults.plan({ kind: moment, code: "GeneralException" });
  }

  /** Every request takes a second and a half longer. */
  get isSlow(): boolean {
    return this.host.faults.everySyncDelayMs > 0;
  }

  toggleSlow(): void {
    this.host.faults.everySyncDelayMs = this.isSlow ? 0 : SLOW_SYNC_MS;
  }

  /** A cell being edited without anybody at the keyboard here. */
  get isCellEdited(): boolean {
    return this.isEditSimulated;
  }

  toggleCellEdit(): void {
    this.isEditSimulated = !this.isEditSimulated;
    this.tellHost();
  }

  /** The person at this page begins or ends typing in a cell. */
  setTyping(isTyping: boolean): void {
    this.isTyping = isTyping;
    this.tellHost();
  }

  private tellHost(): void {
    const { cellEdit } = this.host;
    const isEdited = this.isEditSimulated || this.isTyping;
    if (isEdited === cellEdit.isActive) return;
    if (isEdited) cellEdit.begin();
    else cellEdit.end();
  }
}
