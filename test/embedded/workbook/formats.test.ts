import { GENERAL } from "../../../src/embedded/workbook/cell";
import { internFormat, withFormat } from "../../../src/embedded/workbook/formats";

describe("withFormat", () => {
  it("gives the same object for the same looks", () => {
    const bold = withFormat(GENERAL, { bold: true, numberFormat: "0.00" });
    expect(withFormat(withFormat(GENERAL, { numberFormat: "0.00" }), { bold: true })).toBe(bold);
  });

  it("gives back the same format when nothing changes", () => {
    expect(withFormat(GENERAL, { numberFormat: "General" })).toBe(GENERAL);
  });

  it("gives General again when every look is taken away", () => {
    const bold = withFormat(GENERAL, { bold: true });
    expect(withFormat(bold, { bold: false })).toBe(GENERAL);
  });

  it("tells an unlocked cell from one that says nothing", () => {
    expect(internFormat({ numberFormat: "General", isLocked: false })).not.toBe(GENERAL);
  });

  it("remembers the style of the file it came from, but is no longer that style", () => {
    const dated = withFormat({ numberFormat: "General", fileStyle: 7 }, { numberFormat: "m/d/yyyy" });
    expect(dated).toEqual({ numberFormat: "m/d/yyyy", basedOnFileStyle: 7 });
  });
});
