import { suggestMerges } from "../../src/domain/nameVariants";
import type { Debtor } from "../../src/domain/receivable";

/** `Durand SARL` is a name alone; `411DUR Durand SARL` with a code in capitals and figures. */
function debtor(text: string): Debtor {
  const [, code, name = text] = /^(\d{3}[A-Z]+) (.*)$/.exec(text) ?? [];
  return { key: (code ?? name).toLowerCase(), name, ...(code !== undefined && { code }) };
}

interface Given {
  readonly distinct?: readonly (readonly [string, string])[];
  readonly counts?: Readonly<Record<string, number>>;
}

/** `Durand -> SARL Durand`: what is suggested for these names. */
function suggested(names: readonly string[], { distinct = [], counts = {} }: Given = {}): readonly string[] {
  const countOf = (key: string): number => counts[key] ?? 1;
  return suggestMerges({ debtors: names.map(debtor), distinct, countOf }).map(
    ({ from, into }) => `${from.name} -> ${into.name}`,
  );
}

describe("suggestMerges", () => {
  it.each([
    ["S.A.R.L. Dupont", "DUPONT SARL"],
    ["S A R L Dupont", "Dupont"],
    ["Dupont & Fils", "DUPONT ET FILS"],
    ["Société Générale de Peinture", "STE GENERALE DE PEINTURE"],
    ["Ets Durand", "Durand SARL"],
    ["Éts. Bœuf", "BOEUF"],
    ["Martin Jean-Paul", "JEAN PAUL MARTIN"],
    ["Smith and Sons Ltd", "Smith & Sons Limited"],
    ["Acme, Inc.", "ACME Corp"],
    ["Müller GmbH", "Muller"],
    ["Meier GmbH & Co. KG", "MEIER GMBH CO KG"],
    ["Garcia y Lopez, S.L.", "GARCIA LOPEZ SL"],
    ["Rossi S.p.A.", "Rossi SPA"],
    ["Bianchi e Figli S.r.l.", "BIANCHI FIGLI"],
    ["Jansen B.V.", "Jansen BV"],
    ["Silva, Lda.", "Silva Limitada"],
    ["Bricomarché Sud", "Brico Marche Sud"],
    ["A & B Transports", "A et B Transports"],
  ])("suggests « %s » and « %s » as one customer", (one, other) => {
    expect(suggested([one, other])).toHaveLength(1);
  });

  it.each([
    ["Carrosserie Lopez", "Carosserie Lopez"],
    ["Boulangerie Vernier", "Boulangerie Vrenier"],
    ["Menuiserie Lacombe", "Menuiserie Lacombes"],
  ])("takes « %s » and « %s » for a typing error", (one, other) => {
    expect(suggested([one, other])).toHaveLength(1);
  });

  it.each([
    ["Martin", "Marin", "short names"],
    ["Boucherie Martin", "Boucherie Marin", "short words"],
    ["Magasin 1024", "Magasin 1025", "figures"],
    ["Hôtel du Lac 1", "Hôtel du Lac", "a figure more"],
    ["Durand SARL", "Durand SA", "two legal forms"],
    ["Meier GmbH", "Meier GmbH & Co. KG", "two legal forms"],
    ["J. Dupont", "P. Dupont", "initials"],
    ["E. Dupont", "Dupont", "an initial that could be a connecting word"],
    ["Dupont", "Dupont Transports", "a word more"],
    ["SARL", "SAS", "nothing but legal forms"],
  ])("does not suggest « %s » and « %s »: %s", (one, other) => {
    expect(suggested([one, other])).toEqual([]);
  });

  it("lets a customer code win: two codes are never one customer", () => {
    expect(suggested(["411DUR Durand", "412DUR Durand"])).toEqual([]);
    expect(suggested(["411DUR Durand", "SARL Durand"])).toEqual(["SARL Durand -> Durand"]);
  });

  it("suggests for neither a name that could be either of two", () => {
    expect(suggested(["411DUR Durand", "412DUR Durand", "Durand SARL"])).toEqual([]);
    expect(suggested(["Durand SARL", "Durand SA", "Durand"])).toEqual([]);
  });

  it("still suggests the exact variants where a similar name contradicts", () => {
    expect(
      suggested(["411LOP Carrosserie Lopez", "CARROSSERIE LOPEZ SARL", "412LOP Carosserie Lopez"]),
    ).toEqual(["CARROSSERIE LOPEZ SARL -> Carrosserie Lopez"]);
  });

  it("keeps the name with a code, else the one used most, else the longest", () => {
    expect(suggested(["Durand", "SARL Durand"], { counts: { durand: 9 } })).toEqual([
      "SARL Durand -> Durand",
    ]);
    expect(suggested(["Durand", "SARL Durand"])).toEqual(["Durand -> SARL Durand"]);
  });

  it("gives each name up once where there are several spellings", () => {
    expect(suggested(["Durand", "SARL Durand", "Durand S.A.R.L."])).toEqual([
      "Durand -> Durand S.A.R.L.",
      "SARL Durand -> Durand S.A.R.L.",
    ]);
  });

  it("does not ask again about what a person said is not the same", () => {
    expect(suggested(["Durand", "SARL Durand"], { distinct: [["sarl durand", "durand"]] })).toEqual([]);
  });

  it("does not depend on the order of the sheet", () => {
    const names = ["Durand", "SARL Durand", "Petit", "Éts Petit", "Carrosserie Lopez", "Carosserie Lopez"];
    expect(suggested([...names].reverse())).toEqual(suggested(names));
  });

  it("goes through five thousand customers in well under a second", () => {
    const letters = "abcdefghijklmnopqrstuvwxyz";
    const names = Array.from({ length: 5_000 }, (_, index) => {
      const syllables = Array.from(
        { length: 3 },
        (_unused, at) => letters[(index * 7 + at * 5) % 26]! + "aeiou"[(index + at) % 5]!,
      );
      return `Entreprise ${syllables.join("")} ${index}`;
    });
    const startedAt = performance.now();
    suggested(names);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
