import type { CallForm } from "./callForm";
import { unusedTimer } from "./callTimer";

/** A form in which nothing stands. */
export function emptyForm(id: string): CallForm {
  return {
    id,
    timer: unusedTimer,
    outcome: undefined,
    calledOn: "",
    untilOn: "",
    amount: "",
    currency: "EUR",
    means: "",
    person: "",
    role: "",
    detail: "",
    reason: "",
    note: "",
    version: "",
    assessment: "",
    category: "",
    owner: "",
    plan: [],
    consulted: "",
    consequences: [],
    grace: { untilOn: "", grantedBy: "" },
    commitments: [],
    checked: [],
    objective: { amount: "", payOn: "" },
    fallback: { firstPayment: "", latestOn: "" },
    willingness: "",
    authority: "",
    difficulty: "",
    finances: "",
    objections: [],
    unanswered: "",
    covered: [],
    typed: [],
  };
}
