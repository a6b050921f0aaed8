import { HostError } from "./hostError";

/** Something that goes wrong with one sync to come. */
export type PlannedFault = {
  /** 1 is the next sync after planning. */
  readonly sync?: number;
  /** Left out: whichever client comes. */
  readonly clientId?: string;
} & (
  | { readonly kind: "before"; readonly code: string; readonly message?: string }
  | { readonly kind: "after"; readonly code: string; readonly message?: string }
  /** Stops in front of an action; left out: in front of the middle one. */
  | {
      readonly kind: "partway";
      readonly code: string;
      readonly message?: string;
      readonly actionIndex?: number;
    }
  | { readonly kind: "delay"; readonly delayMs: number }
  /** Never answers, and does nothing. */
  | { readonly kind: "hang" }
);

/** Failures on demand: nothing of the add-in knows about them. */
export class Faults {
  /** How long every sync waits that has nothing else planned: a slow Excel. */
  everySyncDelayMs = 0;
  private planned: { readonly fault: PlannedFault; remaining: number }[] = [];

  /** @example host.faults.plan({ sync: 2, kind: "partway", code: "GeneralException" }) */
  plan(fault: PlannedFault): void {
    this.planned.push({ fault, remaining: fault.sync ?? 1 });
  }

  clear(): void {
    this.planned = [];
  }

  /** Called once for every sync of an add-in; counts it down and gives the fault due now. */
  due(clientId: string): PlannedFault | undefined {
    let found: PlannedFault | undefined;
    this.planned = this.planned.filter((plan) => {
      if (plan.fault.clientId !== undefined && plan.fault.clientId !== clientId) return true;
      if (plan.remaining > 1 || found !== undefined) {
        plan.remaining = Math.max(1, plan.remaining - 1);
        return true;
      }
      found = plan.fault;
      return false;
    });
    if (found === undefined && this.everySyncDelayMs > 0)
      return { kind: "delay", delayMs: this.everySyncDelayMs };
    return found;
  }
}

export function plannedError(fault: { readonly code: string; readonly message?: string }): HostError {
  return new HostError(fault.code, fault.message ?? `${fault.code} (planned)`, "");
}
