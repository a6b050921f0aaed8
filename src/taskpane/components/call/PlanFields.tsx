import { openOfCovered } from "../../callForm/callForm";
import type { CallPartProps } from "./callParts";
import { TextField } from "./fields";
import { PlanEditor } from "./PlanEditor";
import { useCallWords } from "./useCallWords";

/** A plan in the call form: proposed, with the answer reserved, or agreed. */
export function PlanFields({ desk, view, form, refusalOf, onChange }: CallPartProps) {
  const { w } = useCallWords();
  const isProposed = form.outcome === "PROP";
  return (
    <>
      {isProposed && <p className="hint">{w.plan.reserved}</p>}
      <PlanEditor
        title={isProposed ? w.plan.proposed : w.plan.agreed}
        desk={desk}
        receivables={view.assessments.map(({ receivable }) => receivable)}
        lines={form.plan}
        open={openOfCovered(form, view)}
        refusalOf={refusalOf}
        onChange={(plan) => onChange({ plan })}
      />
      {isProposed && (
        <TextField
          label={w.plan.consulted}
          value={form.consulted}
          onChange={(consulted) => onChange({ consulted })}
        />
      )}
      <TextField
        label={isProposed ? w.plan.terms : w.plan.clause}
        value={form.detail}
        onChange={(detail) => onChange({ detail })}
      />
    </>
  );
}
