import { selectionFigures } from "../../../src/embedded/page/selectionFigures";
import { GENERAL } from "../../../src/embedded/workbook/cell";
import { Workbook } from "../../../src/embedded/workbook/workbook";

const sheet = new Workbook().addSheet("Clients");
sheet.setCell(0, 0, { value: "Durand", format: GENERAL });
sheet.setCell(0, 1, { value: 46349, format: { numberFormat: "m/d/yyyy" } });
sheet.setCell(0, 2, { value: 0.1, format: { numberFormat: "0.00" } });
sheet.setCell(1, 2, { value: 0.2, format: GENERAL });
sheet.setCell(1, 3, { value: "", formula: '=""', format: GENERAL });

describe("selectionFigures", () => {
  it("counts what is filled, and adds up the numbers among it", () => {
    const { count, numberCount, sum } = selectionFigures(sheet, { top: 0, left: 0, bottom: 9, right: 5 });
    expect({ count, numberCount, sum }).toEqual({ count: 4, numberCount: 3, sum: 46349.3 });
  });

  it("shows them as the first cell does: amounts beside dates are no date", () => {
    expect(selectionFigures(sheet, { top: 0, left: 0, bottom: 1, right: 2 }).numberFormat).toBe("General");
    expect(selectionFigures(sheet, { top: 0, left: 2, bottom: 1, right: 2 })).toMatchObject({
      sum: 0.3,
      numberFormat: "0.00",
    });
  });
});
