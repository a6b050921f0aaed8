import { isOutcomeCode } from "../domain/outcome";
import type { CallForm } from "./callForm";
import { emptyForm } from "./emptyForm";
import type { LocalMemory } from "./localMemory";

/** Calls being typed, kept on this computer at every key: a page that dies loses none of it. */
export interface DraftMemory {
  /** By the key of the form. */
  all(): ReadonlyMap<string, CallForm>;
  write(formKey: string, form: CallForm): void;
  remove(formKey: string): void;
}

const DAYS_KEPT = 30;
const MS_PER_DAY = 86_400_000;

/**
 * @param workbook where the open workbook is stored
 * @param now in milliseconds
 */
export function createDraftMemory(
  memory: LocalMemory,
  workbook: string,
  now: () => number = Date.now,
): DraftMemory {
  const prefix = `draft.${workbook}\n`;
  return {
    all() {
      const drafts = new Map<string, CallForm>();
      for (const name of memory.names()) {
        if (!name.startsWith(prefix)) continue;
        const draft = parseDraft(memory.read(name) ?? "");
        if (draft !== undefined && now() - draft.keptAt < DAYS_KEPT * MS_PER_DAY)
          drafts.set(name.slice(prefix.length), draft.form);
        else memory.remove(name);
      }
      return drafts;
    },
    write: (formKey, form) => memory.write(prefix + formKey, JSON.stringify({ keptAt: now(), form })),
    remove: (formKey) => memory.remove(prefix + formKey),
  };
}

/** A draft of an older Relance is completed, and no field of another kind taken. */
function parseDraft(text: string): { keptAt: number; form: CallForm } | undefined {
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
  return { keptAt: json.keptAt, form: taken as unknown as CallForm };
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
