import {
  Button,
  Checkbox,
  Field as LabelledField,
  Input,
  Select,
  Textarea,
} from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Desk } from "../../application/openDesk";
import { earliestNext, previewCall } from "../../application/previewCall";
import { OUTCOME_CODES, type OutcomeCode, type OutcomeNeed } from "../../domain/outcome";
import { PAYMENT_MEANS, type PaymentMeans, type ReasonCode } from "../../domain/reason";
import { formatAmount } from "../../text/formatAmount";
import { formatDate } from "../../text/formatDate";
import { formatRefusal } from "../../text/formatFault";
import { REASONS_BY_FAMILY, type ReasonFamily } from "../../text/reasonFamilies";
import { formatNextCallReason, formatOutcome } from "../../text/ruleWords";
import {
  coverable,
  currenciesOf,
  currenciesNotPromised,
  currenciesToChoose,
  decodeCallForm,
  disputedKeys,
  missingOfCommitment,
  needsOf,
  openOfCovered,
  usualOutcomes,
  type CallForm,
  type CallFormChange,
  type FormRefusal,
} from "../callForm";
import type { DebtorView } from "../deskView";
import type { SaveFailure } from "../paneState";
import { CappedList } from "./CappedList";
import { FaultMessage } from "./FaultMessage";
import { ScreenTitle } from "./ScreenTitle";
import { useTexts, type Wording } from "./textsContext";

interface Props {
  readonly desk: Desk;
  readonly view: DebtorView;
  readonly form: CallForm;
  readonly author: string;
  readonly isSaving: boolean;
  readonly failure: SaveFailure | undefined;
  readonly onChooseOutcome: (outcome: OutcomeCode | undefined) => void;
  readonly onChange: (change: CallFormChange) => void;
  readonly onCover: (key: string, isCovered: boolean) => void;
  readonly onTypeAuthor: (author: string) => void;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onBack: () => void;
}

