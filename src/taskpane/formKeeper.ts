import type { Desk } from "../application/openDesk";
import type { CallForm } from "./callForm";
import { viewOf } from "./deskView";
import type { DraftMemory } from "./draftMemory";
import { screenOfFormKey } from "./paneState";

/** Keeps the forms of the pane as they are typed in, and gives them back after the page has ended. */
export class FormKeeper {
  /** As last kept, or as first seen: a form nobody typed in is no draft. */
  private readonly texts = new Map<string, string>();

  constructor(private readonly drafts: DraftMemory | undefined) {}

  /** Drafts about debtors that are in the sheet and calls that are not in the log. */
  kept(desk: Desk): ReadonlyMap<string, CallForm> {
    const forms = new Map<string, CallForm>();
    if (this.drafts === undefined) return forms;
    const logged = new Set([...desk.history.eventsByDebtor.values()].flat().map(({ id }) => id));
    for (const [formKey, form] of this.drafts.all()) {
      if (logged.has(form.id)) this.drafts.remove(formKey);
      else if (viewOf(desk).debtorsByKey.has(screenOfFormKey(formKey).debtorKey)) {
        forms.set(formKey, form);
        this.texts.set(formKey, textOf(form));
      }
    }
    return forms;
  }

  keep(forms: ReadonlyMap<string, CallForm>): void {
    if (this.drafts === undefined) return;
    for (const formKey of [...this.texts.keys()])
      if (!forms.has(formKey)) {
        this.texts.delete(formKey);
        this.drafts.remove(formKey);
      }
    for (const [formKey, form] of forms) {
      const before = this.texts.get(formKey);
      const text = textOf(form);
      if (before !== undefined && before !== text) this.drafts.write(formKey, form);
      this.texts.set(formKey, text);
    }
  }
}

/** Without the timer, which runs by itself. */
function textOf({ timer: _timer, ...typed }: CallForm): string {
  return JSON.stringify(typed);
}
