import { CONTACT_ROLES } from "../../src/domain/callDetails";
import {
  SCRIPT_PHASES,
  SCRIPT_STAGES,
  scriptFor,
  scriptNames,
  scriptRoleOf,
  scriptStageOf,
  scriptTemplate,
  unknownScriptNames,
  voicemailFor,
  type ScriptFacts,
  type ScriptRequest,
} from "../../src/text/callScripts";
import { fillTemplate, namesIn } from "../../src/text/template";
import { englishTypographyFaults, frenchTypographyFaults } from "../support/catalogs";
import { day, money } from "../support/receivables";

const LANGUAGES = ["en", "fr"] as const;

const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

const bare: ScriptFacts = { debtorName: "Martin SA", invoices: [], asked: [] };

const beforeNotice: ScriptFacts = {
  debtorName: "Martin SA",
  contact: "Mme Leroy",
  caller: "Camille Petit",
  ourCompany: "Atelier du Bois",
  invoices: [
    { reference: "F-101", dueOn: day("2026-10-16"), open: money("1200.00") },
    { reference: "F-107", dueOn: day("2026-11-02"), open: money("350.50") },
  ],
  asked: [money("1550.50")],
  disputedReferences: ["F-99"],
  daysLate: 37,
  lastCallOn: day("2026-11-10"),
  brokenPromise: { amount: money("500.00"), promisedOn: day("2026-11-15") },
  wantedOn: day("2026-11-27"),
  interest: [money("94.30")],
};

const full: ScriptFacts = { ...beforeNotice, noticeOn: day("2026-11-01") };

function said(phase: (typeof SCRIPT_PHASES)[number], request: ScriptRequest): string {
  const step = scriptFor(request).find((each) => each.phase === phase);
  return spaced(step?.lines.join("\n") ?? "");
}

describe("scriptFor", () => {
  it("names the amount, the delay and the invoices", () => {
    expect(said("inform", { language: "fr", stage: "REMINDER", role: "ACCOUNTANT", facts: full })).toBe(
      [
        "Sauf erreur de notre part, il reste 1 550,50 € à régler ; l’échéance la plus ancienne est dépassée de 37 jours.",
        "Références : F-101 (1 200,00 €, échéance 16/10/2026) et F-107 (350,50 €, échéance 02/11/2026).",
        "Ce qui est en litige (F-99) est traité à part : je vous appelle pour le reste.",
        "Si le règlement est parti entre-temps, dites-moi simplement quand et par quel moyen.",
        "Je peux vous envoyer un relevé pendant que nous parlons.",
      ].join("\n"),
    );
  });

  it("leaves out what is not known rather than leaving a hole", () => {
    expect(said("identify", { language: "en", stage: "FIRM", role: "OWNER", facts: full })).toBe(
      "Hello Mme Leroy, this is Camille Petit, Atelier du Bois. Do you have two minutes?\nI am coming back to you about €1,550.50 that is still unpaid. We spoke about it on 10 Nov 2026.",
    );
    const { asked, invoices } = full;
    const little = { ...bare, asked, invoices };
    expect(said("identify", { language: "en", stage: "FIRM", role: "OWNER", facts: little })).toBe(
      "Hello. Do you have two minutes?\nI am coming back to you about €1,550.50 that is still unpaid.",
    );
  });

  it("never adds up currencies", () => {
    const facts = { ...full, asked: [money("100.00"), money("80.00 GBP")] };
    expect(said("identify", { language: "en", stage: "FIRM", role: "CFO", facts })).toContain(
      "€100.00 and £80.00 that is still unpaid",
    );
  });

  it("says four references and counts the others", () => {
    const invoices = ["A", "B", "C", "D", "E", "F"].map((reference) => ({ reference, open: money("10.00") }));
    const facts = { ...full, invoices };
    expect(said("inform", { language: "fr", stage: "PRE_DUE", role: "CFO", facts })).toContain(
      "Références : A (10,00 €), B (10,00 €), C (10,00 €), D (10,00 €) et 2 autres.",
    );
  });

  it("announces the formal notice before it is sent, and the hand-over after", () => {
    expect(said("recap", { language: "fr", stage: "NOTICE", role: "OWNER", facts: beforeNotice })).toContain(
      "l’étape suivante reste l’envoi d’une mise en demeure.",
    );
    expect(said("recap", { language: "fr", stage: "NOTICE", role: "OWNER", facts: full })).toContain(
      "l’étape suivante reste la transmission du dossier pour recouvrement, au terme du délai fixé par notre mise en demeure du 01/11/2026.",
    );
  });

  it("threatens nobody before the stage allows it", () => {
    const threats =
      /p[ée]nalit|int[ée]r[êe]t|interest|charge|notice|mise en demeure|recouvrement|collection|indemnit/i;
    for (const language of LANGUAGES)
      for (const stage of ["PRE_DUE", "REMINDER"] as const)
        for (const role of CONTACT_ROLES)
          for (const { lines } of scriptFor({
            language,
            stage,
            role,
            facts: full,
          }))
            expect(lines.filter((line) => threats.test(line))).toEqual([]);
  });

  it("claims no interest between businesses from a private person, and says no amount to an assistant", () => {
    for (const language of LANGUAGES)
      for (const stage of SCRIPT_STAGES) {
        const toPrivate = scriptFor({ language, stage, role: "PRIVATE", facts: full }).flatMap(
          ({ lines }) => lines,
        );
        expect(toPrivate.filter((line) => /pénalités|interest|94/.test(line))).toEqual([]);
        const toAssistant = scriptFor({ language, stage, role: "ASSISTANT", facts: full }).flatMap(
          ({ lines }) => lines,
        );
        expect(toAssistant.filter((line) => /\d|Martin SA/.test(line))).toEqual([]);
      }
  });

  it("takes a person's own text for one step, and ours for the others", () => {
    const overrides = { "fr.FIRM.OWNER.inform": "Il reste {montant}[, dont {inconnu}]." };
    const steps = scriptFor({ language: "fr", stage: "FIRM", role: "OWNER", facts: full, overrides });
    expect(spaced(steps[1]?.lines.join() ?? "")).toBe("Il reste 1 550,50 €.");
    const ours = scriptFor({ language: "fr", stage: "FIRM", role: "OWNER", facts: full });
    expect(steps.toSpliced(1, 1)).toEqual(ours.toSpliced(1, 1));
  });

  it("speaks the debtor's language, and explains in the caller's", () => {
    const request = { stage: "REMINDER", role: "ACCOUNTANT", facts: full } as const;
    const english = scriptFor({ ...request, language: "en" });
    const french = scriptFor({ ...request, language: "fr" });
    expect(scriptFor({ ...request, language: "en", readerLanguage: "fr" })).toEqual(
      english.map((step, index) => ({ ...french[index], lines: step.lines })),
    );
    expect(voicemailFor({ language: "en", readerLanguage: "fr", facts: full })).toEqual({
      text: voicemailFor({ language: "en", facts: full }).text,
      tip: voicemailFor({ language: "fr", facts: full }).tip,
    });
  });

  it("says something in every step, without holes, in either typography", () => {
    for (const language of LANGUAGES)
      for (const stage of SCRIPT_STAGES)
        for (const role of CONTACT_ROLES) {
          const steps = scriptFor({ language, stage, role, facts: full });
          expect(steps.map(({ phase }) => phase)).toEqual([...SCRIPT_PHASES]);
          const texts = steps.flatMap(({ title, lines, tip }) => [title, tip, ...lines]);
          expect(texts.filter((text) => text === "" || /[…{}[\]]/.test(text))).toEqual([]);
          const faults = language === "fr" ? frenchTypographyFaults : englishTypographyFaults;
          expect(texts.flatMap(faults)).toEqual([]);
        }
  });
});

