import type { Desk } from "../../application/openDesk";
import type { CallForm } from "../callForm/callForm";
import { viewOf } from "../views/deskView";
import type { DraftMemory } from "../memory/draftMemory";
import { screenOfFormKey } from "./paneState";

/** Keeps the forms of the pane as they are typed in, and gives them back after the page has ended. */
export class FormKeeper {
  /** As last kept, or as first seen: a form nobody typed in is no draft. */
  private readonly texts = new Map<string, string>();
  /** As the person last saved them. */
  private readonly saved = new Map<string, string>();

  constructor(private readonly drafts: DraftMemory | undefined) {}

  /** Drafts about debtors that are in the sheet, but for those that stand in the log as they are. */
  kept(desk: Desk): ReadonlyMap<string, CallForm> {
    const forms = new Map<string, CallForm>();
    if (this.drafts === undefined) return forms;
    const logged = new Set([...desk.history.eventsByDebtor.values()].flat().map(({ id }) => id));
    for (const [formKey, { form, isSaved }] of this.drafts.all()) {
      if (isSaved && logged.has(form.id)) this.drafts.remove(formKey);
      else if (viewOf(desk).debtorsByKey.has(screenOfFormKey(formKey).debtorKey)) {
        forms.set(formKey, form);
        this.texts.set(formKey, textOf(form));
        if (isSaved) this.saved.set(formKey, textOf(form));
      }
    }
    return forms;
  }

  /** The person saves it as it is; typed in again, it is a draft again, whatever becomes of what was saved. */
  saving(formKey: string, form: CallForm): void {
    const text = textOf(form);
    this.texts.set(formKey, text);
    this.saved.set(formKey, text);
    this.drafts?.write(formKey, { form, isSaved: true });
  }

  /** Nothing was typed since it was saved. */
  isAsSaved(formKey: string, form: CallForm): boolean {
    return this.saved.get(formKey) === textOf(form);
  }

  keep(forms: ReadonlyMap<string, CallForm>): void {
    for (const formKey of [...this.texts.keys()])
      if (!forms.has(formKey)) {
        this.texts.delete(formKey);
        this.saved.delete(formKey);
        this.drafts?.remove(formKey);
      }
    for (const [formKey, form] of forms) {
      const before = this.texts.get(formKey);
      const text = textOf(form);
      if (before !== undefined && before !== text)
        this.drafts?.write(formKey, { form, isSaved: this.isAsSaved(formKey, form) });
      this.texts.set(formKey, text);
    }
  }
}

/** Without the timer, which runs by itself. */
function textOf({ timer: _timer, ...typed }: CallForm): string {
  return JSON.stringify(typed);
}
