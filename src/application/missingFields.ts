import type { ColumnMapping, MissingField } from "./ports";

/** Fields that must come from some column and do not yet; each is met by any one of several columns. */
export function missingFields(mapping: ColumnMapping): readonly MissingField[] {
  const missing: MissingField[] = [];
  if (!mapping.debtorName && !mapping.debtorCode) missing.push("debtor");
  if (!mapping.dueOn && !(mapping.terms && mapping.issuedOn)) missing.push("dueOn");
  if (!mapping.open && !mapping.amount) missing.push("open");
  return missing;
}