describe("voicemailFor", () => {
  it("asks to be called back, and tells a stranger nothing", () => {
    expect(spaced(voicemailFor({ language: "fr", facts: full }).text)).toBe(
      "Bonjour, message pour Mme Leroy, de la part de Camille Petit, société Atelier du Bois. Pourriez-vous me rappeler, s’il vous plaît ? Merci, et bonne journée.",
    );
    expect(voicemailFor({ language: "en", facts: bare }).text).toBe(
      "Hello. Could you call me back, please? Thank you, and have a good day.",
    );
    for (const language of LANGUAGES) {
      const { text, tip } = voicemailFor({ language, facts: full });
      expect(text).not.toMatch(/\d|Martin|factur|invoice|règlement|payment/i);
      const faults = language === "fr" ? frenchTypographyFaults : englishTypographyFaults;
      expect([text, tip].flatMap(faults)).toEqual([]);
    }
  });
});

describe("scriptTemplate", () => {
  it("uses only names that can be filled", () => {
    for (const language of LANGUAGES)
      for (const stage of SCRIPT_STAGES)
        for (const role of CONTACT_ROLES)
          for (const phase of SCRIPT_PHASES)
            expect(unknownScriptNames(scriptTemplate({ language, stage, role, phase }), language)).toEqual(
              [],
            );
    expect(scriptNames("fr")).toContain("date souhaitée");
  });
});

describe("unknownScriptNames", () => {
  it("finds what a person mistyped", () => {
    expect(unknownScriptNames("Bonjour {contact}, {Montant} et {montent}.", "fr")).toEqual(["montent"]);
  });
});

describe("scriptRoleOf", () => {
  it("speaks to buyers and others as to accounts", () => {
    expect(CONTACT_ROLES.map((role) => `${role} ${scriptRoleOf(role)}`)).toEqual([
      "OWNER OWNER",
      "ACCOUNTANT ACCOUNTANT",
      "CFO CFO",
      "BUYER ACCOUNTANT",
      "ASSISTANT ACCOUNTANT",
      "PRIVATE PRIVATE",
      "OTHER ACCOUNTANT",
    ]);
  });
});

describe("scriptStageOf", () => {
  it("has no words where nothing is asked for any more", () => {
    expect(scriptStageOf("SETTLED")).toBeUndefined();
    expect(scriptStageOf("HANDED_OVER")).toBeUndefined();
    expect(scriptStageOf("STOPPED")).toBeUndefined();
  });

  it("takes the mildest words that fit", () => {
    expect(scriptStageOf("NOT_DUE")).toBe("PRE_DUE");
    expect(scriptStageOf("DISPUTE")).toBe("REMINDER");
    expect(scriptStageOf(undefined)).toBe("REMINDER");
    expect(scriptStageOf("HANDOVER")).toBe("HANDOVER");
  });
});

describe("fillTemplate", () => {
  const values = new Map([["amount", "€10.00"]]);

  it("drops a bracketed part whose names have no value, and a line it leaves empty", () => {
    expect(fillTemplate("Hello[ {contact}].\n[{contact}]\n[About {amount}.]", values)).toBe(
      "Hello.\nAbout €10.00.",
    );
  });

  it("shows a blank for a name without a value outside brackets", () => {
    expect(fillTemplate("Hello {contact}: {Amount}", values)).toBe("Hello …: €10.00");
  });

  it("takes brackets around plain words away", () => {
    expect(fillTemplate("a [b] c", values)).toBe("a b c");
  });

  it("lists names once each", () => {
    expect(namesIn("{a} {B} {a}")).toEqual(["a", "b"]);
  });
});
