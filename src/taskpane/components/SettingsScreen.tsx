import { Button, Field as LabelledField, Input, Select } from "@fluentui/react-components";
import type { LanguageCode } from "../../application/ports";
import { logWordsOf } from "../../text/logWords";
import { settingsWordsOf } from "../../text/settingsWords";
import { LanguageOptions } from "./LanguageOptions";
import { ScreenTitle } from "./ScreenTitle";
import { useTexts } from "./textsContext";

interface Props {
  readonly languageChoice: LanguageCode | undefined;
  readonly author: string;
  readonly onChooseLanguage: (language: LanguageCode | undefined) => void;
  readonly onTypeAuthor: (author: string) => void;
  readonly onOpenPolicy: () => void;
  readonly onOpenLog: () => void;
}

const LANGUAGES: readonly LanguageCode[] = ["fr", "en"];

export function SettingsScreen({
  languageChoice,
  author,
  onChooseLanguage,
  onTypeAuthor,
  onOpenPolicy,
  onOpenLog,
}: Props) {
  const { t, language: shown } = useTexts();
  return (
    <main className="screen">
      <ScreenTitle>{t.settings.title}</ScreenTitle>
      <LabelledField label={t.settings.language}>
        <Select
          value={languageChoice ?? ""}
          onChange={(_event, { value }) => onChooseLanguage(LANGUAGES.find((language) => language === value))}
        >
          <option value="">{t.settings.asExcel}</option>
          <LanguageOptions />
        </Select>
      </LabelledField>
      <LabelledField label={t.settings.author} hint={t.settings.authorHint}>
        <Input value={author} autoComplete="name" onChange={(_event, { value }) => onTypeAuthor(value)} />
      </LabelledField>
      <div className="actions">
        <Button onClick={onOpenPolicy}>{settingsWordsOf(shown).open}</Button>
        <Button onClick={onOpenLog}>{logWordsOf(shown).open}</Button>
      </div>
      <p className="hint">{t.settings.privacy}</p>
    </main>
  );
}
