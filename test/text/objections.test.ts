import { OBJECTIONS } from "../../src/domain/callDetails";
import { preparedAnswer } from "../../src/text/objections";
import { englishTypographyFaults, frenchTypographyFaults } from "../support/catalogs";

describe("preparedAnswer", () => {
  it("leads each objection to the button to press and the reason to note", () => {
    const moves = OBJECTIONS.map((code) => {
      const { outcomes, reason = "-", dispute = "-" } = preparedAnswer(code, "en");
      return `${code}: ${outcomes.join("/")} ${reason} ${dispute}`;
    });
    expect(moves).toEqual([
      "NOT_RECEIVED: NREC NOT_RECEIVED -",
      "NO_CASH: PROP/PTPP/CANT CASH_TEMP -",
      "IN_APPROVAL: APPR APPROVAL -",
      "ACCOUNTANT_AWAY: ABS/MSG3 STAFF_ABSENT -",
      "DELIVERY_PROBLEM: DISP LATE_DEL D_DEL",
      "GOODS_RETURNED: DISP CREDIT_NOTE D_QUAL",
      "INSOLVENCY: INSOL INSOLVENCY -",
      "ACCOUNTS_BLOCKED: CANT/PROP ACCT_BLOCKED -",
      "CUSTOMERS_UNPAID: PTP/PTPP/INT CUST_UNPAID -",
      "CHEQUE_SENT: SENT/PAIDX SENT_WAIT -",
      "ORDER_MISSING: DOC INV_PO -",
      "SALES_GRACE: NEG/PTP SIDE_PROMISE -",
      "SEND_MAIL: MSG3/CB - -",
    ]);
  });

  it("asks for no payment once proceedings are open", () => {
    for (const language of ["en", "fr"] as const) {
      const { answer, askNext } = preparedAnswer("INSOLVENCY", language);
      expect(
        [answer, ...askNext].filter((text) =>
          /which day will|quel jour sera|règlerez|will you pay/i.test(text),
        ),
      ).toEqual([]);
    }
  });

  it("always has a question to go on with, in either typography", () => {
    for (const code of OBJECTIONS) {
      const english = preparedAnswer(code, "en");
      const french = preparedAnswer(code, "fr");
      expect(english.askNext.length).toBeGreaterThanOrEqual(3);
      expect(french.askNext).toHaveLength(english.askNext.length);
      expect([english.heard, english.answer, ...english.askNext].flatMap(englishTypographyFaults)).toEqual(
        [],
      );
      expect([french.heard, french.answer, ...french.askNext].flatMap(frenchTypographyFaults)).toEqual([]);
    }
  });

  it("takes a person's own words, and says so", () => {
    const overrides = { "fr.NO_CASH.askNext": "Combien aujourd’hui\u00a0?\n\n Et le reste\u00a0? " } as const;
    const edited = preparedAnswer("NO_CASH", "fr", overrides);
    expect(edited.askNext).toEqual(["Combien aujourd’hui\u00a0?", "Et le reste\u00a0?"]);
    expect(edited.answer).toBe(preparedAnswer("NO_CASH", "fr").answer);
    expect(edited.isEdited).toBe(true);
    expect(preparedAnswer("NO_CASH", "en", overrides).isEdited).toBe(false);
  });
});
