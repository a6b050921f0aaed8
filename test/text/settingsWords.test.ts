import { DEFAULT_POLICY } from "../../src/domain/policy";
import {
  formatCountedFrom,
  formatSettingFault,
  SETTING_FIELDS,
  settingLabelAt,
  settingsWordsOf,
  type SettingFault,
} from "../../src/text/settingsWords";
import { englishTypographyFaults, frenchTypographyFaults, textsIn } from "../support/catalogs";

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

describe("formatCountedFrom", () => {
  it("says from when the delay of a result is counted", () => {
    expect(formatCountedFrom("after-call", "en")).toBe("working days after the call");
    expect(formatCountedFrom("after-until", "fr")).toBe("jours ouvrés après la date convenue");
    expect(formatCountedFrom("after-later", "fr")).toBe(
      "jours ouvrés après l’appel, ou après la date convenue si elle est plus tardive",
    );
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
