import { Field as LabelledField, Input, Select, Textarea } from "@fluentui/react-components";
import { HOLIDAY_CALENDARS, type HolidayCalendar } from "../../../domain/holidays";
import { formatOutcome, formatStage } from "../../../text/ruleWords";
import { formatCountedFrom, formatSettingFault, settingsWordsOf } from "../../../text/settingsWords";
import type { SettingPlace, SettingRefusal } from "../../views/settingsForm";
import { LanguageOptions } from "../LanguageOptions";
import { useTexts } from "../textsContext";

interface Props {
  readonly place: SettingPlace;
  readonly value: string;
  /** As it came with Relance; said where the value is another. */
  readonly usual: string;
  /** What holds while the field is empty; left out where it may not be. */
  readonly inherited: string | undefined;
  readonly refusal: SettingRefusal | undefined;
  readonly onChange: (value: string) => void;
}

/** One figure or choice of the scenario, with what it changes, and with the usual value where it was changed. */
export function SettingInput({ place, value, usual, inherited, refusal, onChange }: Props) {
  const { language } = useTexts();
  const w = settingsWordsOf(language);
  const { label, explain, unit } = w.fields[place.field];
  const of = useWhich(place);
  const change = { value, onChange: (_event: unknown, data: { value: string }) => onChange(data.value) };
  const wasChanged = value.trim() !== usual.trim() && usual !== "" && !place.isOptional;
  const hint = [
    ...(of === "" || place.field === "guard.hours" ? [explain] : []),
    ...(wasChanged ? [w.changedFromDefault(wordedValue(place, usual, w))] : []),
  ].join(" ");
  const counted = place.countedFrom === undefined ? unit : formatCountedFrom(place.countedFrom, language);
  const title = [of === "" ? label : `${of} – ${label.charAt(0).toLowerCase()}${label.slice(1)}`, counted]
    .filter(Boolean)
    .join(", ");
  return (
    <LabelledField
      label={title}
      {...(refusal
        ? {
            validationState: "error" as const,
            validationMessage: formatSettingFault(place.field, refusal.fault, language, of),
          }
        : { hint })}
    >
      {place.kind === "yesNo" ? (
        <Select {...change}>
          {place.isOptional && <option value="">{w.asUsual}</option>}
          <option value="true">{w.yes}</option>
          <option value="false">{w.no}</option>
        </Select>
      ) : place.kind === "holidays" ? (
        <Select {...change}>
          {place.isOptional && <option value="">{w.asUsual}</option>}
          {HOLIDAY_CALENDARS.map((code) => (
            <option key={code} value={code}>
              {w.holidays[code]}
            </option>
          ))}
        </Select>
      ) : place.kind === "language" ? (
        <Select {...change}>
          <option value="">{w.asUsual}</option>
          <LanguageOptions />
        </Select>
      ) : place.kind === "days" || place.kind === "amounts" ? (
        <Textarea {...change} resize="vertical" />
      ) : (
        <Input
          {...change}
          {...(place.kind === "hours" ? {} : { className: "shortInput", inputMode: "decimal" })}
          {...(inherited !== undefined && { placeholder: inherited })}
        />
      )}
    </LabelledField>
  );
}

/** Which stage or outcome a field is about; segments have a heading of their own. */
function useWhich({ stage, outcome }: SettingPlace): string {
  const { language } = useTexts();
  if (stage !== undefined) return formatStage(stage, language);
  return outcome === undefined ? "" : formatOutcome(outcome, language);
}

function wordedValue({ kind }: SettingPlace, value: string, w: ReturnType<typeof settingsWordsOf>): string {
  if (kind === "yesNo") return value === "true" ? w.yes : w.no;
  return kind === "holidays" ? w.holidays[value as HolidayCalendar] : value.replaceAll("\n", ", ");
}
