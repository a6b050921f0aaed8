import { Field as LabelledField, Input, Select, Textarea } from "@fluentui/react-components";
import { currencySign } from "../../../text/formatAmount";
import { useTexts } from "../textsContext";

/*
 * The fields of the call form: a label, a value as typed, what is wrong with it.
 */

interface FieldProps {
  readonly label: string;
  /** For assistive technology, where the same short label stands on several lines. */
  readonly name?: string;
  readonly value: string;
  readonly refusal?: string | undefined;
  readonly hint?: string | undefined;
  readonly onChange: (value: string) => void;
}

const nameOf = (name: string | undefined): { readonly "aria-label"?: string } =>
  name === undefined ? {} : { "aria-label": name };

export function DateField({ label, name, value, refusal, hint, onChange }: FieldProps) {
  return (
    <LabelledField label={label} hint={hint} validationMessage={refusal}>
      <Input
        type="date"
        value={value}
        {...nameOf(name)}
        onChange={(_event, { value: typed }) => onChange(typed)}
      />
    </LabelledField>
  );
}

export function AmountField(props: FieldProps & { readonly currency: string | undefined }) {
  const { label, name, value, refusal, hint, currency, onChange } = props;
  const { language } = useTexts();
  return (
    <LabelledField label={label} hint={hint} validationMessage={refusal}>
      <Input
        inputMode="decimal"
        value={value}
        contentAfter={
          currency === undefined ? undefined : (
            <span className="unbroken">{currencySign(currency, language)}</span>
          )
        }
        {...nameOf(name)}
        onChange={(_event, { value: typed }) => onChange(typed)}
      />
    </LabelledField>
  );
}

export function TextField({ label, name, value, refusal, hint, onChange }: FieldProps) {
  return (
    <LabelledField label={label} hint={hint} validationMessage={refusal}>
      <Input value={value} {...nameOf(name)} onChange={(_event, { value: typed }) => onChange(typed)} />
    </LabelledField>
  );
}

export function LongTextField({ label, value, refusal, hint, onChange }: FieldProps) {
  return (
    <LabelledField label={label} hint={hint} validationMessage={refusal}>
      <Textarea value={value} resize="vertical" onChange={(_event, { value: typed }) => onChange(typed)} />
    </LabelledField>
  );
}

interface ChoiceProps<Code extends string> extends Omit<FieldProps, "value" | "onChange"> {
  readonly value: Code | "";
  readonly codes: readonly Code[];
  readonly words: Readonly<Record<Code, string>>;
  /** What stands for no choice; left out: there is always one. */
  readonly none?: string;
  readonly onChange: (value: Code | "") => void;
}

export function ChoiceField<Code extends string>(props: ChoiceProps<Code>) {
  const { label, name, value, codes, words, none, refusal, hint, onChange } = props;
  return (
    <LabelledField label={label} hint={hint} validationMessage={refusal}>
      <Select
        value={value}
        {...nameOf(name)}
        onChange={(_event, { value: chosen }) => onChange(chosen as Code | "")}
      >
        {none !== undefined && <option value="">{none}</option>}
        {codes.map((code) => (
          <option key={code} value={code}>
            {words[code]}
          </option>
        ))}
      </Select>
    </LabelledField>
  );
}
