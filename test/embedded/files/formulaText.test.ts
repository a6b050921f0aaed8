import { formulaFromFile, formulaToFile } from "../../../src/embedded/files/formulaText";
import { shareFormula } from "../../../src/embedded/files/sharedFormula";

const inTable = { tableName: "Factures" };
const noNames = (): boolean => false;

describe("formulaFromFile and formulaToFile", () => {
  it.each<[string, string]>([
    ["SUM(A1:A3)", "=SUM(A1:A3)"],
    ["_xlfn.XLOOKUP(A1,B:B,C:C)", "=XLOOKUP(A1,B:B,C:C)"],
    ["_xlfn._xlws.SORT(_xlfn.UNIQUE(A:A))", "=SORT(UNIQUE(A:A))"],
    ["_xlfn.LET(_xlpm.x,A1,_xlpm.y,_xlpm.x*2,_xlpm.x+_xlpm.y)", "=LET(x,A1,y,x*2,x+y)"],
    ["_xlfn.MAP(A1:A3,_xlfn.LAMBDA(_xlpm.v,_xlpm.v+1))", "=MAP(A1:A3,LAMBDA(v,v+1))"],
    ["SUM(_xlfn.ANCHORARRAY(B2))", "=SUM(B2#)"],
    ["_xldudf_NEXTCALL(A1)+1", "=NEXTCALL(A1)+1"],
    ["Factures[[#This Row],[Solde]]*2", "=[@Solde]*2"],
    ["Factures[[#This Row],[Montant TTC]]", "=[@[Montant TTC]]"],
    ["SUM(Factures[[#This Row],[A]:[C]])", "=SUM([@[A]:[C]])"],
    ["Autres[[#This Row],[Solde]]", "=Autres[@Solde]"],
    ["SUM(Factures[Solde])", "=SUM(Factures[Solde])"],
    ["NETWORKDAYS.INTL(A1,B1)", "=NETWORKDAYS.INTL(A1,B1)"],
    ['"[@Solde] _xlfn.X"&A1', '="[@Solde] _xlfn.X"&A1'],
  ])("knows %s as %s, and back", (inFile, shown) => {
    expect(formulaFromFile(inFile, inTable)).toBe(shown);
    expect(formulaToFile(shown, inTable, noNames)).toBe(inFile);
  });

  it("names the table that a person may leave out", () => {
    expect(formulaToFile("=SUM([Solde])+[@]", inTable, noNames)).toBe(
      "SUM(Factures[Solde])+Factures[[#This Row]]",
    );
  });

  it("leaves functions that are names alone", () => {
    expect(formulaToFile("=DOUBLE(1)", {}, (name) => name === "DOUBLE")).toBe("DOUBLE(1)");
  });

  it("writes functions in capitals, as Excel does", () => {
    expect(formulaToFile("=sum(a1)+xlookup(1,A:A,B:B)", {}, noNames)).toBe(
      "SUM(a1)+_xlfn.XLOOKUP(1,A:A,B:B)",
    );
  });
});

describe("shareFormula", () => {
  it.each<[string, number, number, string]>([
    ["A1+$A1+A$1+$A$1", 2, 3, "D3+$A3+D$1+$A$1"],
    ["SUM(A:A,$A:B,1:1,$1:2)", 1, 1, "SUM(B:B,$A:C,2:2,$1:3)"],
    ["'L''été'!B2&\"B2\"", 1, 0, "'L''été'!B3&\"B2\""],
    ["Feuil1!A1:B2", 0, 1, "Feuil1!B1:C2"],
    ["LOG10(A1)+A1B2", 1, 0, "LOG10(A2)+A1B2"],
    ["A1048576", 1, 0, "A1"],
    ["XFD1", 0, 1, "A1"],
  ])("moves %s by %d rows and %d columns", (formula, rows, columns, moved) => {
    expect(shareFormula(formula)(rows, columns)).toBe(moved);
  });
});
