import { Button, Checkbox } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { plusCallDays } from "../../../domain/calendar";
import {
  CHECKS,
  CONSEQUENCES,
  DEGREES,
  DIFFICULTY_SCOPES,
  FINANCIAL_SIGNALS,
  OBJECTIONS,
  type ConsequenceCode,
} from "../../../domain/callDetails";
import { consequenceChoices, type ConsequenceWarning } from "../../../domain/consequence";
import { addDays, formatIsoDate, parseIsoDate } from "../../../domain/localDate";
import { countIn, groupsOf, stageOfCall, type FormGroup as Group } from "../../callForm/callForm";
import { formatDate } from "../../../text/formatDate";
import { earlyConsequenceWarning } from "../../../text/guardWords";
import type { FormPlace } from "../../callForm/decodeCallForm";
import { withLine, withoutLine, withTick, type CallPartProps } from "./callParts";
import { AmountField, ChoiceField, DateField, TextField } from "./fields";
import { FormGroup } from "./FormGroup";
import { NoteField } from "./NoteField";
import { useCallWords, type CallWording } from "./useCallWords";

interface Props extends CallPartProps {
  /** Places of everything that is refused. */
  readonly refused: readonly FormPlace[];
}

/** Everything a call may tell beyond its outcome: optional, and folded, so that a simple call stays a simple form. */
export function DetailGroups(props: Props) {
  const { desk, form, refused } = props;
  const { w } = useCallWords();
  const groups = groupsOf(form, desk);
  if (groups.length === 0) return null;
  return (
    <section className="detailGroups" aria-label={w.more}>
      <h2>{w.more}</h2>
      {groups.map((group) => {
        const Part = PARTS[group];
        return (
          <FormGroup
            key={group}
            title={w.groups[group]}
            count={countIn(form, group)}
            isRefused={refused.some((place) => PLACES[group].test(place))}
            isOpenAtFirst={form.correction !== undefined && countIn(form, group) > 0}
          >
            <Part {...props} />
          </FormGroup>
        );
      })}
    </section>
  );
}

/** Which refused fields stand in which part. */
const PLACES: Readonly<Record<Group, RegExp>> = {
  preparation: /^(objective|fallback)\./,
  listening: /^$/,
  impressions: /^$/,
  consequences: /^consequences\./,
  grace: /^grace\./,
  commitments: /^commitments\./,
};

const PARTS: Readonly<Record<Group, (props: CallPartProps) => ReactElement>> = {
  preparation: Preparation,
  listening: Listening,
  impressions: Impressions,
  consequences: Consequences,
  grace: Grace,
  commitments: Commitments,
};

