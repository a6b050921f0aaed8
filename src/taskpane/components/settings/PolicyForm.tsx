import { Button } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { SettingsStore } from "../../../application/ports";
import { DEFAULT_POLICY, SEGMENTS, type Policy } from "../../../domain/policy";
import { settingsWordsOf } from "../../../text/settingsWords";
import {
  formToPolicy,
  settingSections,
  settingsToForm,
  type SettingPlace,
  type SettingRefusal,
} from "../../views/settingsForm";
import { Disclosure } from "../Disclosure";
import { useTexts } from "../textsContext";
import { SettingInput } from "./SettingInput";

interface Props {
  readonly policy: Policy;
  readonly store: Pick<SettingsStore, "policyToText" | "textToPolicy">;
  readonly isSaving: boolean;
  readonly onSave: (policy: Policy) => void;
}

/** The scenario, section by section. Nothing holds before it is saved, and only the whole of it can be. */
export function PolicyForm({ policy, store, isSaving, onSave }: Props) {
  const { language } = useTexts();
  const w = settingsWordsOf(language);
  const saved = useMemo(() => settingsToForm(policy, store, language), [policy, store, language]);
  const usual = useMemo(() => settingsToForm(DEFAULT_POLICY, store, language), [store, language]);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [refusals, setRefusals] = useState<readonly SettingRefusal[]>([]);
  const form = { ...saved, ...typed };
  const isChanged = Object.entries(typed).some(([path, value]) => saved[path] !== value);

  const save = (): void => {
    const read = formToPolicy(form, policy, store, language);
    setRefusals(read.ok ? [] : read.fault);
    if (!read.ok) return;
    setTyped({});
    onSave(read.value);
  };
  const input = (place: SettingPlace) => (
    <SettingInput
      key={place.path}
      place={place}
      value={form[place.path] ?? ""}
      inherited={place.segment && form[place.path.slice(`segments.${place.segment}.`.length)]}
      usual={usual[place.path] ?? ""}
      refusal={refusals.find((refusal) => refusal.place.path === place.path)}
      onChange={(value) => setTyped({ ...typed, [place.path]: value })}
    />
  );
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {settingSections(policy).map(({ section, places }) => {
        const refused = refusals.filter(({ place }) => places.some(({ path }) => path === place.path));
        return (
          <Disclosure
            // Opened anew where something in it cannot be used.
            key={`${section} ${refused.length > 0}`}
            title={refused.length > 0 ? `${w.sections[section]} (!)` : w.sections[section]}
            isOpenAtFirst={refused.length > 0}
          >
            {() =>
              section === "segments"
                ? SEGMENTS.filter((segment) => segment !== "STANDARD").map((segment) => (
                    <Disclosure
                      key={segment}
                      title={w.segments[segment].label}
                      isOpenAtFirst={refused.some(({ place }) => place.segment === segment)}
                    >
                      {() => (
                        <div className="stack" role="group" aria-label={w.segments[segment].label}>
                          <p className="hint">
                            {w.segments[segment].explain} {w.emptyAsUsual}
                          </p>
                          {places.filter((place) => place.segment === segment).map(input)}
                        </div>
                      )}
                    </Disclosure>
                  ))
                : places.map(input)
            }
          </Disclosure>
        );
      })}
      <div className="actions">
        <Button appearance="primary" type="submit" disabledFocusable={isSaving || !isChanged}>
          {w.save}
        </Button>
      </div>
    </form>
  );
}
