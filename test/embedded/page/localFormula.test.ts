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

  it("changes nothing where a decimal point is used", () => {
    expect(formulaFromLocal("=ROUND(A1,2)", "en-GB")).toBe("=ROUND(A1,2)");
  });
});

describe("formulaToLocal", () => {
  it("shows what a person there would type", () => {
    expect(formulaToLocal('=IF(A1>0.5,"a,b",.25)', "de-DE")).toBe('=IF(A1>0,5;"a,b";,25)');
    expect(formulaToLocal("=SUM(A1,2)", "en-US")).toBe("=SUM(A1,2)");
  });

  it.each(["=ROUND(A1*1.5,2)", `=IF(A1="a,b",T[[#This Row],[x]],{1,2})`, "=SUM(B2:B9)-C1*0.2"])(
    "comes back as it was: %s",
    (formula) => {
      expect(french(formulaToLocal(formula, "fr-FR"))).toBe(formula);
    },
  );
});
