import {
  Button,
  Checkbox,
  Field as LabelledField,
  Input,
  Select,
  Textarea,
} from "@fluentui/react-components";
import { useState } from "react";
import type { DebtorLanguage, DebtorProfile } from "../../../domain/debtorProfile";
import { HOLIDAY_CALENDARS, type HolidayCalendar } from "../../../domain/holidays";
import { SEGMENTS, type Segment } from "../../../domain/policy";
import { formatSettingFault, settingsWordsOf } from "../../../text/settingsWords";
import { LanguageOptions } from "../LanguageOptions";
import { useTexts } from "../textsContext";

interface Props {
  readonly profile: DebtorProfile;
  /** Who calls, says the sheet; shown where nothing else is said. */
  readonly callerInSheet: string | undefined;
  readonly isSaving: boolean;
  readonly onSave: (profile: DebtorProfile) => void;
}

type Typed = Readonly<
  Record<"segment" | "caller" | "language" | "country" | "holidays" | "bestTime" | "note", string>
>;

/** What is known of one customer beyond the sheet: what is left out is as for everybody. */
export function ProfileForm({ profile, callerInSheet, isSaving, onSave }: Props) {
  const { language } = useTexts();
  const w = settingsWordsOf(language);
  const [isStrategic, setStrategic] = useState(profile.isStrategic ?? profile.segment === "STRATEGIC");
  const [typed, setTyped] = useState<Typed>({
    segment: profile.segment ?? "STANDARD",
    caller: profile.caller ?? "",
    language: profile.language ?? "",
    country: profile.country ?? "",
    holidays: profile.holidays ?? "",
    bestTime: profile.bestTime ?? "",
    note: profile.note ?? "",
  });
  const bind = (name: keyof Typed) => ({
    value: typed[name],
    onChange: (_event: unknown, { value }: { readonly value: string }) =>
      setTyped({ ...typed, [name]: value }),
  });
  const country = typed.country.trim().toUpperCase();
  const isCountryWrong = country !== "" && !/^[A-Z]{2}$/.test(country);
  const save = (): void => {
    const segment = typed.segment as Segment;
    const said = (text: string): string | undefined => (text.trim() === "" ? undefined : text.trim());
    const [caller, bestTime, note] = [said(typed.caller), said(typed.bestTime), said(typed.note)];
    onSave({
      ...(segment !== "STANDARD" && { segment }),
      ...(isStrategic !== (segment === "STRATEGIC") && { isStrategic }),
      ...(caller !== undefined && { caller }),
      ...(typed.language !== "" && { language: typed.language as DebtorLanguage }),
      ...(country !== "" && { country }),
      ...(typed.holidays !== "" && { holidays: typed.holidays as HolidayCalendar }),
      ...(bestTime !== undefined && { bestTime }),
      ...(note !== undefined && { note }),
    });
  };
  return (
    <div className="stack">
      <LabelledField
        label={w.fields["debtors.segment"].label}
        hint={w.segments[typed.segment as Segment].explain}
      >
        <Select {...bind("segment")}>
          {SEGMENTS.map((segment) => (
            <option key={segment} value={segment}>
              {w.segments[segment].label}
            </option>
          ))}
        </Select>
      </LabelledField>
      <Checkbox
        label={w.fields["debtors.isStrategic"].label}
        checked={isStrategic}
        onChange={(_event, { checked }) => setStrategic(checked === true)}
      />
      <LabelledField label={w.fields["debtors.caller"].label}>
        <Input {...bind("caller")} placeholder={callerInSheet ?? ""} />
      </LabelledField>
      <LabelledField label={w.fields["debtors.bestTime"].label} hint={w.fields["debtors.bestTime"].explain}>
        <Input {...bind("bestTime")} />
      </LabelledField>
      <LabelledField label={w.fields["debtors.language"].label} hint={w.fields["debtors.language"].explain}>
        <Select {...bind("language")}>
          <option value="">{w.asUsual}</option>
          <LanguageOptions />
        </Select>
      </LabelledField>
      <LabelledField label={w.fields["debtors.holidays"].label}>
        <Select {...bind("holidays")}>
          <option value="">{w.asUsual}</option>
          {HOLIDAY_CALENDARS.map((code) => (
            <option key={code} value={code}>
              {w.holidays[code]}
            </option>
          ))}
        </Select>
      </LabelledField>
      <LabelledField
        label={w.fields["debtors.country"].label}
        {...(isCountryWrong
          ? {
              validationState: "error" as const,
              validationMessage: formatSettingFault(
                "debtors.country",
                { type: "NotACountry", text: typed.country },
                language,
              ),
            }
          : { hint: w.fields["debtors.country"].explain })}
      >
        <Input {...bind("country")} className="shortInput" />
      </LabelledField>
      <LabelledField label={w.fields["debtors.note"].label} hint={w.fields["debtors.note"].explain}>
        <Textarea {...bind("note")} resize="vertical" />
      </LabelledField>
      <div className="actions">
        <Button appearance="primary" disabledFocusable={isSaving || isCountryWrong} onClick={save}>
          {w.save}
        </Button>
      </div>
    </div>
  );
}
