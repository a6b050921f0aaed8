export interface RibbonControlState {
  readonly isEnabled?: boolean;
  readonly isVisible?: boolean;
}

/** Buttons and tabs the add-in changed through `Office.ribbon.requestUpdate`, by id. */
export class Ribbon {
  private readonly states = new Map<string, RibbonControlState>();

  set(id: string, change: RibbonControlState): void {
    this.states.set(id, { ...this.states.get(id), ...change });
  }

  stateOf(id: string): RibbonControlState {
    return this.states.get(id) ?? {};
  }
}
