import type { CallEvent, CallLogged, EntriesRedacted, RedactedEntry, RedactionScope } from "./callLog";
import type { ReceivableChange, SeenReceivable } from "./comparison";

/** Stands for the key of a debtor who was forgotten. */
const FORGOTTEN = "?";

/**
 * One entry without what was said and by whom; dates, outcomes, amounts and invoices stay, since the rules and the books
 * rest on them. With scope « debtor » it is about nobody any more: neither name, key nor invoices are left.
 *
 * @param changes of a comparison, by index: those about others stay; left out: all of them go
 */
export function redactEvent(
  event: CallEvent,
  scope: RedactionScope,
  changes?: RedactedEntry["changes"],
): CallEvent {
  const forgetsDebtor = scope === "debtor";
  switch (event.type) {
    case "call": {
      const call = withoutWords(event);
      return forgetsDebtor ? { ...call, debtorKey: FORGOTTEN, debtorName: "", covers: [] } : call;
    }
    case "notice":
      return forgetsDebtor ? { ...event, debtorKey: FORGOTTEN, debtorName: "", covers: [] } : event;
    case "planAnswer":
    case "duty": {
      const { note: _note, ...rest } = event;
      return rest;
    }
    case "merge":
      return forgetsDebtor
        ? { ...event, fromDebtorKey: FORGOTTEN, intoDebtorKey: FORGOTTEN, fromName: "", intoName: "" }
        : event;
    case "reattachment":
      return forgetsDebtor
        ? { ...event, fromKey: FORGOTTEN, toKey: FORGOTTEN, fromReference: "", toReference: "" }
        : event;
    case "comparison":
      if (!forgetsDebtor) return event;
      return {
        ...event,
        changes:
          changes === undefined
            ? []
            : event.changes.map((change, index) =>
                changes.includes(index) ? withoutDebtor(change) : change,
              ),
      };
    case "redaction": {
      const { because: _because, ...rest } = event;
      return rest;
    }
    case "void":
      return event;
  }
}

/** Whether an erasure would take anything out of an entry. */
export function saysWords(
  event: CallEvent,
  scope: RedactionScope,
  changes?: RedactedEntry["changes"],
): boolean {
  return textOf(redactEvent(event, scope, changes)) !== textOf(event);
}

/**
 * Which changes of a comparison are about the debtors that are forgotten with these entries, and those that were to be
 * forgotten before; `undefined`: all, since nothing tells whose.
 */
export function changesToForget(
  event: CallEvent,
  forgottenWith: readonly CallEvent[],
  before: readonly EntriesRedacted[],
): RedactedEntry["changes"] {
  if (event.type !== "comparison") return undefined;
  const keys = new Set(forgottenWith.flatMap(debtorKeysIn));
  const named = event.changes.flatMap((change, index) =>
    receivablesIn(change).some(({ debtorKey }) => keys.has(debtorKey)) ? [index] : [],
  );
  const begun = before.flatMap(({ redacts }) =>
    redacts.flatMap(({ id, changes = [] }) => (id === event.id ? changes : [])),
  );
  const changes = new Set([...begun, ...named]);
  return changes.size === 0 ? undefined : [...changes].sort((a, b) => a - b);
}

function debtorKeysIn(event: CallEvent): readonly string[] {
  if (event.type === "call" || event.type === "notice") return [event.debtorKey];
  return event.type === "merge" ? [event.fromDebtorKey, event.intoDebtorKey] : [];
}

function receivablesIn(change: ReceivableChange): readonly SeenReceivable[] {
  return [...("before" in change ? [change.before] : []), ...("after" in change ? [change.after] : [])];
}

function withoutDebtor(change: ReceivableChange): ReceivableChange {
  const nobody = { key: FORGOTTEN, reference: "", debtorKey: FORGOTTEN, debtorName: "" };
  return {
    ...change,
    ...("before" in change && { before: { ...change.before, ...nobody } }),
    ...("after" in change && { after: { ...change.after, ...nobody } }),
  };
}

/** The same for entries that say the same, in whatever order their fields stand. */
function textOf(event: CallEvent): string {
  return JSON.stringify(event, (_name, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

/** The log as it may be read: what an erasure concerns is erased, also where its rows still say it. */
export function applyRedactions(events: readonly CallEvent[]): readonly CallEvent[] {
  const redactions = new Map<string, (readonly [RedactionScope, RedactedEntry["changes"]])[]>();
  for (const event of events)
    if (event.type === "redaction")
      for (const { id, changes } of event.redacts)
        redactions.set(id, [...(redactions.get(id) ?? []), [event.scope, changes]]);
  if (redactions.size === 0) return events;
  return events.map((event) =>
    (redactions.get(event.id) ?? []).reduce(
      (left, [scope, changes]) => redactEvent(left, scope, changes),
      event,
    ),
  );
}

function withoutWords(call: CallLogged): CallLogged {
  const {
    person: _person,
    detail: _detail,
    note: _note,
    replacedBecause: _because,
    version: _version,
    assessment: _assessment,
    consulted: _consulted,
    role: _role,
    impression: _impression,
    unanswered: _unanswered,
    dispute,
    grace,
    commitments,
    ...rest
  } = call;
  return {
    ...rest,
    ...(dispute && {
      dispute: { category: dispute.category, ...(dispute.disputed && { disputed: dispute.disputed }) },
    }),
    ...(grace && { grace: { untilOn: grace.untilOn, grantedBy: "" } }),
    ...(commitments && { commitments: commitments.map((commitment) => ({ ...commitment, action: "" })) }),
  };
}
