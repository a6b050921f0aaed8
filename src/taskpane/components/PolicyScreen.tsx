import { Button, Field as LabelledField, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { CallTexts, SettingsStore } from "../../application/ports";
import type { Policy } from "../../domain/policy";
import { settingsWordsOf } from "../../text/settingsWords";
import { Disclosure } from "./Disclosure";
import { ScreenTitle } from "./ScreenTitle";
import { AnswerForm } from "./settings/AnswerForm";
import { PolicyForm } from "./settings/PolicyForm";
import { ScriptForm } from "./settings/ScriptForm";
import { TransferForm } from "./settings/TransferForm";
import { useTexts } from "./textsContext";

interface Props {
  readonly policy: Policy;
  readonly texts: CallTexts;
  readonly store: Pick<SettingsStore, "policyToText" | "textToPolicy">;
  readonly isSaving: boolean;
  readonly onSavePolicy: (policy: Policy) => void;
  readonly onSaveTexts: (texts: CallTexts) => void;
  readonly onBack: () => void;
}

/** The scenario and the words of the calls, as this workbook keeps them. */
export function PolicyScreen(props: Props) {
  const { policy, texts, store, isSaving, onSavePolicy, onSaveTexts, onBack } = props;
  const { t, language } = useTexts();
  const w = settingsWordsOf(language);
  const [company, setCompany] = useState(texts.ourCompany ?? "");
  return (
    <main className="screen">
      <div>
        <button type="button" className="quiet" onClick={onBack}>
          ← {t.settings.title}
        </button>
      </div>
      <ScreenTitle>{w.title}</ScreenTitle>
      <PolicyForm policy={policy} store={store} isSaving={isSaving} onSave={onSavePolicy} />
      <section>
        <h2>{w.words}</h2>
        <LabelledField label={w.fields.ourCompany.label} hint={w.fields.ourCompany.explain}>
          <Input value={company} onChange={(_event, { value }) => setCompany(value)} />
        </LabelledField>
        <div className="actions">
          <Button
            disabledFocusable={isSaving || company.trim() === (texts.ourCompany ?? "")}
            onClick={() => onSaveTexts({ ...texts, ourCompany: company.trim() })}
          >
            {w.saveText}
          </Button>
        </div>
        <Disclosure title={w.sections.scripts}>
          {() => <ScriptForm texts={texts} isSaving={isSaving} onSave={onSaveTexts} />}
        </Disclosure>
        <Disclosure title={w.sections.objections}>
          {() => <AnswerForm texts={texts} isSaving={isSaving} onSave={onSaveTexts} />}
        </Disclosure>
      </section>
      <section>
        <h2>{w.sections.transfer}</h2>
        <TransferForm policy={policy} store={store} isSaving={isSaving} onSave={onSavePolicy} />
      </section>
    </main>
  );
}
