import { OUTCOME_CODES, type OutcomeCode } from "../../src/domain/outcome";
import { PLAN_ANSWERS } from "../../src/domain/callLog";
import { SCRIPT_STAGES, type ScriptStage } from "../../src/text/callScripts";
import {
  followUpMail,
  internalMail,
  mailKindOf,
  planAnswerMail,
  statementText,
  type FollowUpMail,
  type FollowUpRequest,
  type MailFacts,
} from "../../src/text/followUpMail";
import type { Language } from "../../src/text/ruleWords";
import { englishTypographyFaults, frenchTypographyFaults } from "../support/catalogs";
import { day, money } from "../support/receivables";

const LANGUAGES = ["en", "fr"] as const;
const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

const facts: MailFacts = {
  debtorName: "Martin SA",
  contact: "Mme Leroy",
  email: "c.leroy@martin.example",
  caller: "Camille Petit",
  ourCompany: "Atelier du Bois",
  statement: [
    { reference: "F-101", dueOn: day("2026-10-16"), open: money("1200.00") },
    { reference: "F-107", dueOn: day("2026-11-02"), open: money("300.00") },
  ],
  daysLate: 35,
  interest: [money("94.30")],
};

const covers = [
  { key: "a", reference: "F-101", open: money("1200.00") },
  { key: "b", reference: "F-107", open: money("300.00") },
];

const plan = [
  { amount: money("500.00"), dueOn: day("2026-11-27") },
  { amount: money("1000.00"), dueOn: day("2026-12-31") },
];

function mailAfter(
  call: Partial<FollowUpRequest["call"]> & { readonly outcome: OutcomeCode },
  options: { readonly language?: Language; readonly stage?: ScriptStage; readonly facts?: MailFacts } = {},
): FollowUpMail | undefined {
  return followUpMail({
    language: options.language ?? "fr",
    stage: options.stage ?? "REMINDER",
    facts: options.facts ?? facts,
    call: { calledOn: day("2026-11-20"), covers, ...call },
  });
}

