import { Button, Field as LabelledField, Input, Select } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Desk } from "../../application/openDesk";
import { contactedOn, type CallLogged } from "../../domain/callLog";
import type { OutcomeCode } from "../../domain/outcome";
import type { ReasonCode } from "../../domain/reason";
import { formatDate } from "../../text/formatDate";
import { formatRefusal } from "../../text/formatFault";
import type { HeardObjection } from "../../text/objections";
import { REASONS_BY_FAMILY, type ReasonFamily } from "../../text/reasonFamilies";
import { formatOutcome } from "../../text/ruleWords";
import type { BriefMoment } from "../views/briefView";
import { asksReason, countIn, FORM_GROUPS, type CallForm, type CallFormChange } from "../callForm/callForm";
import { decodeCallForm, type FormPlace, type FormRefusal } from "../callForm/decodeCallForm";
import type { DebtorView } from "../views/deskView";
import type { SaveFailure } from "../session/paneState";
import { AidsDuringCall } from "./call/AidsDuringCall";
import { CallClock } from "./call/CallClock";
import { CallFacts } from "./call/CallFacts";
import { CallPreview } from "./call/CallPreview";
import type { CallPartProps } from "./call/callParts";
import { CoveredInvoices } from "./call/CoveredInvoices";
import { DetailGroups } from "./call/DetailGroups";
import { TextField } from "./call/fields";
import { NeedFields } from "./call/NeedFields";
import { NoteField } from "./call/NoteField";
import { OutcomeChoice } from "./call/OutcomeChoice";
import { Recap } from "./call/Recap";
import { useCallWords, type CallWording } from "./call/useCallWords";
import { Disclosure } from "./Disclosure";
import { FaultMessage } from "./FaultMessage";
import { focusWhenShown, ScreenTitle } from "./ScreenTitle";
import "./call/call.css";

interface Props {
  readonly desk: Desk;
  readonly view: DebtorView;
  readonly form: CallForm;
  readonly author: string;
  readonly isSaving: boolean;
  readonly failure: SaveFailure | undefined;
  /** This instant, ISO 8601. */
  readonly now: () => string;
  /** When and by whom the call is made. */
  readonly moment: () => BriefMoment;
  readonly onChooseOutcome: (outcome: OutcomeCode | undefined, heard?: HeardObjection) => void;
  readonly onChange: (change: CallFormChange) => void;
  readonly onTime: (action: "start" | "pause" | "reset") => void;
  readonly onCover: (key: string, isCovered: boolean) => void;
  readonly onTypeAuthor: (author: string) => void;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  /** The entry that is corrected was never made. */
  readonly onTakeBack: (entryId: string) => void;
  readonly onBack: () => void;
}

