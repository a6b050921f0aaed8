import { formatPromiseGaps, promiseGaps } from "../../src/text/promiseGate";
import { day, money } from "../support/receivables";

describe("promiseGaps", () => {
  it("wants an amount, a date, a means and a name", () => {
    expect(promiseGaps({})).toEqual(["amount", "untilOn", "means", "person"]);
    expect(promiseGaps({ amount: money("10.00"), untilOn: day("2026-11-27"), person: "" })).toEqual([
      "means",
      "person",
    ]);
  });
});

describe("formatPromiseGaps", () => {
  it("calls it an intention without an amount or a date", () => {
    expect(formatPromiseGaps(["untilOn"], "en")).toBe(
      "Without a date, it is noted as an intention, and the customer stays on the list.",
    );
    expect(formatPromiseGaps(["amount", "untilOn", "person"], "fr")).toBe(
      "Il manque le montant, la date et le nom\u00a0: ce sera noté comme une intention, et le client reste dans la liste.",
    );
  });

  it("lets a promise stand without a means or a name, and asks for them", () => {
    expect(formatPromiseGaps(["means", "person"], "fr")).toBe(
      "C’est une promesse, mais il manque le moyen de paiement et le nom\u00a0: à demander avant de raccrocher.",
    );
    expect(formatPromiseGaps(["person"], "en")).toBe(
      "It is a promise, but without a name: ask before you hang up.",
    );
  });

  it("has nothing to say about a promise that has it all", () => {
    expect(formatPromiseGaps([], "fr")).toBe("");
  });
});
