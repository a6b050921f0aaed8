import { CHECKS } from "../../src/domain/callDetails";
import type { GuardWarning } from "../../src/domain/callGuard";
import { CAUSES, type DiagnosisFact } from "../../src/domain/diagnosis";
import type { Duty } from "../../src/domain/duties";
import type { PaymentHabits, Share } from "../../src/domain/paymentHabits";
import { checklistsOf } from "../../src/text/checklists";
import {
  causeWords,
  formatDiagnosisFact,
  formatEvidenceCount,
  formatLeaning,
} from "../../src/text/diagnosisWords";
import { dutyWordsOf, formatDuty, formatDutyDue, formatDutyOrigin } from "../../src/text/dutyWords";
import { earlyConsequenceWarning, formatCallHours, formatGuardWarning } from "../../src/text/guardWords";
import { habitLines } from "../../src/text/habitWords";
import { englishTypographyFaults, frenchTypographyFaults, textsIn } from "../support/catalogs";
import { day, money } from "../support/receivables";

const LANGUAGES = ["en", "fr"] as const;
const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

function expectCleanIn(english: readonly string[], french: readonly string[]): void {
  expect(english.flatMap(englishTypographyFaults)).toEqual([]);
  expect(french.flatMap(frenchTypographyFaults)).toEqual([]);
  expect([...english, ...french].filter((text) => text.trim() === "" || text.includes("undefined"))).toEqual(
    [],
  );
}

describe("checklistsOf", () => {
  it("has a question for each check, and what to do otherwise", () => {
    for (const language of LANGUAGES) {
      const { beforeDialling, preDue } = checklistsOf(language);
      expect(CHECKS.filter((check) => !/\?$/.test(beforeDialling[check].question))).toEqual([]);
      expect(preDue.filter((question) => !/\?$/.test(question))).toEqual([]);
      expect(preDue).toHaveLength(5);
    }
  });

  it("keeps either typography", () => {
    const texts = (language: "en" | "fr"): readonly string[] =>
      textsIn(checklistsOf(language)).map(([, text]) => text);
    expectCleanIn(texts("en"), texts("fr"));
  });
});

const HOURS = [
  { fromMinute: 9 * 60, toMinute: 12 * 60 + 30 },
  { fromMinute: 14 * 60, toMinute: 18 * 60 },
];

const WARNINGS: { readonly [Type in GuardWarning["type"]]: Extract<GuardWarning, { type: Type }> } = {
  TooManyAttemptsInDays: { type: "TooManyAttemptsInDays", attempts: 4, max: 4, days: 7 },
  TooManyAttemptsToday: { type: "TooManyAttemptsToday", attempts: 1, max: 1 },
  SpokenRecently: { type: "SpokenRecently", on: day("2026-11-20"), days: 2, daysMin: 5 },
  CalledRecently: { type: "CalledRecently", by: "Camille", at: "2026-11-22T08:00:00Z", hoursAgo: 2 },
  OutsideCallHours: { type: "OutsideCallHours", hours: HOURS },
  NotACallDay: { type: "NotACallDay", on: day("2026-11-22") },
};