describe("followUpMail", () => {
  it("confirms a promise in writing, with the statement of account", () => {
    const mail = mailAfter({
      outcome: "PTP",
      amount: money("1500.00"),
      untilOn: day("2026-11-27"),
      means: "TRANSFER",
      person: "Mme Leroy",
    });
    expect(mail?.to).toBe("c.leroy@martin.example");
    expect(mail?.subject).toBe("Notre échange du 20/11/2026 – F-101, F-107");
    expect(spaced(mail?.body ?? "")).toBe(
      [
        "Bonjour Mme Leroy,",
        "",
        "Merci pour notre échange téléphonique du 20/11/2026. Voici ce que j’en retiens :",
        "",
        "- Vous réglez 1 500,00 € par virement pour le 27/11/2026.",
        "",
        "Factures concernées :",
        "F-101 – échéance 16/10/2026 – 1 200,00 €",
        "F-107 – échéance 02/11/2026 – 300,00 €",
        "Total : 1 500,00 €",
        "",
        "Si un point ne correspond pas à ce que vous avez retenu, merci de me le dire par retour.",
        "",
        "Cordialement,",
        "Camille Petit",
        "Atelier du Bois",
      ].join("\n"),
    );
  });

  it("writes to whom nobody answered, in the tone of the stage", () => {
    expect(mailAfter({ outcome: "VM" }, { stage: "FIRM", language: "en" })?.body).toBe(
      [
        "Hello Mme Leroy,",
        "",
        "I tried to reach you by phone on 20 Nov 2026 about the invoices below.",
        "",
        "Invoices concerned:",
        "F-101 – due 16 Oct 2026 – €1,200.00",
        "F-107 – due 2 Nov 2026 – €300.00",
        "Total: €1,500.00",
        "",
        "When is a good time to call you? You may also answer here, with the date of your payment.",
        "",
        "The oldest of them is 35 days overdue: please answer me today. Between businesses, late-payment interest and the fixed charge for recovery are due from the day after the due date; they come to €94.30 today.",
        "",
        "If your payment has already left, please tell me when.",
        "",
        "Kind regards,",
        "Camille Petit",
        "Atelier du Bois",
      ].join("\n"),
    );
  });

  it("threatens nobody before the stage allows it, and no longer than the stage asks for", () => {
    const threats = /pénalit|interest|notice|mise en demeure|recouvrement|collection|fixed charge/i;
    for (const language of LANGUAGES)
      for (const outcome of OUTCOME_CODES)
        for (const stage of ["PRE_DUE", "REMINDER"] as const)
          expect(mailAfter({ outcome }, { language, stage })?.body ?? "").not.toMatch(threats);
    expect(mailAfter({ outcome: "NOC" }, { stage: "NOTICE" })?.body).toContain(
      "l’étape suivante est l’envoi d’une mise en demeure.",
    );
    const noticed = { ...facts, noticeOn: day("2026-11-01") };
    expect(
      mailAfter({ outcome: "NA" }, { stage: "HANDOVER", facts: noticed, language: "en" })?.body,
    ).toContain(
      "The time given in our formal notice of 1 Nov 2026 is up. Without payment, or an agreement in writing, the file will be passed on for collection",
    );
  });

  it("claims no interest between businesses from a private person", () => {
    const body = mailAfter(
      { outcome: "NA" },
      { stage: "FIRM", facts: { ...facts, isPrivatePerson: true } },
    )?.body;
    expect(body).toContain("dépassée de 35");
    expect(body).not.toMatch(/professionnels|pénalités|94/);
  });

  it("repeats what was announced on the phone, whatever else is in it", () => {
    const consequences = [{ code: "STOP_DELIVERY", dueOn: day("2026-12-05") }] as const;
    const announced = "- À défaut de règlement, le 05/12/2026 : livraisons suspendues.";
    for (const outcome of ["REF", "NOC", "PTP"] as const)
      expect(spaced(mailAfter({ outcome, consequences }, { stage: "NOTICE" })?.body ?? "")).toContain(
        announced,
      );
  });

  it("says which papers to attach", () => {
    const credit = { reference: "A-3", open: money("-50.00") };
    const withCredit = { ...facts, statement: [...facts.statement, credit] };
    expect(mailAfter({ outcome: "NREC" }, { facts: withCredit })?.attach).toEqual(["F-101", "F-107"]);
    expect(mailAfter({ outcome: "DOC", detail: "bon de livraison" })?.attach).toEqual(["bon de livraison"]);
    expect(mailAfter({ outcome: "PTP" })?.attach).toEqual([]);
  });

  it("stops asking for payment once proceedings are open", () => {
    const body = mailAfter({ outcome: "INSOL" }, { stage: "HANDOVER" })?.body ?? "";
    expect(body).toContain("nous ne vous appellerons plus");
    expect(body).not.toMatch(/transmis|règlement/);
  });

  it("accepts no plan by confirming that it was proposed", () => {
    expect(mailAfter({ outcome: "PROP", plan, untilOn: day("2026-11-25") })?.body).toContain(
      "Ce message ne vaut pas acceptation",
    );
  });

  it("counts on what was named from the firm reminder on", () => {
    const promise = { outcome: "PTP", amount: money("10.00"), untilOn: day("2026-11-27") } as const;
    expect(mailAfter(promise)?.body).not.toContain("Je compte dessus");
    expect(mailAfter(promise, { stage: "FIRM" })?.body).toContain("Je compte dessus");
    expect(mailAfter({ outcome: "CB" }, { stage: "FIRM" })?.body).not.toContain("Je compte dessus");
  });

  it("needs no name, no address and no company", () => {
    const mail = mailAfter({ outcome: "VM" }, { facts: { debtorName: "Martin SA", statement: [] } });
    expect(mail?.to).toBeUndefined();
    expect(mail?.subject).toBe("J’ai cherché à vous joindre");
    expect(mail?.body).toMatch(/^Bonjour,\n\n/);
    expect(mail?.body).toMatch(/\n\nCordialement,$/);
  });

  it("counts the invoices in the subject when they are many", () => {
    const statement = ["A", "B", "C", "D"].map((reference) => ({ reference, open: money("10.00") }));
    expect(mailAfter({ outcome: "VM" }, { facts: { ...facts, statement } })?.subject).toBe(
      "J’ai cherché à vous joindre – 4 factures",
    );
  });

  it("reads well after any outcome at any stage, in either typography", () => {
    for (const outcome of OUTCOME_CODES)
      for (const stage of SCRIPT_STAGES)
        for (const language of LANGUAGES) {
          const mail = mailAfter(
            { outcome, detail: "4711", untilOn: day("2026-11-27") },
            { language, stage },
          );
          if (mail === undefined) continue;
          const text = `${mail.subject}\n${mail.body}`;
          const faults = language === "fr" ? frenchTypographyFaults : englishTypographyFaults;
          expect(text.split("\n").flatMap(faults)).toEqual([]);
          expect(text).not.toMatch(/undefined|\n\n\n|\.\./);
        }
  });
});

describe("mailKindOf", () => {
  it("knows after which outcomes nothing is written", () => {
    expect(OUTCOME_CODES.filter((outcome) => mailKindOf({ outcome }) === undefined)).toEqual([
      "WNUM",
      "WPER",
      "AGENCY",
      "LEGAL",
      "OTH",
      "SKIP",
    ]);
  });

  it("does not confirm a promise that is none", () => {
    expect(mailKindOf({ outcome: "PTP", amount: money("10.00") })).toBe("open");
    expect(mailKindOf({ outcome: "PTP", amount: money("10.00"), untilOn: day("2026-11-27") })).toBe("recap");
  });
});