function Preparation({ form, refusalOf, onChange }: CallPartProps) {
  const { w, d } = useCallWords();
  const { checked, objective, fallback, currency } = form;
  return (
    <>
      <fieldset className="ticks">
        <legend>{w.preparation.checks}</legend>
        {CHECKS.map((check) => (
          <Checkbox
            key={check}
            label={d.checks[check]}
            checked={checked.includes(check)}
            onChange={(_event, { checked: isTicked }) =>
              onChange({ checked: withTick(checked, check, isTicked === true, CHECKS) })
            }
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>{w.preparation.objective}</legend>
        <div className="fields">
          <AmountField
            label={w.preparation.objectiveAmount}
            value={objective.amount}
            currency={currency}
            refusal={refusalOf("objective.amount")}
            onChange={(amount) => onChange({ objective: { ...objective, amount } })}
          />
          <DateField
            label={w.preparation.objectiveOn}
            value={objective.payOn}
            refusal={refusalOf("objective.payOn")}
            onChange={(payOn) => onChange({ objective: { ...objective, payOn } })}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>{w.preparation.fallback}</legend>
        <div className="fields">
          <AmountField
            label={w.preparation.fallbackFirst}
            value={fallback.firstPayment}
            currency={currency}
            refusal={refusalOf("fallback.firstPayment")}
            onChange={(firstPayment) => onChange({ fallback: { ...fallback, firstPayment } })}
          />
          <DateField
            label={w.preparation.fallbackOn}
            value={fallback.latestOn}
            refusal={refusalOf("fallback.latestOn")}
            onChange={(latestOn) => onChange({ fallback: { ...fallback, latestOn } })}
          />
        </div>
      </fieldset>
    </>
  );
}

function Listening({ form, onChange }: CallPartProps) {
  const { w, d } = useCallWords();
  const { version, assessment, objections, unanswered } = form;
  return (
    <>
      <NoteField
        label={w.listening.version}
        hint={w.listening.versionHint}
        value={version}
        onChange={(text) => onChange({ version: text })}
      />
      <NoteField
        label={w.listening.assessment}
        hint={w.listening.assessmentHint}
        value={assessment}
        onChange={(text) => onChange({ assessment: text })}
      />
      <fieldset className="ticks">
        <legend>{w.listening.objections}</legend>
        {OBJECTIONS.map((objection) => (
          <Checkbox
            key={objection}
            label={d.objections[objection]}
            checked={objections.includes(objection)}
            onChange={(_event, { checked }) =>
              onChange({ objections: withTick(objections, objection, checked === true, OBJECTIONS) })
            }
          />
        ))}
      </fieldset>
      <NoteField
        label={w.listening.unanswered}
        hint={w.listening.unansweredHint}
        value={unanswered}
        onChange={(text) => onChange({ unanswered: text })}
      />
    </>
  );
}

function Impressions({ form, onChange }: CallPartProps) {
  const { w, d } = useCallWords();
  return (
    <div className="fields">
      <ChoiceField
        label={d.willingness.title}
        value={form.willingness}
        codes={DEGREES}
        words={d.willingness}
        none={w.notSaid}
        onChange={(willingness) => onChange({ willingness })}
      />
      <ChoiceField
        label={d.authority.title}
        value={form.authority}
        codes={DEGREES}
        words={d.authority}
        none={w.notSaid}
        onChange={(authority) => onChange({ authority })}
      />
      <ChoiceField
        label={d.difficulty.title}
        value={form.difficulty}
        codes={DIFFICULTY_SCOPES}
        words={d.difficulty}
        none={w.notSaid}
        onChange={(difficulty) => onChange({ difficulty })}
      />
      <ChoiceField
        label={d.finances.title}
        value={form.finances}
        codes={FINANCIAL_SIGNALS}
        words={d.finances}
        none={w.notSaid}
        onChange={(finances) => onChange({ finances })}
      />
    </div>
  );
}

/** Working days left to the debtor before an announced consequence, unless the caller says otherwise. */
const CONSEQUENCE_CALL_DAYS = 8;

function Consequences({ desk, view, form, refusalOf, onChange }: CallPartProps) {
  const wording = useCallWords();
  const { w, d } = wording;
  const choices = consequenceChoices(
    view.debtor.key,
    {
      assessments: view.assessments,
      tone: stageOfCall(form, view),
      // What this entry itself announced, before it is corrected, is not announced twice.
      duties: desk.worklist.duties.filter(({ callId }) => callId !== form.correction?.replaces),
    },
    desk.policy,
  );
  const { consequences } = form;
  const usualOn = (): string =>
    formatIsoDate(plusCallDays(desk.asOf, CONSEQUENCE_CALL_DAYS, desk.policy.calendar));
  const tick = (code: ConsequenceCode, isTicked: boolean): void => {
    const known = new Map(consequences.map((one) => [one.code, one]));
    if (isTicked) known.set(code, { code, dueOn: usualOn() });
    else known.delete(code);
    onChange({ consequences: CONSEQUENCES.flatMap((one) => known.get(one) ?? []) });
  };
  return (
    <>
      <p className="hint">{w.consequences.hint}</p>
      <div className="ticks">
        {choices.map(({ code, warnings }) => {
          const index = consequences.findIndex((one) => one.code === code);
          const announced = consequences[index];
          return (
            <div key={code}>
              <Checkbox
                label={d.consequences[code]}
                checked={announced !== undefined}
                onChange={(_event, { checked }) => tick(code, checked === true)}
              />
              {announced !== undefined && (
                <div className="underTick">
                  {warnings.map((warning) => (
                    <p key={warning.type} className="concern">
                      {warningWords(warning, code, wording)}
                    </p>
                  ))}
                  <DateField
                    label={w.consequences.on(d.consequences[code])}
                    value={announced.dueOn}
                    refusal={refusalOf(`consequences.${index}.dueOn`)}
                    onChange={(dueOn) => onChange({ consequences: withLine(consequences, index, { dueOn }) })}
                  />
                </div>
              )}
            </div>
          );
        })}
      </div>
    </>
  );
}

function warningWords(
  warning: ConsequenceWarning,
  code: ConsequenceCode,
  { w, language }: CallWording,
): string {
  switch (warning.type) {
    case "EarlierThanStage":
      return earlyConsequenceWarning(code, warning, language);
    case "AlreadyAnnounced":
      return w.consequences.again(formatDate(warning.dueOn, language));
    case "ApprovalNeeded":
      return w.consequences.approval;
    case "AllInDispute":
      return w.consequences.allDisputed;
  }
}

function Grace({ desk, form, refusalOf, onChange }: CallPartProps) {
  const { w } = useCallWords();
  const { grace } = form;
  const { graceDaysMax } = desk.policy;
  const untilOn = parseIsoDate(grace.untilOn);
  const isBeyond = untilOn !== undefined && untilOn > addDays(desk.asOf, graceDaysMax);
  return (
    <>
      <div className="fields">
        <DateField
          label={w.grace.untilOn}
          value={grace.untilOn}
          refusal={refusalOf("grace.untilOn")}
          onChange={(on) => onChange({ grace: { ...grace, untilOn: on } })}
        />
        <TextField
          label={w.grace.grantedBy}
          value={grace.grantedBy}
          refusal={refusalOf("grace.grantedBy")}
          onChange={(grantedBy) => onChange({ grace: { ...grace, grantedBy } })}
        />
      </div>
      {isBeyond && (
        <p className="concern" role="status">
          {w.grace.beyond(graceDaysMax)}
        </p>
      )}
    </>
  );
}

function Commitments({ form, refusalOf, onChange }: CallPartProps) {
  const { w, d } = useCallWords();
  const { commitments } = form;
  const add = (party: "US" | "DEBTOR"): void =>
    onChange({ commitments: [...commitments, { party, action: "", dueOn: "" }] });
  return (
    <>
      {commitments.map((line, index) => (
        <div key={index} className="commitment">
          <p className="name">{d.parties[line.party]}</p>
          <button
            type="button"
            className="close"
            aria-label={w.commitments.remove(index + 1)}
            title={w.commitments.remove(index + 1)}
            onClick={() => onChange({ commitments: withoutLine(commitments, index) })}
          >
            ×
          </button>
          <TextField
            label={w.commitments.what}
            name={w.commitments.action(index + 1)}
            value={line.action}
            refusal={refusalOf(`commitments.${index}.action`)}
            onChange={(action) => onChange({ commitments: withLine(commitments, index, { action }) })}
          />
          <DateField
            label={w.commitments.when}
            name={w.commitments.dueOn(index + 1)}
            value={line.dueOn}
            refusal={refusalOf(`commitments.${index}.dueOn`)}
            onChange={(dueOn) => onChange({ commitments: withLine(commitments, index, { dueOn }) })}
          />
        </div>
      ))}
      <div className="actions">
        <Button size="small" onClick={() => add("DEBTOR")}>
          {w.commitments.addDebtor}
        </Button>
        <Button size="small" onClick={() => add("US")}>
          {w.commitments.addUs}
        </Button>
      </div>
    </>
  );
}