describe("formatGuardWarning", () => {
  it("says what speaks against the call, and how it was counted", () => {
    expect(Object.values(WARNINGS).map((warning) => spaced(formatGuardWarning(warning, "fr")))).toEqual([
      "Déjà 4 tentatives en 7 jours ; la limite est de 4. Laissez-leur du temps, ou écrivez.",
      "Déjà 1 tentative aujourd’hui ; la limite est de 1.",
      "Vous vous êtes parlé le 20/11/2026, il y a 2 jours, et aucun engagement n’a été manqué depuis. On laisse d’ordinaire 5 jours entre deux conversations.",
      "Camille les a appelés il y a 2 heures. Lisez d’abord ce qui s’est dit.",
      "Hors des heures d’appel : 9 h à 12 h 30 et 14 h à 18 h, heure locale du client.",
      "Le 22/11/2026 n’est pas un jour d’appel : week-end, jour férié ou jour de fermeture.",
    ]);
    expect(formatGuardWarning(WARNINGS.CalledRecently, "en")).toBe(
      "Camille called them 2 hours ago. Read what was said first.",
    );
  });

  it("speaks of today, of less than an hour, and of a colleague without a name", () => {
    expect(formatGuardWarning({ ...WARNINGS.SpokenRecently, days: 0 }, "en")).toContain(
      "on 20 Nov 2026, today,",
    );
    expect(formatGuardWarning({ ...WARNINGS.CalledRecently, by: "", hoursAgo: 0 }, "fr")).toBe(
      "Un collègue les a appelés il y a moins d’une heure. Lisez d’abord ce qui s’est dit.",
    );
  });

  it("keeps either typography", () => {
    const all = (language: "en" | "fr"): readonly string[] => [
      ...Object.values(WARNINGS).map((warning) => formatGuardWarning(warning, language)),
      earlyConsequenceWarning("LEGAL", { now: "REMINDER", from: "HANDOVER" }, language),
      earlyConsequenceWarning("INTEREST", { now: undefined, from: "FIRM" }, language),
    ];
    expectCleanIn(all("en"), all("fr"));
  });
});

describe("formatCallHours", () => {
  it("writes hours as each language does", () => {
    expect(spaced(formatCallHours(HOURS, "fr"))).toBe("9 h à 12 h 30 et 14 h à 18 h");
    expect(formatCallHours(HOURS, "en")).toBe("9:00 to 12:30 and 14:00 to 18:00");
  });
});

describe("earlyConsequenceWarning", () => {
  it("names the stage it is for and the stage reached", () => {
    const stages = { now: "REMINDER", from: "HANDOVER" } as const;
    expect(earlyConsequenceWarning("AGENCY", stages, "en")).toBe(
      "“Collection agency” is for the stage “Hand over” and later; this customer is at “Reminder”. What is announced too early carries less weight later.",
    );
    expect(spaced(earlyConsequenceWarning("AGENCY", stages, "fr"))).toBe(
      "« Agence de recouvrement » s’annonce à partir du niveau « Contentieux » ; ce client est au niveau « Relance ». Annoncer trop tôt affaiblit ce que vous direz ensuite.",
    );
  });
});

const at = { on: day("2026-11-10"), callId: "c" } as const;
const FACTS: { readonly [Type in DiagnosisFact["type"]]: Extract<DiagnosisFact, { type: Type }> } = {
  reason: { ...at, type: "reason", reason: "CASH_TEMP" },
  outcome: { ...at, type: "outcome", outcome: "CANT" },
  objection: { ...at, type: "objection", objection: "ACCOUNTANT_AWAY" },
  finances: { ...at, type: "finances", finances: "STRAINED" },
  scope: { ...at, type: "scope", scope: "ONLY_US" },
  unwilling: { ...at, type: "unwilling" },
  "promise-broken": { ...at, type: "promise-broken", promised: money("500.00") },
  "instalment-missed": { ...at, type: "instalment-missed", amount: money("250.00") },
  "promise-partly-kept": {
    ...at,
    type: "promise-partly-kept",
    promised: money("500.00"),
    received: money("200.00"),
  },
  "reason-changed": { ...at, type: "reason-changed", from: "NOT_RECEIVED", to: "QUALITY" },
  "not-received-again": { ...at, type: "not-received-again", resentOn: day("2026-11-02") },
  "said-paid": { ...at, type: "said-paid", checkedOn: day("2026-11-16") },
  unanswered: { ...at, type: "unanswered", questions: ["Quelle date", "Qui décide"] },
};

