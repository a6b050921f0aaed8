import type { Desk } from "../../application/openDesk";
import type { LanguageCode } from "../../application/ports";
import { callPace, cutToMinutes, type CallPace } from "../../domain/callDuration";
import { moneyToDecimal } from "../../domain/money";
import { isSamePerson } from "../../domain/personName";
import type { LadderStage } from "../../domain/policy";
import { parseAmount } from "../../text/parseAmount";
import type { DebtorView } from "./deskView";

/** How the person narrows today's list, as typed; kept while the pane is open. */
export interface TodayFilters {
  /** `undefined`: everybody's; empty: those that nobody is named for. */
  readonly caller: string | undefined;
  readonly stage: LadderStage | undefined;
  readonly currency: string | undefined;
  readonly atLeast: string;
  readonly minutes: string;
}

export const NO_FILTERS: TodayFilters = {
  caller: undefined,
  stage: undefined,
  currency: undefined,
  atLeast: "",
  minutes: "",
};

export interface NarrowedList {
  /** Those to call, in the order to call them. */
  readonly shown: readonly DebtorView[];
  /** Those that do not fit into the minutes. */
  readonly leftOver: readonly DebtorView[];
  readonly hiddenCount: number;
  /** Set when minutes were given. */
  readonly budget: { readonly minutes: number; readonly pace: CallPace } | undefined;
  /** Fields that hold something else than a number: they narrow nothing. */
  readonly unreadable: readonly ("atLeast" | "minutes")[];
}

/** Who is named as caller, on the debtor in the settings or in the sheet; a name once however it is written. */
export function callersOf(views: readonly DebtorView[]): readonly string[] {
  const callers: string[] = [];
  for (const { entry } of views) {
    const caller = entry?.caller;
    if (caller !== undefined && !callers.some((known) => isSamePerson(known, caller))) callers.push(caller);
  }
  return callers.sort((a, b) => a.localeCompare(b));
}

/** How many choices narrow the list. */
export function filtersInUse({ caller, stage, currency, atLeast, minutes }: TodayFilters): number {
  return [caller, stage, currency, atLeast.trim() || undefined, minutes.trim() || undefined].filter(
    (choice) => choice !== undefined,
  ).length;
}

/** @param views in today's list, by rank */
export function narrowToday(
  desk: Desk,
  views: readonly DebtorView[],
  filters: TodayFilters,
  by: { readonly author: string; readonly language: LanguageCode },
): NarrowedList {
  const { caller, stage, currency } = filters;
  const atLeast = numberIn(filters.atLeast, by.language);
  const minutes = numberIn(filters.minutes, by.language);
  const kept = views.filter((view) => {
    const { entry } = view;
    if (entry === undefined) return false;
    if (caller !== undefined && !isSamePerson(entry.caller ?? "", caller)) return false;
    if (stage !== undefined && entry.tone !== stage) return false;
    const amounts = entry.overdue.filter((money) => currency === undefined || money.currency === currency);
    if (currency !== undefined && amounts.length === 0) return false;
    return typeof atLeast !== "number" || amounts.some((money) => moneyToDecimal(money) >= atLeast);
  });
  const unreadable = [
    ...(atLeast === "unreadable" ? (["atLeast"] as const) : []),
    ...(minutes === "unreadable" ? (["minutes"] as const) : []),
  ];
  const hiddenCount = views.length - kept.length;
  if (typeof minutes !== "number")
    return { shown: kept, leftOver: [], hiddenCount, budget: undefined, unreadable };

  const pace = callPace(callsOf(desk), by.author, desk.policy);
  const viewsByEntry = new Map(kept.map((view) => [view.entry!, view]));
  const { fits, leftOver } = cutToMinutes([...viewsByEntry.keys()], minutes, pace);
  return {
    shown: fits.map((entry) => viewsByEntry.get(entry)!),
    leftOver: leftOver.map((entry) => viewsByEntry.get(entry)!),
    hiddenCount,
    budget: { minutes, pace },
    unreadable,
  };
}

function* callsOf({ history }: Desk) {
  for (const events of history.eventsByDebtor.values())
    for (const event of events) if (event.type === "call") yield event;
}

function numberIn(text: string, language: LanguageCode): number | "unreadable" | undefined {
  if (text.trim() === "") return undefined;
  // Two decimals, whatever the currency: only the figure is asked.
  const read = parseAmount(text.trim(), "EUR", language);
  return read === undefined || read.amountMinor < 0 ? "unreadable" : read.amountMinor / 100;
}
