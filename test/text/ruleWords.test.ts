import * as fc from "fast-check";
import { OUTCOME_CODES, type OutcomeCode } from "../../src/domain/outcome";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import type { CallFacts } from "../../src/domain/receivable";
import { nextCall } from "../../src/domain/schedule";
import {
  formatNextCallReason,
  formatOutcome,
  formatStage,
  parseOutcome,
  type Language,
} from "../../src/text/ruleWords";
import { anyFactsAndDay } from "../support/arbitraries";
import { day } from "../support/receivables";

describe("formatStage", () => {
  it("names every stage in both languages", () => {
    expect(formatStage("NOT_DUE", "en")).toBe("Not due");
    expect(formatStage("PRE_DUE", "fr")).toBe("Pré-relance");
    expect(formatStage("REMINDER", "fr")).toBe("Relance");
    expect(formatStage("FIRM", "fr")).toBe("Relance ferme");
    expect(formatStage("NOTICE", "fr")).toBe("Mise en demeure");
    expect(formatStage("HANDOVER", "fr")).toBe("Contentieux");
    expect(formatStage("HANDOVER", "en")).toBe("Hand over");
    expect(formatStage("HANDED_OVER", "en")).toBe("Handed over");
    expect(formatStage("STOPPED", "fr")).toBe("Arrêtée");
    expect(formatStage("DISPUTE", "fr")).toBe("En litige");
  });

  it("is empty when there is none", () => {
    expect(formatStage(undefined, "fr")).toBe("");
  });
});

describe("parseOutcome", () => {
  it.each<[text: string, code: OutcomeCode]>([
    ["PTP", "PTP"],
    ["ptp", "PTP"],
    [" Pre_ok ", "PRE_OK"],
    ["pre-ok", "PRE_OK"],
    ["Promise to pay", "PTP"],
    ["promesse de paiement", "PTP"],
    ["ECHEANCIER ACCEPTE", "PLAN"],
    ["Échéancier proposé , réponse réservée", "PROP"],
    ["E\u0301che\u0301ancier accepte\u0301", "PLAN"],
    ["Pré-relance\u00a0: conforme", "PRE_OK"],
    ["pre relance conforme", "PRE_OK"],
    ["Message à un tiers", "MSG3"],
    ["Letter, e-mail, visit", "OTH"],
    ["Not called", "SKIP"],
  ])("reads « %s » as %s", (text, code) => {
    expect(parseOutcome(text)).toBe(code);
  });

  it("knows no other words", () => {
    for (const text of ["", "  ", "a promis", "promise", "PTPPP", "?"])
      expect(parseOutcome(text)).toBeUndefined();
  });

  it("reads back every code and every label, case and accents apart", () => {
    const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");
    for (const code of OUTCOME_CODES)
      for (const text of [code, formatOutcome(code, "en"), formatOutcome(code, "fr")])
        for (const written of [text, text.toUpperCase(), text.toLowerCase(), plain(text)])
          expect([written, parseOutcome(written)]).toEqual([written, code]);
  });
});