describe("formatDiagnosisFact", () => {
  it("gives each fact its date", () => {
    expect(Object.values(FACTS).map((fact) => spaced(formatDiagnosisFact(fact, "fr")))).toEqual([
      "10/11/2026 : motif donné : trésorerie tendue, passagère",
      "10/11/2026 : résultat : ne peut pas payer",
      "10/11/2026 : objection : comptable absent(e)",
      "10/11/2026 : situation financière : tendue",
      "10/11/2026 : en retard avec nous seulement",
      "10/11/2026 : volonté de payer notée absente",
      "10/11/2026 : 500,00 € promis pour ce jour, rien n’est arrivé",
      "10/11/2026 : versement de 250,00 € prévu ce jour, non réglé en totalité",
      "10/11/2026 : 500,00 € promis pour ce jour, 200,00 € reçus",
      "10/11/2026 : autre explication : qualité, après facture non reçue",
      "10/11/2026 : « non reçue » de nouveau, malgré un renvoi le 02/11/2026",
      "10/11/2026 : dit avoir payé ; rien n’était arrivé au 16/11/2026",
      "10/11/2026 : sans réponse : « Quelle date » et « Qui décide »",
    ]);
  });

  it("keeps either typography", () => {
    const all = (language: "en" | "fr"): readonly string[] => [
      ...Object.values(FACTS).map((fact) => formatDiagnosisFact(fact, language)),
      ...CAUSES.flatMap((cause) => Object.values(causeWords(cause, language))),
    ];
    expectCleanIn(all("en"), all("fr"));
  });
});

describe("formatLeaning", () => {
  it("points, and leaves the judgement to people", () => {
    const leaning = ["DIFFICULTY", "DISORDER"] as const;
    expect(spaced(formatLeaning({ evidence: [], leaning }, "fr"))).toBe(
      "Les faits notés évoquent surtout : difficultés financières et comptabilité en désordre. À vous d’en juger.",
    );
    expect(formatLeaning({ evidence: [], leaning: [] }, "fr")).toBe(
      "Pas assez d’éléments pour se prononcer.",
    );
    expect(formatLeaning({ evidence: [], leaning: [] }, "en")).toBe("Not enough to say.");
  });
});

describe("formatEvidenceCount", () => {
  it("counts facts and days, and says when they are too few", () => {
    const facts = [FACTS.unwilling, FACTS.scope];
    expect(formatEvidenceCount({ cause: "BAD_FAITH", facts, days: 1, isSupported: false }, "en")).toBe(
      "2 facts on 1 day: not enough to say",
    );
    expect(formatEvidenceCount({ cause: "DISORDER", facts, days: 2, isSupported: true }, "fr")).toBe(
      "2 faits, sur 2 jours",
    );
    expect(formatEvidenceCount({ cause: "DISORDER", facts: [], days: 0, isSupported: false }, "fr")).toBe(
      "aucun fait noté",
    );
  });
});

const owed = {
  callId: "c",
  debtorKey: "martin",
  debtorName: "Martin SA",
  saidOn: day("2026-11-10"),
  dueOn: day("2026-11-19"),
  references: ["F-101"],
} as const;
const DUTIES: { readonly [Kind in Duty["kind"]]: Extract<Duty, { kind: Kind }> } = {
  answer: { ...owed, kind: "answer", plan: [], consulted: "Paul" },
  consequence: { ...owed, kind: "consequence", index: 0, code: "STOP_DELIVERY", timesAnnounced: 2 },
  commitment: { ...owed, kind: "commitment", index: 0, action: "Envoyer le relevé" },
  document: { ...owed, kind: "document", index: 0, outcome: "NREC", which: undefined, to: "Mme Leroy" },
};

