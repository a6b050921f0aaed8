import type { CallEvent, CallLogged, RedactionScope } from "./callLog";

/** Stands for the key of a debtor who was forgotten. */
const FORGOTTEN = "?";

/**
 * One entry without what was said and by whom; dates, outcomes, amounts and invoices stay, since the rules and the books
 * rest on them. With scope « debtor » it is about nobody any more: neither name, key nor invoices are left.
 */
export function redactEvent(event: CallEvent, scope: RedactionScope): CallEvent {
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
      return forgetsDebtor ? { ...event, changes: [] } : event;
    case "redaction": {
      const { because: _because, ...rest } = event;
      return rest;
    }
    case "void":
      return event;
  }
}

/** Whether an erasure would take anything out of an entry. */
export function saysWords(event: CallEvent, scope: RedactionScope): boolean {
  return textOf(redactEvent(event, scope)) !== textOf(event);
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
  const scopes = new Map<string, RedactionScope>();
  for (const event of events)
    if (event.type === "redaction")
      for (const { id } of event.redacts) if (scopes.get(id) !== "debtor") scopes.set(id, event.scope);
  if (scopes.size === 0) return events;
  return events.map((event) => {
    const scope = scopes.get(event.id);
    return scope === undefined ? event : redactEvent(event, scope);
  });
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
