import { OUTCOME_CODES, type OutcomeCode } from "../../src/domain/outcome";
import { PAYMENT_MEANS } from "../../src/domain/reason";
import { byMeans, recapOf, type RecapCall } from "../../src/text/recap";
import type { Language } from "../../src/text/ruleWords";
import { englishTypographyFaults, frenchTypographyFaults } from "../support/catalogs";
import { day, money } from "../support/receivables";

const covers = [
  { key: "a", reference: "F-101", open: money("1200.00") },
  { key: "b", reference: "F-107", open: money("300.00") },
];

function lines(call: Omit<RecapCall, "covers">, language: Language): readonly string[] {
  return recapOf({ covers, ...call }, language).map(
    ({ party, text }) => `${party} ${text.replace(/[\u00a0\u202f]/g, " ")}`,
  );
}

describe("recapOf", () => {
  it("reads a promise back: how much, how, when, and what it leaves", () => {
    const call = {
      outcome: "PTPP",
      amount: money("500.00"),
      means: "TRANSFER",
      untilOn: day("2026-11-27"),
      person: "Mme Leroy",
    } as const;
    expect(lines(call, "fr")).toEqual([
      "DEBTOR Vous réglez 500,00 € par virement pour le 27/11/2026.",
      "DEBTOR Il restera 1 000,00 € à régler, sans date convenue pour l’instant.",
    ]);
    expect(lines(call, "en")).toEqual([
      "DEBTOR You pay €500.00 by bank transfer by 27 Nov 2026.",
      "DEBTOR €1,000.00 will remain to be paid; no date is agreed for it yet.",
    ]);
  });

  it("leaves nothing over when all is promised", () => {
    expect(lines({ outcome: "PTP", amount: money("1500.00"), untilOn: day("2026-11-27") }, "en")).toEqual([
      "DEBTOR You pay €1,500.00 by 27 Nov 2026.",
    ]);
  });

  it("calls a promise without a date what it is", () => {
    expect(lines({ outcome: "PTP", amount: money("500.00") }, "fr")).toEqual([
      "DEBTOR Vous avez l’intention de régler ; le montant et la date restent à fixer.",
      "US Nous vous rappelons pour en convenir.",
    ]);
  });

  it("accepts no plan that was only proposed", () => {
    const plan = [
      { amount: money("500.00"), dueOn: day("2026-11-27") },
      { amount: money("500.00"), dueOn: day("2026-12-31") },
      { amount: money("500.00"), dueOn: day("2027-01-29") },
    ];
    expect(lines({ outcome: "PROP", plan, untilOn: day("2026-11-25") }, "fr")).toEqual([
      "DEBTOR Vous proposez un règlement échelonné : 500,00 € le 27/11/2026, 500,00 € le 31/12/2026 et 500,00 € le 29/01/2027.",
      "US Nous vous répondons pour le 25/11/2026 ; d’ici là, rien n’est convenu.",
    ]);
    expect(lines({ outcome: "PLAN", plan, means: "DIRECT_DEBIT" }, "en")).toEqual([
      "DEBTOR You pay €500.00 on 27 Nov 2026, €500.00 on 31 Dec 2026 and €500.00 on 29 Jan 2027 by direct debit.",
    ]);
  });

  it("keeps asking for what is not in dispute", () => {
    const call = {
      outcome: "DISP",
      dispute: { category: "D_QUAL", disputed: money("300.00"), owner: "Marc Blanc" },
      detail: "deux panneaux rayés.",
      untilOn: day("2026-12-04"),
    } as const;
    expect(lines(call, "fr")).toEqual([
      "DEBTOR Vous contestez la qualité (deux panneaux rayés) ; le montant en litige est de 300,00 €.",
      "US Marc Blanc examine ce point, et vous aurez notre réponse pour le 04/12/2026.",
      "DEBTOR Ce qui n’est pas contesté, soit 1 200,00 €, reste à régler.",
    ]);
    expect(lines({ outcome: "DISP" }, "en")).toEqual([
      "DEBTOR You dispute what was invoiced.",
      "US We look into it.",
    ]);
  });

  it("adds grace, what each side does, and what was announced", () => {
    const call = {
      outcome: "NOC",
      grace: { untilOn: day("2026-12-01"), grantedBy: "Paul" },
      commitments: [
        { party: "US", action: "envoyer le relevé.", dueOn: day("2026-11-23") },
        { party: "DEBTOR", action: "retrouver le bon de livraison" },
      ],
      consequences: [{ code: "STOP_DELIVERY", dueOn: day("2026-12-05") }],
    } as const;
    expect(lines(call, "fr")).toEqual([
      "US Nous vous accordons un délai jusqu’au 01/12/2026.",
      "US De notre côté : envoyer le relevé, pour le 23/11/2026.",
      "DEBTOR De votre côté : retrouver le bon de livraison.",
      "US À défaut de règlement, le 05/12/2026 : livraisons suspendues.",
    ]);
    expect(lines(call, "en").at(-1)).toBe("US Without payment, on 5 Dec 2026: deliveries suspended.");
  });

  it("compares amounts of one currency only", () => {
    expect(lines({ outcome: "PTP", amount: money("10.00 GBP"), untilOn: day("2026-11-27") }, "en")).toEqual([
      "DEBTOR You pay £10.00 by 27 Nov 2026.",
    ]);
  });

  it("has nothing to read back when nobody was reached", () => {
    const silent = OUTCOME_CODES.filter((outcome) => lines({ outcome }, "fr").length === 0);
    expect(silent).toEqual([
      "NA",
      "BUSY",
      "VM",
      "MSG3",
      "WNUM",
      "PLAN",
      "NOC",
      "AGENCY",
      "LEGAL",
      "OTH",
      "SKIP",
    ]);
  });

  it("reads well with all that can be known and with nothing, in either typography", () => {
    const full = {
      amount: money("500.00"),
      means: "CHEQUE",
      untilOn: day("2026-11-27"),
      person: "Mme Leroy",
      detail: "bon de commande 4711",
      dispute: { category: "D_DEL", disputed: money("100.00") },
      plan: [{ amount: money("500.00"), dueOn: day("2026-11-27") }],
    } as const;
    for (const outcome of OUTCOME_CODES as readonly OutcomeCode[])
      for (const details of [full, {}]) {
        const french = recapOf({ covers, ...details, outcome }, "fr").map(({ text }) => text);
        const english = recapOf({ covers, ...details, outcome }, "en").map(({ text }) => text);
        expect(french.flatMap(frenchTypographyFaults)).toEqual([]);
        expect(english.flatMap(englishTypographyFaults)).toEqual([]);
        expect([...french, ...english].filter((text) => /undefined|\.\.|[^.]$/.test(text))).toEqual([]);
        expect(french.length).toBe(english.length);
      }
  });
});

describe("byMeans", () => {
  it("ends a sentence about a payment", () => {
    expect(PAYMENT_MEANS.map((means) => byMeans(means, "fr"))).toEqual([
      "par virement",
      "par chèque",
      "par carte bancaire",
      "par prélèvement",
      "en espèces",
      "par effet de commerce",
    ]);
    expect(byMeans("CASH", "en")).toBe("in cash");
  });
});