describe("formatNextCallReason", () => {
  const DUE = day("2026-03-02");
  const reason = (facts: CallFacts, language: Language, asOf = "2026-03-20"): string =>
    formatNextCallReason(nextCall(facts, day(asOf), DEFAULT_POLICY).reason, language);
  const called = (outcome: OutcomeCode, untilOn?: string): CallFacts => ({
    dueOn: DUE,
    lastCallOn: day("2026-03-19"),
    outcome,
    untilOn: untilOn === undefined ? undefined : day(untilOn),
  });

  it.each<[CallFacts, en: string, fr: string]>([
    [{ open: 0 }, "Settled", "Soldée"],
    [{}, "No due date", "Pas de date d’échéance"],
    [
      { dueOn: DUE },
      "First call: 2 days after the due date",
      "Premier appel\u00a0: 2 jours après l’échéance",
    ],
    [
      { dueOn: day("2026-04-20") },
      "Courtesy call: 7 days before the due date",
      "Pré-relance\u00a0: 7 jours avant l’échéance",
    ],
    [called("LEGAL"), "No more calls: handed to legal", "Plus d’appel\u00a0: remis au contentieux"],
    [
      called("PTP", "2026-03-21"),
      "Promise for 21 Mar 2026 + 1 working day",
      "Promesse pour le 21/03/2026 + 1 jour ouvré",
    ],
    [
      called("RUN", "2026-03-21"),
      "Payment run of 21 Mar 2026 + 2 working days",
      "Règlement prévu le 21/03/2026 + 2 jours ouvrés",
    ],
    [called("CB", "2026-03-21"), "Call back requested for 21 Mar 2026", "Rappel demandé pour le 21/03/2026"],
    [
      called("VM"),
      "Message left on 19 Mar 2026 + 2 working days",
      "Message laissé le 19/03/2026 + 2 jours ouvrés",
    ],
    [called("NA"), "No answer on 19 Mar 2026 + 1 working day", "Pas de réponse le 19/03/2026 + 1 jour ouvré"],
    [
      called("NOC"),
      "Reached, no commitment on 19 Mar 2026: call again after 6 days",
      "Joint, sans engagement le 19/03/2026\u00a0: rappel après 6 jours",
    ],
    [
      called("PRE_OK"),
      "Pre-due: all in order; first call 2 days after the due date",
      "Pré-relance : conforme\u00a0; premier appel 2 jours après l’échéance",
    ],
    [
      { lastCallOn: DUE, outcome: "PRE_OK" },
      "Pre-due: all in order; no due date",
      "Pré-relance : conforme\u00a0; pas de date d’échéance",
    ],
  ])("words %j", (facts, en, fr) => {
    expect(reason(facts, "en")).toBe(en);
    expect(reason(facts, "fr")).toBe(fr);
  });

  it("says what the date agreed stands for, whatever the outcome", () => {
    expect(reason(called("SENT", "2026-03-27"), "en")).toBe("Payment sent on 27 Mar 2026 + 3 working days");
    expect(reason(called("DISP", "2026-03-27"), "en")).toBe("Dispute to review on 27 Mar 2026");
    expect(reason(called("PROP", "2026-03-27"), "en")).toBe("Our answer to the plan due on 27 Mar 2026");
    expect(reason(called("PLAN", "2026-03-27"), "fr")).toBe("Versement prévu le 27/03/2026 + 1 jour ouvré");
    expect(reason(called("ABS", "2026-03-27"), "fr")).toBe(
      "Contact absent jusqu’au 27/03/2026 + 1 jour ouvré",
    );
  });

  it("has words for a date that an edited table gives to another outcome", () => {
    const policy = {
      ...DEFAULT_POLICY,
      outcomes: {
        ...DEFAULT_POLICY.outcomes,
        REF: {
          ...DEFAULT_POLICY.outcomes.REF,
          next: { kind: "on-until", otherwise: { kind: "unknown" } } as const,
        },
      },
    };
    const words = (language: Language): string =>
      formatNextCallReason(nextCall(called("REF", "2026-03-27"), day("2026-03-20"), policy).reason, language);
    expect(words("en")).toBe("Refuses to pay: 27 Mar 2026");
    expect(words("fr")).toBe("Refus de payer\u00a0: 27/03/2026");
  });

  it("counts one day in the singular, and none as each language does", () => {
    const first = (days: number, language: Language): string =>
      formatNextCallReason({ type: "first-call", dueOn: DUE, days }, language);
    expect([first(0, "en"), first(1, "en"), first(2, "en")]).toEqual([
      "First call: 0 days after the due date",
      "First call: 1 day after the due date",
      "First call: 2 days after the due date",
    ]);
    expect([first(0, "fr"), first(1, "fr")]).toEqual([
      "Premier appel\u00a0: 0 jour après l’échéance",
      "Premier appel\u00a0: 1 jour après l’échéance",
    ]);
  });

  it("always gives one line without a hole", () => {
    fc.assert(
      fc.property(
        anyFactsAndDay,
        fc.constantFrom("en" as const, "fr" as const),
        ({ facts, asOf }, language) => {
          const words = formatNextCallReason(nextCall(facts, asOf, DEFAULT_POLICY).reason, language);
          expect(words).toMatch(/^\S[^\n]*\S$/);
          expect(words).not.toMatch(/undefined|NaN|null|\[/);
        },
      ),
    );
  });
});
