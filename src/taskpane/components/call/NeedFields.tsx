import { CONTACT_ROLES, DISPUTE_CATEGORIES } from "../../../domain/callDetails";
import type { OutcomeCode, OutcomeNeed } from "../../../domain/outcome";
import { PAYMENT_MEANS } from "../../../domain/reason";
import { formatAmount } from "../../../text/formatAmount";
import { parseAmount } from "../../../text/parseAmount";
import {
  asksPerson,
  asksRole,
  coverableLines,
  currenciesOf,
  needsOf,
  openOfCovered,
} from "../../callForm/callForm";
import type { CallPartProps } from "./callParts";
import { AmountField, ChoiceField, DateField, TextField } from "./fields";
import { PlanFields } from "./PlanFields";
import { useCallWords } from "./useCallWords";

/** The fields that the chosen outcome asks for, and no others. */
export function NeedFields(props: CallPartProps & { readonly outcome: OutcomeCode }) {
  const { desk, form, outcome } = props;
  const needs = needsOf(form, desk);
  if (outcome === "DISP") return <DisputeFields {...props} />;
  const isPlan = outcome === "PLAN" || outcome === "PROP";
  const shown = outcome === "PLAN" ? needs.filter((need) => need === "detail") : needs;
  return (
    <>
      {isPlan && <PlanFields {...props} />}
      <div className="fields">
        {shown
          .filter((need) => need !== "person" && !(isPlan && need === "detail"))
          .map((need) => (
            <NeedField key={need} {...props} need={need} />
          ))}
        <PersonFields {...props} />
      </div>
    </>
  );
}

function useNeedLabel(outcome: OutcomeCode): (need: OutcomeNeed) => string {
  const { t } = useCallWords();
  return (need) => {
    const labels: { readonly default: string } & Readonly<Partial<Record<OutcomeCode, string>>> =
      t.call.needs[need];
    return labels[outcome] ?? labels.default;
  };
}

type NeedFieldProps = CallPartProps & { readonly outcome: OutcomeCode; readonly need: OutcomeNeed };

function NeedField({ need, outcome, form, view, refusalOf, onChange }: NeedFieldProps) {
  const { t } = useCallWords();
  const label = useNeedLabel(outcome)(need);
  switch (need) {
    case "untilOn":
      return (
        <DateField
          label={label}
          value={form.untilOn}
          refusal={refusalOf("untilOn")}
          onChange={(untilOn) => onChange({ untilOn })}
        />
      );
    case "amount":
      return <MoneyField label={label} {...{ form, view, refusalOf, onChange }} />;
    case "means":
      return (
        <ChoiceField
          label={label}
          value={form.means}
          codes={PAYMENT_MEANS}
          words={t.means}
          none={t.call.noMeans}
          onChange={(means) => onChange({ means })}
        />
      );
    case "person":
      return null;
    case "detail":
      return (
        <TextField
          label={label}
          value={form.detail}
          refusal={refusalOf("detail")}
          onChange={(detail) => onChange({ detail })}
        />
      );
  }
}

/** The amount, and the currency where the debtor owes in several. */
function MoneyField(
  props: Pick<CallPartProps, "form" | "view" | "refusalOf" | "onChange"> & { readonly label: string },
) {
  const { label, form, view, refusalOf, onChange } = props;
  const { t } = useCallWords();
  const currencies = currenciesOf(coverableLines(form, view));
  return (
    <>
      <AmountField
        label={label}
        value={form.amount}
        currency={currencies.length < 2 ? form.currency : undefined}
        refusal={refusalOf("amount")}
        onChange={(amount) => onChange({ amount })}
      />
      {currencies.length > 1 && (
        <ChoiceField
          label={t.call.currency}
          value={form.currency}
          codes={currencies}
          words={Object.fromEntries(currencies.map((currency) => [currency, currency]))}
          onChange={(currency) => onChange({ currency })}
        />
      )}
    </>
  );
}

/** Who was on the line, and in which role: it decides how to speak to them next time. */
function PersonFields({ desk, form, outcome, onChange }: CallPartProps & { readonly outcome: OutcomeCode }) {
  const { w, d } = useCallWords();
  const label = useNeedLabel(outcome)("person");
  if (!asksPerson(form, desk)) return null;
  const hasRole = asksRole(form, desk);
  return (
    <>
      <TextField
        label={hasRole ? w.person : label}
        value={form.person}
        onChange={(person) => onChange({ person })}
      />
      {hasRole && (
        <ChoiceField
          label={w.role}
          value={form.role}
          codes={CONTACT_ROLES}
          words={d.roles}
          none={w.noRole}
          onChange={(role) => onChange({ role })}
        />
      )}
    </>
  );
}

/** A dispute: about what, how much of it, who settles it, and when it is looked at again. */
function DisputeFields(props: CallPartProps & { readonly outcome: OutcomeCode }) {
  const { view, form, refusalOf, onChange } = props;
  const { w, d, language } = useCallWords();
  const open = openOfCovered(form, view);
  const disputed = parseAmount(form.amount, form.currency, language);
  const undisputed = disputed && { ...open, amountMinor: open.amountMinor - disputed.amountMinor };
  return (
    <>
      <ChoiceField
        label={w.dispute.category}
        value={form.category}
        codes={DISPUTE_CATEGORIES}
        words={d.disputes}
        none={w.dispute.choose}
        hint={form.category === "" ? undefined : d.disputeHints[form.category]}
        refusal={refusalOf("category")}
        onChange={(category) => onChange({ category })}
      />
      <div className="fields">
        <MoneyField label={w.dispute.amount} {...{ form, view, refusalOf, onChange }} />
        <DateField
          label={w.dispute.review}
          value={form.untilOn}
          refusal={refusalOf("untilOn")}
          onChange={(untilOn) => onChange({ untilOn })}
        />
      </div>
      {undisputed !== undefined && undisputed.amountMinor >= 0 && open.amountMinor > 0 && (
        <p className="hint" role="status">
          {undisputed.amountMinor === 0
            ? w.dispute.allDisputed
            : w.dispute.undisputed(formatAmount(undisputed, language))}
        </p>
      )}
      <div className="fields">
        <TextField label={w.dispute.owner} value={form.owner} onChange={(owner) => onChange({ owner })} />
        <TextField label={w.dispute.what} value={form.detail} onChange={(detail) => onChange({ detail })} />
        <PersonFields {...props} />
      </div>
    </>
  );
}