/** The form that logs a call: one outcome, only the fields it needs, and what it sets for the next call. */
export function CallScreen(props: Props) {
  const { desk, view, form, author, isSaving, failure } = props;
  const { onChooseOutcome, onChange, onCover, onTypeAuthor, onSave, onDiscard, onBack } = props;
  const wording = useTexts();
  const { t, language } = wording;
  // Asked once; not taken away while it is being typed.
  const [asksAuthor] = useState(author === "");
  const fields = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (failure?.type !== "refused") return;
    const refused = fields.current?.querySelector("[aria-invalid=true], [data-refused]");
    const field = refused?.matches("fieldset") ? refused.querySelector("button, input") : refused;
    if (field instanceof HTMLElement) field.focus();
  }, [failure]);
  const usual = usualOutcomes(view);
  const others = OUTCOME_CODES.filter((code) => !usual.includes(code));
  const refusals = shownRefusals(form, desk, view, failure, wording);
  const refusalOf = (place: RefusalPlace): string | undefined => refusals.get(place);
  const outcomeRefusal = refusalOf("outcome");

  return (
    <main className="screen">
      <div>
        <button type="button" className="quiet" onClick={onBack}>
          ← {view.debtor.name}
        </button>
      </div>
      <ScreenTitle>{t.call.title(view.debtor.name)}</ScreenTitle>
      <form
        ref={fields}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <fieldset data-refused={outcomeRefusal && true}>
          <legend>{t.call.outcome}</legend>
          <div className="outcomes">
            {usual.map((code) => (
              <Button
                key={code}
                aria-pressed={form.outcome === code}
                appearance={form.outcome === code ? "primary" : "secondary"}
                onClick={() => onChooseOutcome(code)}
              >
                {formatOutcome(code, language)}
              </Button>
            ))}
          </div>
          <LabelledField label={t.call.otherOutcome}>
            <Select
              value={form.outcome !== undefined && others.includes(form.outcome) ? form.outcome : ""}
              onChange={(_event, { value }) =>
                onChooseOutcome(value === "" ? undefined : (value as OutcomeCode))
              }
            >
              <option value="">{t.call.otherOutcomeHint}</option>
              {others.map((code) => (
                <option key={code} value={code}>
                  {formatOutcome(code, language)}
                </option>
              ))}
            </Select>
          </LabelledField>
          {outcomeRefusal && (
            <p role="alert" className="refusal">
              {outcomeRefusal}
            </p>
          )}
        </fieldset>

        {form.outcome !== undefined &&
          needsOf(form, desk).map((need) => (
            <NeedField
              key={need}
              need={need}
              outcome={form.outcome!}
              form={form}
              view={view}
              refusal={need === "untilOn" || need === "amount" ? refusalOf(need) : undefined}
              onChange={onChange}
            />
          ))}
        {form.outcome !== undefined && (
          <>
            <Preview desk={desk} view={view} form={form} />
            <LabelledField label={t.call.reason}>
              <Select
                value={form.reason}
                onChange={(_event, { value }) => onChange({ reason: value as ReasonCode | "" })}
              >
                <option value="">{t.call.noReason}</option>
                {Object.entries(REASONS_BY_FAMILY).map(([family, codes]) => (
                  <optgroup key={family} label={t.reasonFamilies[family as ReasonFamily]}>
                    {codes.map((code) => (
                      <option key={code} value={code}>
                        {t.reasons[code]}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </Select>
            </LabelledField>
            <LabelledField label={t.call.note} hint={t.call.noteHint}>
              <Textarea
                value={form.note}
                resize="vertical"
                onChange={(_event, { value }) => onChange({ note: value })}
              />
            </LabelledField>
          </>
        )}

        <Covers view={view} form={form} refusal={refusalOf("covers")} onCover={onCover} />
        <LabelledField label={t.call.calledOn} validationMessage={refusalOf("calledOn")}>
          <Input
            type="date"
            value={form.calledOn}
            onChange={(_event, { value }) => onChange({ calledOn: value })}
          />
        </LabelledField>
        {asksAuthor && (
          <LabelledField label={t.call.author} hint={t.call.authorHint}>
            <Input value={author} autoComplete="name" onChange={(_event, { value }) => onTypeAuthor(value)} />
          </LabelledField>
        )}

        <div className="sticky stack">
          {failure?.type === "fault" && <FaultMessage fault={failure.fault} lead={t.call.draftKept} />}
          <div className="actions">
            <Button type="submit" appearance="primary" disabledFocusable={isSaving}>
              {isSaving ? t.call.saving : t.call.save}
            </Button>
            <Button disabledFocusable={isSaving} onClick={onDiscard}>
              {t.call.discard}
            </Button>
          </div>
        </div>
      </form>
    </main>
  );
}

interface NeedFieldProps {
  readonly need: OutcomeNeed;
  readonly outcome: OutcomeCode;
  readonly form: CallForm;
  readonly view: DebtorView;
  readonly refusal: string | undefined;
  readonly onChange: (change: CallFormChange) => void;
}

function NeedField({ need, outcome, form, view, refusal, onChange }: NeedFieldProps) {
  const { t } = useTexts();
  const labels: { readonly default: string } & Readonly<Partial<Record<OutcomeCode, string>>> =
    t.call.needs[need];
  const label = labels[outcome] ?? labels.default;
  const currencies = currenciesOf(coverable(view));
  switch (need) {
    case "untilOn":
      return (
        <LabelledField label={label} validationMessage={refusal}>
          <Input
            type="date"
            value={form.untilOn}
            onChange={(_event, { value }) => onChange({ untilOn: value })}
          />
        </LabelledField>
      );
    case "amount":
      return (
        <div className="row">
          <LabelledField label={label} validationMessage={refusal}>
            <Input
              inputMode="decimal"
              value={form.amount}
              contentAfter={currencies.length < 2 ? <span>{form.currency}</span> : undefined}
              onChange={(_event, { value }) => onChange({ amount: value })}
            />
          </LabelledField>
          {currencies.length > 1 && (
            <LabelledField label={t.call.currency}>
              <Select value={form.currency} onChange={(_event, { value }) => onChange({ currency: value })}>
                {currencies.map((currency) => (
                  <option key={currency}>{currency}</option>
                ))}
              </Select>
            </LabelledField>
          )}
        </div>
      );
    case "means":
      return (
        <LabelledField label={label}>
          <Select
            value={form.means}
            onChange={(_event, { value }) => onChange({ means: value as PaymentMeans | "" })}
          >
            <option value="">{t.call.noMeans}</option>
            {PAYMENT_MEANS.map((means) => (
              <option key={means} value={means}>
                {t.means[means]}
              </option>
            ))}
          </Select>
        </LabelledField>
      );
    case "person":
    case "detail":
      return (
        <LabelledField label={label}>
          <Input value={form[need]} onChange={(_event, { value }) => onChange({ [need]: value })} />
        </LabelledField>
      );
  }
}

/** What saving would set, by the rules themselves; and what a promise lacks to be one. */
function Preview({ desk, view, form }: Pick<Props, "desk" | "view" | "form">) {
  const { t, language } = useTexts();
  const { draft, refusals } = decodeCallForm(form, desk, view, language);
  if (draft === undefined || refusals.length > 0) return null;
  const assessments = previewCall(desk, draft);
  const next = (earliestNext(assessments) ?? assessments[0])?.next;
  if (next === undefined) return null;
  const why = formatNextCallReason(next.reason, language);
  const lack = missingOfCommitment(draft);
  const notPromised = lack === undefined ? currenciesNotPromised(form, view) : [];
  const open = openOfCovered(form, view);
  const isMoreThanOpen = draft.amount !== undefined && draft.amount.amountMinor > open.amountMinor;
  return (
    <div className="preview" role="status">
      {lack !== undefined && <p className="warning">{t.call.intention[lack]}</p>}
      {notPromised.length > 0 && <p className="warning">{t.call.otherCurrency(notPromised.join(", "))}</p>}
      {isMoreThanOpen && <p className="warning">{t.call.moreThanOpen(formatAmount(open, language))}</p>}
      <p>
        {next.on === undefined
          ? t.call.previewNone(why)
          : t.call.previewNext(formatDate(next.on, language), why)}
      </p>
    </div>
  );
}

interface CoversProps {
  readonly view: DebtorView;
  readonly form: CallForm;
  readonly refusal: string | undefined;
  readonly onCover: (key: string, isCovered: boolean) => void;
}

function Covers({ view, form, refusal, onCover }: CoversProps) {
  const { t, language } = useTexts();
  const disputed = disputedKeys(view);
  const receivables = coverable(view);
  // What is ticked comes first, so that a long list hides none of it.
  const ordered = [
    ...receivables.filter(({ key }) => form.covered.has(key)),
    ...receivables.filter(({ key }) => !form.covered.has(key)),
  ];
  const isLong = receivables.length > 8;
  return (
    <fieldset data-refused={refusal && true}>
      <legend>{t.call.covers}</legend>
      {currenciesToChoose(form, view).length > 0 && (
        <p className="hint">{t.call.oneCurrency(form.currency)}</p>
      )}
      <CappedList items={isLong ? ordered : receivables} first={8} keyOf={({ key }) => key} className="ticks">
        {({ key, reference, open, dueOn }) => (
          <Checkbox
            checked={form.covered.has(key)}
            onChange={(_event, { checked }) => onCover(key, checked === true)}
            label={
              <>
                {`${reference || "–"} · `}
                <span className="unbroken">{formatAmount(open, language)}</span>
                {" · "}
                <span className="unbroken">
                  {dueOn === undefined ? t.common.noDueDate : t.debtor.due(formatDate(dueOn, language))}
                </span>
                {disputed.has(key) && ` · ${t.call.disputed}`}
              </>
            }
          />
        )}
      </CappedList>
      {refusal && (
        <p role="alert" className="refusal">
          {refusal}
        </p>
      )}
    </fieldset>
  );
}

type RefusalPlace = "outcome" | "calledOn" | "untilOn" | "amount" | "covers";

/** Refusals of the last attempt to save, and at once those of what is plainly wrong while typing. */
function shownRefusals(
  form: CallForm,
  desk: Desk,
  view: DebtorView,
  failure: SaveFailure | undefined,
  wording: Wording,
): ReadonlyMap<RefusalPlace, string> {
  const typed = decodeCallForm(form, desk, view, wording.language).refusals.filter(
    ({ type }) => type !== "OutcomeMissing",
  );
  const refused = failure?.type === "refused" ? failure.refusals : [];
  const shown = new Map<RefusalPlace, string>();
  for (const refusal of [...refused, ...typed]) {
    const place = placeOf(refusal);
    if (!shown.has(place)) shown.set(place, wordsOf(refusal, wording));
  }
  return shown;
}

function placeOf(refusal: FormRefusal): RefusalPlace {
  switch (refusal.type) {
    case "OutcomeMissing":
      return "outcome";
    case "DateUnreadable":
      return refusal.field;
    case "CallInFuture":
      return "calledOn";
    case "DateBeforeCall":
      return "untilOn";
    case "AmountUnreadable":
    case "AmountNotPositive":
    case "CurrencyNotCovered":
      return "amount";
    case "NothingCovered":
      return "covers";
  }
}

function wordsOf(refusal: FormRefusal, { t, language }: Wording): string {
  switch (refusal.type) {
    case "OutcomeMissing":
      return t.call.chooseOutcome;
    case "DateUnreadable":
      return t.call.dateUnreadable;
    case "AmountUnreadable":
      return t.call.amountUnreadable;
    default:
      return formatRefusal(refusal, language);
  }
}
