import { Button, Field as LabelledField, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { CallTexts } from "../../../application/ports";
import { OBJECTIONS, type ObjectionCode } from "../../../domain/callDetails";
import { preparedAnswer, type ObjectionKey } from "../../../text/objections";
import type { Language } from "../../../text/ruleWords";
import { settingsWordsOf } from "../../../text/settingsWords";
import { LanguageOptions } from "../LanguageOptions";
import { useTexts } from "../textsContext";

interface Props {
  readonly texts: CallTexts;
  readonly isSaving: boolean;
  readonly onSave: (texts: CallTexts) => void;
}

/** What to answer to one objection, and what to ask next, in the person's own words. */
export function AnswerForm({ texts, isSaving, onSave }: Props) {
  const { t, language: shown } = useTexts();
  const w = settingsWordsOf(shown);
  const [language, setLanguage] = useState<Language>(shown);
  const [code, setCode] = useState<ObjectionCode>(OBJECTIONS[0]);
  const keys = {
    answer: `${language}.${code}.answer`,
    askNext: `${language}.${code}.askNext`,
  } satisfies Record<string, ObjectionKey>;
  const ours = preparedAnswer(code, language);
  const own = preparedAnswer(code, language, texts.objections);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const answer = typed[keys.answer] ?? own.answer;
  const askNext = typed[keys.askNext] ?? own.askNext.join("\n");
  const isChanged = answer !== own.answer || askNext !== own.askNext.join("\n");

  const keep = (change: Readonly<Partial<Record<ObjectionKey, string>>>): void => {
    const { [keys.answer]: _answer, [keys.askNext]: _askNext, ...others } = texts.objections ?? {};
    setTyped({});
    onSave({ ...texts, objections: { ...others, ...change } });
  };
  const save = (): void =>
    keep({
      ...(answer !== ours.answer && { [keys.answer]: answer }),
      ...(askNext !== ours.askNext.join("\n") && { [keys.askNext]: askNext }),
    });
  return (
    <div className="stack">
      <p className="hint">{w.fields.objections.explain}</p>
      <LabelledField label={t.settings.language}>
        <Select value={language} onChange={(_event, { value }) => setLanguage(value as Language)}>
          <LanguageOptions />
        </Select>
      </LabelledField>
      <LabelledField label={w.whenTheySay}>
        <Select value={code} onChange={(_event, { value }) => setCode(value as ObjectionCode)}>
          {OBJECTIONS.map((objection) => (
            <option key={objection} value={objection}>
              {preparedAnswer(objection, shown).heard}
            </option>
          ))}
        </Select>
      </LabelledField>
      <LabelledField label={w.fields.objections.label}>
        <Textarea
          value={answer}
          lang={language}
          rows={4}
          resize="vertical"
          onChange={(_event, { value }) => setTyped({ ...typed, [keys.answer]: value })}
        />
      </LabelledField>
      <LabelledField label={w.askNext} hint={w.askNextHint}>
        <Textarea
          value={askNext}
          lang={language}
          rows={4}
          resize="vertical"
          onChange={(_event, { value }) => setTyped({ ...typed, [keys.askNext]: value })}
        />
      </LabelledField>
      <div className="actions">
        <Button
          appearance="primary"
          disabledFocusable={isSaving || !isChanged || answer.trim() === ""}
          onClick={save}
        >
          {w.saveText}
        </Button>
        <Button disabledFocusable={isSaving || (!own.isEdited && !isChanged)} onClick={() => keep({})}>
          {w.reset}
        </Button>
      </div>
    </div>
  );
}