/** The form that logs a call: one outcome, only the fields it needs, and what it sets for the next call. */
export function CallScreen(props: Props) {
  const { desk, view, form, author, isSaving, failure, now, moment } = props;
  const { onChooseOutcome, onChange, onTime, onCover, onTypeAuthor, onSave, onDiscard, onBack } = props;
  const wording = useCallWords();
  const { t, w } = wording;
  // Asked once; not taken away while it is being typed.
  const [asksAuthor] = useState(author === "");
  const fields = useRef<HTMLFormElement>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const [chosenByKey, setChosenByKey] = useState(0);
  useEffect(() => {
    if (chosenByKey > 0) goToNeeds(fields.current);
  }, [chosenByKey]);
  // What the outcome asks for stands below ten buttons: in a narrow pane, below its edge.
  const shownOutcome = useRef(form.outcome);
  useEffect(() => {
    if (shownOutcome.current === form.outcome) return;
    shownOutcome.current = form.outcome;
    fields.current?.querySelector("[data-needs]")?.scrollIntoView({ block: "nearest" });
  }, [form.outcome]);
  useEffect(() => {
    if (failure?.type === "refused") goToRefused(fields.current);
  }, [failure]);
  const save = useRef(onSave);
  useEffect(() => {
    save.current = onSave;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      save.current();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  const decoded = decodeCallForm(form, desk, view, wording.language);
  const refusals = shownRefusals(decoded.refusals, failure, wording);
  const refusalOf = (place: FormPlace): string | undefined => refusals.get(place);
  const parts: CallPartProps = { desk, view, form, refusalOf, onChange };
  const { outcome, correction } = form;
  const choose = (code: OutcomeCode, isByKey: boolean, heard?: HeardObjection): void => {
    onChooseOutcome(code, heard);
    if (isByKey) setChosenByKey(chosenByKey + 1);
  };

  return (
    <main className="screen callScreen">
      <div className="callHead">
        <button type="button" className="quiet" onClick={onBack}>
          ← {t.common.back}
        </button>
        {correction === undefined && <CallClock timer={form.timer} now={now} onTime={onTime} />}
      </div>
      <ScreenTitle>{titleOf(props, wording)}</ScreenTitle>
      {correction === undefined && <CallFacts view={view} />}
      {correction === undefined && (
        <AidsDuringCall {...{ desk, view, moment }} onOutcome={(code, heard) => choose(code, true, heard)} />
      )}
      <form
        ref={fields}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {correction !== undefined && (
          <>
            <p className="hint">{w.correction.explain}</p>
            <TextField
              label={w.correction.because}
              value={correction.because}
              refusal={refusalOf("because")}
              onChange={(because) => onChange({ because })}
            />
          </>
        )}
        <OutcomeChoice
          desk={desk}
          view={view}
          chosen={outcome}
          refusal={refusalOf("outcome")}
          onChoose={choose}
        />
        {outcome === undefined && <p className="hint">{w.keysHint}</p>}
        {outcome !== undefined && (
          <div className="stack" data-needs>
            <NeedFields {...parts} outcome={outcome} />
          </div>
        )}
        {/* Always there: what appears in it is heard. */}
        <div role="status">
          {decoded.draft !== undefined && decoded.refusals.length === 0 && (
            <CallPreview desk={desk} view={view} form={form} draft={decoded.draft} />
          )}
        </div>
        <NoteField
          label={t.call.note}
          hint={t.call.noteHint}
          value={form.note}
          onChange={(note) => onChange({ note })}
        />
        {asksReason(form, desk) && (
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
        )}
        <CoveredInvoices view={view} form={form} refusal={refusalOf("covers")} onCover={onCover} />
        <DetailGroups {...parts} refused={[...refusals.keys()]} />
        <div className="fields fromTop">
          <LabelledField label={t.call.calledOn} validationMessage={refusalOf("calledOn")}>
            <Input
              type="date"
              value={form.calledOn}
              onChange={(_event, { value }) => onChange({ calledOn: value })}
            />
          </LabelledField>
          {asksAuthor && (
            <LabelledField label={t.call.author} hint={t.call.authorHint}>
              <Input
                value={author}
                autoComplete="name"
                onChange={(_event, { value }) => onTypeAuthor(value)}
              />
            </LabelledField>
          )}
        </div>

        {decoded.draft !== undefined && <Recap draft={decoded.draft} />}

        {correction !== undefined && (
          <Disclosure title={w.correction.neverMade}>
            {() => (
              <>
                <p className="hint">{w.correction.takeBackHint}</p>
                <div>
                  <Button disabledFocusable={isSaving} onClick={() => props.onTakeBack(correction.replaces)}>
                    {w.correction.takeBack}
                  </Button>
                </div>
              </>
            )}
          </Disclosure>
        )}

        <div className="sticky stack">
          {failure?.type === "fault" && <FaultMessage fault={failure.fault} lead={t.call.draftKept} />}
          {isLeaving ? (
            <div className="actions" role="group" aria-label={w.discard.ask}>
              <p>{w.discard.ask}</p>
              <Button onClick={onDiscard}>{w.discard.yes}</Button>
              <Button appearance="primary" ref={focusWhenShown} onClick={() => setIsLeaving(false)}>
                {w.discard.no}
              </Button>
            </div>
          ) : (
            <div className="actions">
              <Button type="submit" appearance="primary" title={w.keysHint} disabledFocusable={isSaving}>
                {isSaving ? t.call.saving : correction === undefined ? t.call.save : w.correction.save}
              </Button>
              <Button
                disabledFocusable={isSaving}
                onClick={() => (isWorthAsking(form) ? setIsLeaving(true) : onDiscard())}
              >
                {t.call.discard}
              </Button>
            </div>
          )}
        </div>
      </form>
    </main>
  );
}

/** Something was typed that nobody would like to type again. */
function isWorthAsking(form: CallForm): boolean {
  return (
    form.note.trim() !== "" || form.plan.length > 0 || FORM_GROUPS.some((group) => countIn(form, group) > 0)
  );
}

function titleOf({ desk, view, form }: Props, { t, w, language }: CallWording): string {
  const { correction } = form;
  if (correction === undefined) return t.call.title(view.debtor.name);
  const corrected = desk.history.eventsByDebtor
    .get(view.debtor.key)
    ?.find((event): event is CallLogged => event.type === "call" && event.id === correction.replaces);
  if (corrected === undefined) return t.call.title(view.debtor.name);
  return w.correction.title(
    formatOutcome(corrected.outcome, language),
    formatDate(contactedOn(corrected), language),
  );
}

/** To the first field that the outcome asks for, its figure selected; to the button itself when it asks for none. */
function goToNeeds(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>("[data-needs] :is(input, select, textarea)");
  const target = field ?? form?.querySelector<HTMLElement>(".outcomes [aria-pressed=true]");
  target?.focus();
  if (target instanceof HTMLInputElement && target.type === "text") target.select();
}

function goToRefused(form: HTMLFormElement | null): void {
  const refused = form?.querySelector("[aria-invalid=true], [data-refused]");
  const field = refused?.matches("fieldset") ? refused.querySelector("button, input") : refused;
  if (field instanceof HTMLElement) field.focus();
}

/** What is missing, but was not typed wrongly: said once somebody tries to save. */
const SAID_ON_SAVING: ReadonlySet<string> = new Set([
  "DateMissing",
  "AmountMissing",
  "CategoryMissing",
  "WordsMissing",
]);

/** Refusals of the last attempt to save, and at once those of what is plainly wrong while typing. */
function shownRefusals(
  typed: readonly FormRefusal[],
  failure: SaveFailure | undefined,
  wording: CallWording,
): ReadonlyMap<FormPlace, string> {
  const atOnce = typed.filter(
    (refusal) =>
      refusal.type !== "OutcomeMissing" && !(refusal.type === "Field" && SAID_ON_SAVING.has(refusal.fault)),
  );
  const refused = failure?.type === "refused" ? failure.refusals : [];
  const shown = new Map<FormPlace, string>();
  for (const refusal of [...refused, ...atOnce]) {
    const place = placeOf(refusal);
    if (!shown.has(place)) shown.set(place, wordsOf(refusal, wording));
  }
  return shown;
}

function placeOf(refusal: FormRefusal): FormPlace {
  switch (refusal.type) {
    case "Field":
      return refusal.place;
    case "OutcomeMissing":
      return "outcome";
    case "CallInFuture":
      return "calledOn";
    case "DateBeforeCall":
      return "untilOn";
    case "AmountNotPositive":
    case "CurrencyNotCovered":
      return "amount";
    case "NothingCovered":
      return "covers";
  }
}

function wordsOf(refusal: FormRefusal, { t, w, language }: CallWording): string {
  switch (refusal.type) {
    case "OutcomeMissing":
      return t.call.chooseOutcome;
    case "Field":
      return w.faults[refusal.fault];
    default:
      return formatRefusal(refusal, language);
  }
}
