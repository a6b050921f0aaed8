import { DEFAULT_OUTCOMES } from "../../src/domain/outcome";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import type { PlanConcern } from "../../src/domain/planProposal";
import { formatPlanConcern, planLines } from "../../src/text/planWords";
import {
  formatNextCallRule,
  formatSettingFault,
  SETTING_FIELDS,
  settingLabelAt,
  settingsWordsOf,
  type SettingFault,
} from "../../src/text/settingsWords";
import { englishTypographyFaults, frenchTypographyFaults, textsIn } from "../support/catalogs";
import { day, money } from "../support/receivables";

const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

const FAULTS: { readonly [Type in SettingFault["type"]]: Extract<SettingFault, { type: Type }> } = {
  Missing: { type: "Missing" },
  NotANumber: { type: "NotANumber" },
  NotWhole: { type: "NotWhole" },
  TooSmall: { type: "TooSmall", min: 1 },
  TooLarge: { type: "TooLarge", max: 365 },
  NotRising: { type: "NotRising", after: "FIRM" },
  NotADate: { type: "NotADate", text: "31/02" },
  NotHours: { type: "NotHours", text: "matin" },
  EndsBeforeItBegins: { type: "EndsBeforeItBegins" },
  NotACurrency: { type: "NotACurrency", text: "euro" },
  NotACountry: { type: "NotACountry", text: "Belgique" },
  UnknownNames: { type: "UnknownNames", names: ["montent"], known: ["montant", "client"] },
  Unreadable: { type: "Unreadable" },
};

describe("formatSettingFault", () => {
  it("names the field, and which one of several", () => {
    expect(spaced(formatSettingFault("firstDelayDays", FAULTS.NotWhole, "fr"))).toBe(
      "Premier appel : saisissez un nombre entier.",
    );
    expect(formatSettingFault("ladder.fromDaysLate", FAULTS.NotRising, "en", "Formal notice")).toBe(
      "Begins at (Formal notice): has to come later than the stage “Firm reminder”.",
    );
  });

  it("shows what was typed where that helps", () => {
    expect(Object.values(FAULTS).map((fault) => spaced(formatSettingFault("scripts", fault, "fr")))).toEqual([
      "Script : indiquez une valeur.",
      "Script : saisissez un nombre.",
      "Script : saisissez un nombre entier.",
      "Script : 1 au moins.",
      "Script : 365 au plus.",
      "Script : doit venir plus tard que le niveau « Relance ferme ».",
      "Script : « 31/02 » n’est pas une date.",
      "Script : « matin » n’est pas une plage d’heures, comme 9:00-12:30.",
      "Script : la fin précède le début.",
      "Script : « euro » n’est pas une devise : trois lettres, comme EUR.",
      "Script : « Belgique » n’est pas un pays : deux lettres, comme BE.",
      "Script : rien ne remplace {montent}. Possibles : {montant} et {client}.",
      "Script : valeur illisible, rien n’a été modifié.",
    ]);
  });
});

describe("settingLabelAt", () => {
  it("finds the field from where a value stood", () => {
    expect(settingLabelAt("policy.firstDelayDays", "en")).toBe("First call");
    expect(settingLabelAt("policy.ladder.2.everyDays", "fr")).toBe("Rappeler tous les");
    expect(settingLabelAt("guard.hours.0.fromMinute", "en")).toBe("Calling hours");
    expect(settingLabelAt("policy.outcomes.NA.next.callDays", "en")).toBe("Next call");
    expect(settingLabelAt("policy.calendar.extraDaysOff.3", "fr")).toBe("Autres jours de fermeture");
    expect(settingLabelAt("debtors.martin.country", "en")).toBe("Country");
  });

  it("knows no field of what people cannot set", () => {
    expect(settingLabelAt("ledger.place", "en")).toBeUndefined();
    expect(settingLabelAt("", "en")).toBeUndefined();
  });
});

describe("formatNextCallRule", () => {
  it("says every rule of the table of outcomes", () => {
    const said = (language: "en" | "fr"): readonly string[] => [
      ...new Set(Object.values(DEFAULT_OUTCOMES).map(({ next }) => formatNextCallRule(next, language))),
    ];
    expect(said("fr")).toEqual([
      "1 jour ouvré après l’appel",
      "2 jours ouvrés après l’appel",
      "1 jour ouvré après la date convenue",
      "à la date convenue",
      "2 jours ouvrés après la date convenue",
      "3 jours ouvrés après l’appel, ou après la date convenue si elle est plus tardive",
      "au rythme du niveau",
      "plus d’appel",
      "au premier appel après l’échéance",
      "ne compte pas comme un appel",
    ]);
    expect(said("en")).toHaveLength(10);
  });
});

