import { Field as LabelledField, Input, Select } from "@fluentui/react-components";
import { LADDER_STAGES, type LadderStage } from "../../../domain/policy";
import { formatStage } from "../../../text/ruleWords";
import { todayWordsOf } from "../../../text/todayWords";
import type { DebtorView } from "../../views/deskView";
import {
  callersOf,
  filtersInUse,
  NO_FILTERS,
  type NarrowedList,
  type TodayFilters,
} from "../../views/todayFilters";
import { Disclosure } from "../Disclosure";
import { useTexts } from "../textsContext";

interface Props {
  readonly views: readonly DebtorView[];
  readonly filters: TodayFilters;
  readonly unreadable: NarrowedList["unreadable"];
  readonly onChange: (filters: TodayFilters) => void;
}

/** « I have 45 minutes », « only mine »: what is chosen stays until it is taken back, and is always in sight. */
export function Filters({ views, filters, unreadable, onChange }: Props) {
  const { language } = useTexts();
  const w = todayWordsOf(language);
  const change = (part: Partial<TodayFilters>): void => onChange({ ...filters, ...part });
  const refusal = (field: "atLeast" | "minutes") =>
    unreadable.includes(field)
      ? ({ validationState: "error", validationMessage: w.notANumber } as const)
      : undefined;
  const callers = callersOf(views);
  const currencies = [...new Set(views.flatMap(({ overdue }) => overdue.map(({ currency }) => currency)))];
  const inUse = filtersInUse({ ...filters, minutes: "" });
  return (
    <div className="filters">
      <LabelledField label={w.minutes} {...refusal("minutes")}>
        <Input
          inputMode="numeric"
          className="shortInput"
          value={filters.minutes}
          onChange={(_event, { value }) => change({ minutes: value })}
        />
      </LabelledField>
      <Disclosure title={inUse === 0 ? w.filters : w.filtersOn(inUse)}>
        {() => (
          <>
            {callers.length > 0 && (
              <LabelledField label={w.caller}>
                <Select
                  value={filters.caller ?? "*"}
                  onChange={(_event, { value }) => change({ caller: value === "*" ? undefined : value })}
                >
                  <option value="*">{w.everybody}</option>
                  {callers.map((caller) => (
                    <option key={caller} value={caller}>
                      {caller}
                    </option>
                  ))}
                  <option value="">{w.nobodyNamed}</option>
                </Select>
              </LabelledField>
            )}
            <LabelledField label={w.stage}>
              <Select
                value={filters.stage ?? ""}
                onChange={(_event, { value }) =>
                  change({ stage: value === "" ? undefined : (value as LadderStage) })
                }
              >
                <option value="">{w.anyStage}</option>
                {LADDER_STAGES.map((stage) => (
                  <option key={stage} value={stage}>
                    {formatStage(stage, language)}
                  </option>
                ))}
              </Select>
            </LabelledField>
            {currencies.length > 1 && (
              <LabelledField label={w.currency}>
                <Select
                  value={filters.currency ?? ""}
                  onChange={(_event, { value }) => change({ currency: value === "" ? undefined : value })}
                >
                  <option value="">{w.anyCurrency}</option>
                  {currencies.map((currency) => (
                    <option key={currency}>{currency}</option>
                  ))}
                </Select>
              </LabelledField>
            )}
            <LabelledField label={w.atLeast} {...refusal("atLeast")}>
              <Input
                inputMode="decimal"
                className="shortInput"
                value={filters.atLeast}
                onChange={(_event, { value }) => change({ atLeast: value })}
              />
            </LabelledField>
            {inUse > 0 && (
              <button
                type="button"
                className="quiet"
                onClick={() => onChange({ ...NO_FILTERS, minutes: filters.minutes })}
              >
                {w.clear}
              </button>
            )}
          </>
        )}
      </Disclosure>
    </div>
  );
}
