import { isOutcomeCode } from "../../domain/outcome";
import type { CallForm } from "../callForm/callForm";
import { emptyForm } from "../callForm/emptyForm";
import type { LocalMemory } from "./localMemory";

/** Calls being typed, kept on this computer at every key: a page that dies loses none of it. */
export interface DraftMemory {
  /** By the key of the form. */
  all(): ReadonlyMap<string, Draft>;
  write(formKey: string, draft: Draft): void;
  remove(formKey: string): void;
}

export interface Draft {
  readonly form: CallForm;
  /** The person has saved it like this; whether it arrived, the log and the outbox know. */
  readonly isSaved: boolean;
}

const PREFIX = "draft.";
const DAYS_KEPT = 30;
const MS_PER_DAY = 86_400_000;

/**
 * Drafts that nobody came back to for a month are removed, those of other workbooks too: they name people.
 *
 * @param workbook what tells the open one from others
 * @param now in milliseconds
 */
export function createDraftMemory(
  memory: LocalMemory,
  workbook: string,
  now: () => number = Date.now,
): DraftMemory {
  const prefix = `${PREFIX}${workbook}\n`;
  return {
    all() {
      const drafts = new Map<string, Draft>();
      for (const name of memory.names()) {
        if (!name.startsWith(PREFIX)) continue;
        const draft = parseDraft(memory.read(name) ?? "");
        if (draft === undefined || now() - draft.keptAt >= DAYS_KEPT * MS_PER_DAY) memory.remove(name);
        else if (name.startsWith(prefix)) drafts.set(name.slice(prefix.length), draft);
      }
      return drafts;
    },
    write: (formKey, draft) => memory.write(prefix + formKey, JSON.stringify({ keptAt: now(), ...draft })),
    remove: (formKey) => memory.remove(prefix + formKey),
  };
}

/** A draft of an older Relance is completed, and no field of another kind taken. */
function parseDraft(text: string): (Draft & { readonly keptAt: number }) | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(json) || typeof json.keptAt !== "number" || !isRecord(json.form)) return undefined;
  const stored = json.form;
  if (typeof stored.id !== "string" || stored.id === "") return undefined;
  const taken: Record<string, unknown> = {};
  for (const [name, empty] of Object.entries(emptyForm(stored.id)) as [string, unknown][])
    taken[name] = isSameKind(stored[name], empty) ? stored[name] : empty;
  // Nothing is known of these two in an empty form.
  if (typeof stored.outcome === "string" && isOutcomeCode(stored.outcome)) taken.outcome = stored.outcome;
  if (isRecord(stored.correction)) taken.correction = stored.correction;
  // The call is over: the timer stands still since the page died.
  taken.timer = { elapsedSeconds: elapsedOf(taken.timer) };
  return { keptAt: json.keptAt, isSaved: json.isSaved === true, form: taken as unknown as CallForm };
}

function isSameKind(value: unknown, empty: unknown): boolean {
  if (Array.isArray(empty)) return Array.isArray(value);
  if (!isRecord(empty)) return typeof value === typeof empty;
  return isRecord(value) && Object.entries(empty).every(([name, part]) => isSameKind(value[name], part));
}

function elapsedOf(timer: unknown): number {
  return isRecord(timer) && typeof timer.elapsedSeconds === "number" ? timer.elapsedSeconds : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