describe("settingsWordsOf", () => {
  it("has words for every figure of the policy", () => {
    const own = Object.keys(DEFAULT_POLICY).filter(
      (key) => !SETTING_FIELDS.some((field) => field === key || field.startsWith(`${key}.`)),
    );
    // Kinds of customers have sections of their own; their values are the fields of the policy again.
    expect(own).toEqual(["segments"]);
  });

  it("leaves nothing unsaid, in either typography", () => {
    const texts = (language: "en" | "fr"): readonly string[] => {
      const words = settingsWordsOf(language);
      return [
        ...textsIn(words)
          .filter(([path]) => !path.endsWith(".unit"))
          .map(([, text]) => text),
        words.changedFromDefault("2"),
        words.scriptHint(["client", "contact"]),
        words.remove("x"),
        ...Object.values(FAULTS).map((fault) => formatSettingFault("callers", fault, language)),
      ];
    };
    expect([...texts("en"), ...texts("fr")].filter((text) => text.trim() === "")).toEqual([]);
    expect(texts("en").flatMap(englishTypographyFaults)).toEqual([]);
    expect(texts("fr").flatMap(frenchTypographyFaults)).toEqual([]);
  });

  it("calls no two fields the same", () => {
    for (const language of ["en", "fr"] as const) {
      const { fields } = settingsWordsOf(language);
      const labels = SETTING_FIELDS.map((field) => fields[field].label);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});

const CONCERNS: { readonly [Type in PlanConcern["type"]]: Extract<PlanConcern, { type: Type }> } = {
  LeavesOut: { type: "LeavesOut", amount: money("200.00") },
  AsksTooMuch: { type: "AsksTooMuch", amount: money("50.00") },
  NothingNow: { type: "NothingNow" },
  TooLong: { type: "TooLong", lastOn: day("2027-09-30"), monthsMax: 6 },
  AboveUsualPayments: {
    type: "AboveUsualPayments",
    usualMonthly: money("400.00"),
    largest: money("900.00"),
  },
  SolvencyCheckNeeded: { type: "SolvencyCheckNeeded", from: money("10000.00") },
};

describe("formatPlanConcern", () => {
  it("says what speaks against accepting", () => {
    expect(Object.values(CONCERNS).map((concern) => spaced(formatPlanConcern(concern, "fr")))).toEqual([
      "L’échéancier laisse de côté 200,00 € de ce qui est dû.",
      "L’échéancier dépasse de 50,00 € ce qui est dû.",
      "Rien n’est versé tout de suite : demandez un premier versement.",
      "Il court jusqu’au 30/09/2027, soit plus de 6 mois.",
      "Un versement de 900,00 € dépasse ses paiements habituels d’un mois (400,00 €) : pourra-t-il le tenir ?",
      "À partir de 10 000,00 €, vérifiez d’abord la solvabilité.",
    ]);
  });

  it("keeps either typography", () => {
    for (const concern of Object.values(CONCERNS)) {
      expect(frenchTypographyFaults(formatPlanConcern(concern, "fr"))).toEqual([]);
      expect(englishTypographyFaults(formatPlanConcern(concern, "en"))).toEqual([]);
    }
  });
});

describe("planLines", () => {
  const analysis = {
    total: money("1500.00"),
    upFront: money("500.00"),
    lastOn: day("2027-01-29"),
    days: 68,
    largest: money("500.00"),
    usualMonthly: money("700.00"),
    concerns: [],
  };

  it("puts a plan beside usual payments", () => {
    expect(planLines(analysis, "fr").map(spaced)).toEqual([
      "Total 1 500,00 €, dont 500,00 € tout de suite ; dernier versement le 29/01/2027.",
      "Plus gros versement 500,00 € ; paiements habituels 700,00 € par mois.",
    ]);
  });

  it("compares with nothing when too little is known", () => {
    expect(planLines({ ...analysis, usualMonthly: undefined }, "en")[1]).toBe(
      "Usual payments: not enough to compare.",
    );
  });
});
