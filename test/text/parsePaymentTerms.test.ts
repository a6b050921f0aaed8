import { formatIsoDate } from "../../src/domain/localDate";
import { dueOnOfTerms } from "../../src/domain/paymentTerms";
import { parsePaymentTerms } from "../../src/text/parsePaymentTerms";
import { day } from "../support/receivables";

const dueOn = (text: string, issued = "2026-01-15"): string => {
  const terms = parsePaymentTerms(text);
  return terms === undefined ? "-" : formatIsoDate(dueOnOfTerms(day(issued), terms));
};

describe("parsePaymentTerms", () => {
  it.each([
    ["30 jours", "2026-02-14"],
    ["30J", "2026-02-14"],
    ["30 j.", "2026-02-14"],
    ["30 jours net", "2026-02-14"],
    ["60 jours nets date de facture", "2026-03-16"],
    ["Virement 30 jours", "2026-02-14"],
    ["à 30 jours", "2026-02-14"],
    ["J+30", "2026-02-14"],
    ["30 jours à compter de la date d'émission de la facture", "2026-02-14"],
    ["30 jours fin de mois", "2026-02-28"],
    ["30FM", "2026-02-28"],
    ["30 FDM", "2026-02-28"],
    ["30 j. FDM", "2026-02-28"],
    ["30JFDM", "2026-02-28"],
    ["45 jours fin de mois", "2026-03-31"],
    ["45 jours fin de mois le 10", "2026-04-10"],
    ["45FM10", "2026-04-10"],
    ["45 FDM le 10", "2026-04-10"],
    ["LCR 60 jours fin de mois le 15", "2026-04-15"],
    ["Fin de mois + 45 jours", "2026-03-17"],
    ["45 jours après la fin du mois", "2026-03-17"],
    ["fin de mois", "2026-01-31"],
    ["Fin du mois suivant", "2026-02-28"],
    ["le 10 du mois suivant", "2026-02-10"],
    ["30 jours le 20", "2026-02-20"],
    ["1 mois", "2026-02-15"],
    ["Comptant", "2026-01-15"],
    ["Au comptant", "2026-01-15"],
    ["À réception", "2026-01-15"],
    ["Paiement à réception de facture", "2026-01-15"],
  ])("reads the French « %s »", (text, expected) => expect(dueOn(text)).toBe(expected));

  it.each([
    ["net 30", "2026-02-14"],
    ["NET30", "2026-02-14"],
    ["Net 30 days", "2026-02-14"],
    ["N30", "2026-02-14"],
    ["30 days", "2026-02-14"],
    ["30d", "2026-02-14"],
    ["30 days net", "2026-02-14"],
    ["Due in 30 days", "2026-02-14"],
    ["30 days from invoice date", "2026-02-14"],
    ["2/10 net 30", "2026-02-14"],
    ["2% 10, net 30", "2026-02-14"],
    ["30 EOM", "2026-03-02"],
    ["Net 30 EOM", "2026-03-02"],
    ["30 days end of month", "2026-03-02"],
    ["30 days after end of month", "2026-03-02"],
    ["EOM", "2026-01-31"],
    ["End of next month", "2026-02-28"],
    ["20th of the following month", "2026-02-20"],
    ["20th of month following", "2026-02-20"],
    ["Due on receipt", "2026-01-15"],
    ["Upon receipt", "2026-01-15"],
    ["COD", "2026-01-15"],
  ])("reads the English « %s »", (text, expected) => expect(dueOn(text)).toBe(expected));

  it.each([
    ["30 Tage netto", "2026-02-14"],
    ["Zahlbar innerhalb 30 Tagen", "2026-02-14"],
    ["sofort fällig", "2026-01-15"],
    ["30 días", "2026-02-14"],
    ["Al contado", "2026-01-15"],
    ["30 giorni data fattura", "2026-02-14"],
    ["60 gg FM", "2026-03-31"],
    ["30 gg fine mese", "2026-02-28"],
    ["30 dagen", "2026-02-14"],
    ["binnen 30 dagen", "2026-02-14"],
    ["30 dias", "2026-02-14"],
    ["Pronto pagamento", "2026-01-15"],
  ])("reads « %s » of the neighbours", (text, expected) => expect(dueOn(text)).toBe(expected));

  it.each([
    "",
    "30",
    "30/60/90 jours",
    "30 % à la commande, solde 30 jours",
    "10 jours ouvrés",
    "10 business days",
    "Z030",
    "0001",
    "cf. contrat",
    "30 Tage Monatsende",
    "30 dagen einde maand",
    "30 días fin de mes",
    "1M",
    "900 jours",
    "31/03/2026",
    "à la commande",
    "Net",
    "N",
    "facture 30",
    "2/10",
  ])("computes nothing from « %s »", (text) => expect(dueOn(text)).toBe("-"));
});

describe("dueOnOfTerms", () => {
  it("counts days first, then goes to the end of that month, then to the day named", () => {
    expect(dueOn("60 jours fin de mois le 15", "2003-03-17")).toBe("2003-06-15");
    expect(dueOn("60 jours fin de mois le 17", "2003-03-01")).toBe("2003-05-17");
    expect(dueOn("30 jours fin de mois", "2026-01-31")).toBe("2026-03-31");
    expect(dueOn("45 jours fin de mois", "2026-04-17")).toBe("2026-06-30");
  });

  it("keeps within months that are shorter", () => {
    expect(dueOn("1 mois", "2026-01-31")).toBe("2026-02-28");
    expect(dueOn("30 jours fin de mois le 31", "2026-01-05")).toBe("2026-03-31");
    expect(dueOn("le 31 du mois suivant", "2026-01-15")).toBe("2026-02-28");
    expect(dueOn("2 mois", "2026-12-31")).toBe("2027-02-28");
  });
});