describe("statementText", () => {
  it("never adds up currencies, and asks for no disputed amount", () => {
    const statement = [
      { reference: "F-1", dueOn: day("2026-10-16"), open: money("1200.00") },
      { reference: "F-2", dueOn: day("2026-11-02"), open: money("300.00"), isDisputed: true },
      { reference: "A-3", dueOn: day("2026-11-05"), open: money("-50.00") },
      { reference: "F-4", open: money("80.00 GBP") },
    ];
    expect(statementText(statement, "en")).toBe(
      [
        "Invoices concerned:",
        "F-1 – due 16 Oct 2026 – €1,200.00",
        "F-2 – due 2 Nov 2026 – €300.00 (in dispute)",
        "A-3 – -€50.00 (credit)",
        "F-4 – £80.00",
        "Total, apart from what is in dispute: €1,150.00",
        "Total, apart from what is in dispute: £80.00",
      ].join("\n"),
    );
  });

  it("has no total under a single line", () => {
    expect(statementText([{ reference: "F-1", open: money("12.00") }], "en")).toBe(
      "Invoices concerned:\nF-1 – €12.00",
    );
    expect(statementText([], "en")).toBe("");
  });
});

describe("planAnswerMail", () => {
  const answered = (answer: (typeof PLAN_ANSWERS)[number], language: Language): string => {
    const { subject, body } = planAnswerMail({
      language,
      answer,
      proposedOn: day("2026-11-20"),
      plan,
      facts,
    });
    return spaced(`${subject}\n${body}`);
  };

  it("repeats the payments of a plan that is accepted, or proposed instead", () => {
    const payments = "- 500,00 € le 27/11/2026\n- 1 000,00 € le 31/12/2026";
    expect(answered("ACCEPTED", "fr")).toContain(payments);
    expect(answered("COUNTERED", "fr")).toContain(payments);
    expect(answered("REJECTED", "fr")).not.toContain(payments);
  });

  it("announces a hand-over only when it was decided", () => {
    expect(
      PLAN_ANSWERS.filter((answer) => answered(answer, "en").includes("passed on for collection")),
    ).toEqual(["LITIGATION"]);
  });

  it("keeps either typography", () => {
    for (const answer of PLAN_ANSWERS)
      for (const language of LANGUAGES) {
        const { subject, body } = planAnswerMail({
          language,
          answer,
          proposedOn: day("2026-11-20"),
          plan,
          facts,
        });
        const faults = language === "fr" ? frenchTypographyFaults : englishTypographyFaults;
        expect([subject, ...body.split("\n")].flatMap(faults)).toEqual([]);
      }
  });
});

describe("internalMail", () => {
  const call = {
    calledOn: day("2026-11-20"),
    outcome: "DISP",
    covers,
    untilOn: day("2026-12-04"),
    detail: "deux panneaux rayés",
    version: "Les panneaux sont arrivés abîmés.",
    dispute: { category: "D_QUAL", disputed: money("300.00") },
  } as const;

  it("tells a colleague what is disputed, and by when we owe an answer", () => {
    const mail = internalMail({ language: "fr", question: "dispute", to: "marc@nous.example", call, facts });
    expect(mail.to).toBe("marc@nous.example");
    expect(spaced(mail.subject)).toBe("Martin SA : un litige à examiner");
    expect(spaced(mail.body)).toBe(
      [
        "Bonjour,",
        "",
        "Lors de mon échange du 20/11/2026, Martin SA a contesté le point suivant : qualité (deux panneaux rayés).",
        "",
        "Montant en litige : 300,00 €",
        "",
        "Sa version : « Les panneaux sont arrivés abîmés. »",
        "",
        "Factures concernées :",
        "F-101 – échéance 16/10/2026 – 1 200,00 €",
        "F-107 – échéance 02/11/2026 – 300,00 €",
        "Total : 1 500,00 €",
        "",
        "Que montrent nos pièces ? Un avoir est-il à faire, et de quel montant ? Que puis-je répondre ?",
        "",
        "Notre réponse est attendue pour le 04/12/2026 : pourriez-vous me répondre avant ?",
        "",
        "Camille Petit",
      ].join("\n"),
    );
  });

  it("asks about a plan with its payments and what helps to judge it", () => {
    const remarks = ["Pays 9 days late on average"];
    const { body } = internalMail({
      language: "en",
      question: "plan",
      call: { ...call, outcome: "PROP", plan },
      facts,
      remarks,
    });
    expect(body).toContain("- €500.00 on 27 Nov 2026\n- €1,000.00 on 31 Dec 2026");
    expect(body).toContain("- Pays 9 days late on average");
    expect(body).not.toContain("Amount in dispute");
  });

  it("keeps either typography", () => {
    for (const question of ["plan", "dispute", "salesPromise"] as const)
      for (const language of LANGUAGES) {
        const { subject, body } = internalMail({ language, question, call, facts });
        const faults = language === "fr" ? frenchTypographyFaults : englishTypographyFaults;
        expect([subject, ...body.split("\n")].flatMap(faults)).toEqual([]);
      }
  });
});
