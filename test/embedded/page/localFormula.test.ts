import { formulaFromLocal, formulaToLocal } from "../../../src/embedded/page/localFormula";

const french = (formula: string): string => formulaFromLocal(formula, "fr-FR");

describe("formulaFromLocal", () => {
  it("reads semicolons between arguments and commas in numbers", () => {
    expect(french("=ROUND(A1*1,5;2)")).toBe("=ROUND(A1*1.5,2)");
  });

  it("reads a decimal comma outside of any function", () => {
    expect(french("=A1*1,5")).toBe("=A1*1.5");
  });

  it("takes commas for separators in a formula copied from an English page", () => {
    expect(french("=ROUND(A1,2)")).toBe("=ROUND(A1,2)");
  });

  it("leaves quoted texts, sheet names, table references and arrays alone", () => {
    expect(french(`=IF('A;B'!A1="x;1,5";T[[#This Row],[a;b]];{1,2;3,4})`)).toBe(
      `=IF('A;B'!A1="x;1,5",T[[#This Row],[a;b]],{1,2;3,4})`,
    );
  });

  it("knows the French names of functions, and English ones as well", () => {
    expect(french('=SOMME.SI.ENS(F2:F9;B2:B9;"SI(")+si(A1=VRAI;AUJOURDHUI();1,5)')).toBe(
      '=SUMIFS(F2:F9,B2:B9,"SI(")+IF(A1=TRUE,TODAY(),1.5)',
    );
    expect(french("=IF(A1;SOMME(F:F);NEXTCALL(E2;H2))")).toBe("=IF(A1,SUM(F:F),NEXTCALL(E2,H2))");
  });

  it("leaves names of cells, sheets and tables alone that look like French functions", () => {
    expect(french("=SI!A1+NB+Factures[SI]+VRAI_2")).toBe("=SI!A1+NB+Factures[SI]+VRAI_2");
  });

  it("changes nothing where a decimal point is used", () => {
    expect(formulaFromLocal("=ROUND(A1,2)", "en-GB")).toBe("=ROUND(A1,2)");
  });
});

describe("formulaToLocal", () => {
  it("shows what a person there would type", () => {
    expect(formulaToLocal('=IF(A1>0.5,"a,b",.25)', "de-DE")).toBe('=IF(A1>0,5;"a,b";,25)');
    expect(formulaToLocal("=SUM(A1,2)", "en-US")).toBe("=SUM(A1,2)");
    expect(formulaToLocal('=IFERROR(VLOOKUP(A1,B:C,2,FALSE),"")', "fr-FR")).toBe(
      '=SIERREUR(RECHERCHEV(A1;B:C;2;FAUX);"")',
    );
  });

  it.each(["=ROUND(A1*1.5,2)", `=IF(A1="a,b",T[[#This Row],[x]],{1,2})`, "=SUM(B2:B9)-C1*0.2"])(
    "comes back as it was: %s",
    (formula) => {
      expect(french(formulaToLocal(formula, "fr-FR"))).toBe(formula);
    },
  );
});