describe("formatDuty", () => {
  it("begins with what to do", () => {
    expect(Object.values(DUTIES).map((duty) => spaced(formatDuty(duty, "fr")))).toEqual([
      "Répondre à l’échéancier proposé (avis demandé : Paul)",
      "Appliquer : livraisons suspendues (annoncé 2 fois)",
      "Envoyer le relevé",
      "Renvoyer la facture, à l’attention de Mme Leroy",
    ]);
    expect(formatDuty({ ...DUTIES.document, outcome: "DOC", which: "order no." }, "en")).toBe(
      "Send what is missing: order no., to Mme Leroy",
    );
  });

  it("says since when, and about what", () => {
    expect(formatDutyDue(DUTIES.answer, day("2026-11-22"), "fr")).toBe("en retard de 3 jours");
    expect(formatDutyDue(DUTIES.answer, day("2026-11-19"), "en")).toBe("today");
    expect(formatDutyDue(DUTIES.answer, day("2026-11-12"), "fr")).toBe("pour le 19/11/2026");
    expect(formatDutyDue({ ...DUTIES.answer, dueOn: undefined }, day("2026-11-12"), "en")).toBe("no date");
    expect(spaced(formatDutyOrigin(DUTIES.answer, "fr"))).toBe("Dit le 10/11/2026 : F-101");
    const many = { ...DUTIES.answer, references: ["1", "2", "3", "4"] };
    expect(formatDutyOrigin(many, "en")).toBe("Said on 10 Nov 2026, about 4 invoices");
  });

  it("keeps either typography", () => {
    const all = (language: "en" | "fr"): readonly string[] => [
      ...Object.values(DUTIES).map((duty) => formatDuty(duty, language)),
      ...textsIn(dutyWordsOf(language)).map(([, text]) => text),
    ];
    expectCleanIn(all("en"), all("fr"));
  });
});

const share = (part: number, of: number): Share => ({ kind: of < 2 ? "not-enough" : "share", part, of });
const HABITS: PaymentHabits = {
  delays: [
    {
      kind: "delays",
      currency: "EUR",
      invoices: 12,
      averageDays: 9.4,
      averageDaysByAmount: 14.6,
      paidLate: share(9, 12),
      trendDays: -3.2,
      lastPaidOn: day("2026-11-05"),
    },
    { kind: "not-enough", currency: "GBP", invoices: 1 },
  ],
  promisesKept: share(2, 3),
  promisedAmounts: [{ promised: money("1500.00"), received: money("1000.00") }],
  answered: share(4, 6),
  rightPartyOfAnswered: share(3, 4),
  promised: share(0, 1),
};

describe("habitLines", () => {
  const shown = (habits: PaymentHabits, language: "en" | "fr"): readonly string[] =>
    habitLines(habits, language).map(({ label, value, basis }) =>
      spaced(`${label}: ${value}${basis === "" ? "" : ` (${basis})`}`),
    );

  it("says each habit with what it was counted from", () => {
    expect(shown(HABITS, "fr")).toEqual([
      "Paie en moyenne (EUR): avec 9 jours de retard (12 factures payées)",
      "Pondéré par le montant (EUR): avec 15 jours de retard",
      "Payées en retard (EUR): 75 % (9 sur 12 factures payées)",
      "Ces derniers temps (EUR): 3 jours de moins",
      "Dernier paiement (EUR): 05/11/2026",
      "Paie en moyenne (GBP): Pas assez d’éléments (1 facture payée)",
      "Promesses tenues: 67 % (2 sur 3 promesses jugées)",
      "Reçu sur ce qui était promis: 1 000,00 € sur 1 500,00 €",
      "Répond au téléphone: 67 % (4 sur 6 tentatives)",
      "Bon interlocuteur quand on répond: 75 % (3 sur 4 appels décrochés)",
      "Conversations suivies d’une promesse: Pas assez d’éléments (1 conversation)",
    ]);
  });

  it("never makes a habit of too little", () => {
    const none: PaymentHabits = {
      delays: [],
      promisesKept: share(0, 0),
      promisedAmounts: [],
      answered: share(0, 0),
      rightPartyOfAnswered: share(0, 0),
      promised: share(0, 0),
    };
    expect(shown(none, "en")).toEqual([
      "Pays on average: Not enough to say (the sheet keeps no paid invoices)",
      "Promises kept: Not enough to say (0 promises judged)",
      "Answers the phone: Not enough to say (0 attempts)",
      "Right person when they answer: Not enough to say (0 calls answered)",
      "Conversations that brought a promise: Not enough to say (0 conversations)",
    ]);
  });

  it("tells early from late", () => {
    const [delays] = HABITS.delays;
    const early = { ...HABITS, delays: [{ ...delays, averageDays: -1, trendDays: 0 }] } as PaymentHabits;
    expect(shown(early, "en")[0]).toBe("Pays on average: 1 day early (12 paid invoices)");
    expect(shown(early, "en")[3]).toBe("Lately: as before");
  });
});
