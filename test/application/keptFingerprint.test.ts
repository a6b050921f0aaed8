import { compareKept, endsOf } from "../../src/application/keptFingerprint";

const [ONE, TWO, THREE, FOUR, PRINT, OTHER] = ["1a", "2b", "3c", "4d", "5e", "6f"].map((two) =>
  two.repeat(32),
);
const NOW = {
  fingerprint: PRINT!,
  chains: new Map([
    ["Relance_Log_a1b2c3d4e5f6", [ONE!, TWO!, THREE!]],
    ["Relance_Log_ffff", [FOUR!]],
    ["Relance_Log_empty", []],
  ]),
};

const said = (text: string): unknown => compareKept(text, NOW);

describe("endsOf", () => {
  it("is a line a sheet that has rows", () => {
    expect(endsOf(NOW)).toEqual([`Relance_Log_a1b2c3d4e5f6: ${THREE}`, `Relance_Log_ffff: ${FOUR}`]);
  });
});

describe("compareKept", () => {
  it("says that nothing has changed when every sheet ends as it did, or the fingerprint is the same", () => {
    expect(said(`Empreinte ${PRINT}\n${endsOf(NOW).join("\n")}`)).toEqual({ type: "Same" });
    expect(said(`Empreinte ${PRINT}`)).toEqual({ type: "Same" });
  });

  it("says how many rows were added since, on whatever sheet", () => {
    expect(said(`Relance_Log_a1b2c3d4e5f6: ${ONE}`)).toEqual({ type: "Grown", addedCount: 3 });
    expect(said(`Relance_Log_a1b2c3d4e5f6: ${THREE}`)).toEqual({ type: "Grown", addedCount: 1 });
  });

  it("names the sheets that do not hold any more what they ended with, also when the sheet is gone", () => {
    expect(
      said(`Relance_Log_a1b2c3d4e5f6: ${OTHER}\nRelance_Log_ffff: ${FOUR}\nRelance_Log_0: ${ONE}`),
    ).toEqual({
      type: "Differs",
      sheetNames: ["Relance_Log_a1b2c3d4e5f6", "Relance_Log_0"],
    });
  });

  it("counts rows once that stand twice, where setting aside was cut short", () => {
    const chains = new Map([["Relance_Log_ffff", [ONE!, TWO!, ONE!, TWO!, THREE!]]]);
    expect(compareKept(`Relance_Log_ffff: ${TWO}`, { fingerprint: PRINT!, chains })).toEqual({
      type: "Grown",
      addedCount: 1,
    });
  });

  it("reads it through what mail programs make of it", () => {
    const folded = `${THREE!.slice(0, 40)}\r\n> ${THREE!.slice(40)}`.toUpperCase();
    expect(said(`> > Relance_Log_a1b2c3d4e5f6:\r\n> ${folded}\r\n>Relance_Log_ffff: ${FOUR}\r\n`)).toEqual({
      type: "Same",
    });
    expect(said(PRINT!.replace(/(.{8})/g, "$1 "))).toEqual({ type: "Same" });
  });

  it("does not guess from a bare fingerprint of another day, nor from no fingerprint", () => {
    expect(said(OTHER!)).toEqual({ type: "TooShort" });
    expect(said("Bonjour, voir ci-joint")).toEqual({ type: "NoFingerprint" });
    expect(said("")).toEqual({ type: "NoFingerprint" });
  });
});
