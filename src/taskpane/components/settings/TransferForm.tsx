import { Button, Field as LabelledField, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { SettingsStore } from "../../../application/ports";
import { DEFAULT_POLICY, type Policy } from "../../../domain/policy";
import { settingLabelAt, settingsWordsOf } from "../../../text/settingsWords";
import { CopyButton } from "../CopyButton";
import { useTexts } from "../textsContext";

interface Props {
  readonly policy: Policy;
  readonly store: Pick<SettingsStore, "policyToText" | "textToPolicy">;
  readonly isSaving: boolean;
  readonly onSave: (policy: Policy) => void;
}

/** Settings as text, out and in, and back to how they came; customers stay as they are. */
export function TransferForm({ policy, store, isSaving, onSave }: Props) {
  const { t, language } = useTexts();
  const w = settingsWordsOf(language);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [asks, setAsks] = useState(false);

  const take = (): void => {
    const read = store.textToPolicy(text);
    if (read.ok) {
      setProblem(undefined);
      setText("");
      // What is known of single customers belongs to this workbook.
      return onSave({ ...read.value, debtors: policy.debtors });
    }
    const found = read.fault.type === "SettingsUnreadable" ? read.fault.found : "";
    const label = settingLabelAt(found, language);
    setProblem(label === undefined ? w.notImported : `${w.notImported} ${label}.`);
  };
  return (
    <div className="stack">
      <CopyButton
        text={store.policyToText({ ...policy, debtors: new Map() })}
        label={w.exportText}
        copiedLabel={t.common.copied}
      />
      <LabelledField
        label={w.importText}
        {...(problem === undefined
          ? { hint: w.importHint }
          : { validationState: "error" as const, validationMessage: problem })}
      >
        <Textarea value={text} resize="vertical" onChange={(_event, { value }) => setText(value)} />
      </LabelledField>
      <div className="actions">
        <Button disabledFocusable={isSaving || text.trim() === ""} onClick={take}>
          {w.importText}
        </Button>
      </div>
      {asks ? (
        <div className="confirm" role="alertdialog" aria-label={w.resetAll}>
          <p>{w.confirmResetAll}</p>
          <div className="actions">
            <Button
              appearance="primary"
              onClick={() => {
                setAsks(false);
                onSave({ ...DEFAULT_POLICY, debtors: policy.debtors });
              }}
            >
              {w.resetAll}
            </Button>
            <Button onClick={() => setAsks(false)}>{t.common.cancel}</Button>
          </div>
        </div>
      ) : (
        <div className="actions">
          <Button disabledFocusable={isSaving} onClick={() => setAsks(true)}>
            {w.resetAll}
          </Button>
        </div>
      )}
      <p className="hint">{w.disclaimer}</p>
    </div>
  );
}
