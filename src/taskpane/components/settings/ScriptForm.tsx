import { Button, Field as LabelledField, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { CallTexts } from "../../../application/ports";
import type { ContactRole } from "../../../domain/callDetails";
import {
  SCRIPT_PHASES,
  SCRIPT_ROLES,
  SCRIPT_STAGES,
  scriptFor,
  scriptKey,
  scriptNames,
  scriptTemplate,
  unknownScriptNames,
  type ScriptPhase,
  type ScriptStage,
} from "../../../text/callScripts";
import { callDetailWordsOf } from "../../../text/callDetailWords";
import { formatStage, type Language } from "../../../text/ruleWords";
import { formatSettingFault, settingsWordsOf } from "../../../text/settingsWords";
import { LanguageOptions } from "../LanguageOptions";
import { useTexts } from "../textsContext";

interface Props {
  readonly texts: CallTexts;
  readonly isSaving: boolean;
  readonly onSave: (texts: CallTexts) => void;
}

const NO_FACTS = { debtorName: "", invoices: [], asked: [] };

/** One step of the script in the person's own words; ours come back when theirs are taken away. */
export function ScriptForm({ texts, isSaving, onSave }: Props) {
  const { t, language: shown } = useTexts();
  const w = settingsWordsOf(shown);
  const d = callDetailWordsOf(shown);
  const [language, setLanguage] = useState<Language>(shown);
  const [stage, setStage] = useState<ScriptStage>("REMINDER");
  const [role, setRole] = useState<ContactRole>("ACCOUNTANT");
  const [phase, setPhase] = useState<ScriptPhase>("identify");
  const place = { language, stage, role, phase };
  const key = scriptKey(place);
  const ours = scriptTemplate(place);
  const own = texts.scripts?.[key];
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const text = typed[key] ?? own ?? ours;
  const unknown = unknownScriptNames(text, language);
  const phases = scriptFor({ language: shown, stage, role, facts: NO_FACTS });

  const keep = (value: string | undefined): void => {
    const { [key]: _before, ...others } = texts.scripts ?? {};
    const { [key]: _typed, ...left } = typed;
    setTyped(left);
    onSave({ ...texts, scripts: value === undefined ? others : { ...others, [key]: value } });
  };
  return (
    <div className="stack">
      <p className="hint">{w.fields.scripts.explain}</p>
      <div className="row">
        <LabelledField label={t.settings.language}>
          <Select value={language} onChange={(_event, { value }) => setLanguage(value as Language)}>
            <LanguageOptions />
          </Select>
        </LabelledField>
        <LabelledField label={w.stage}>
          <Select value={stage} onChange={(_event, { value }) => setStage(value as ScriptStage)}>
            {SCRIPT_STAGES.map((code) => (
              <option key={code} value={code}>
                {formatStage(code, shown)}
              </option>
            ))}
          </Select>
        </LabelledField>
      </div>
      <LabelledField label={w.speakingWith}>
        <Select value={role} onChange={(_event, { value }) => setRole(value as ContactRole)}>
          {SCRIPT_ROLES.map((code) => (
            <option key={code} value={code}>
              {d.roles[code]}
            </option>
          ))}
        </Select>
      </LabelledField>
      <LabelledField label={w.step}>
        <Select value={phase} onChange={(_event, { value }) => setPhase(value as ScriptPhase)}>
          {SCRIPT_PHASES.map((code) => (
            <option key={code} value={code}>
              {phases.find((step) => step.phase === code)?.title}
            </option>
          ))}
        </Select>
      </LabelledField>
      <LabelledField
        label={w.fields.scripts.label}
        {...(unknown.length > 0
          ? {
              validationState: "error" as const,
              validationMessage: formatSettingFault(
                "scripts",
                { type: "UnknownNames", names: unknown, known: scriptNames(language) },
                shown,
              ),
            }
          : { hint: w.scriptHint(scriptNames(language)) })}
      >
        <Textarea
          value={text}
          lang={language}
          resize="vertical"
          rows={6}
          onChange={(_event, { value }) => setTyped({ ...typed, [key]: value })}
        />
      </LabelledField>
      <div className="actions">
        <Button
          appearance="primary"
          disabledFocusable={isSaving || unknown.length > 0 || text === (own ?? ours) || text.trim() === ""}
          onClick={() => keep(text === ours ? undefined : text)}
        >
          {w.saveText}
        </Button>
        <Button disabledFocusable={isSaving || text === ours} onClick={() => keep(undefined)}>
          {w.reset}
        </Button>
      </div>
    </div>
  );
}
