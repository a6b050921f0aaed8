import { OfficeHost } from "../../../src/embedded/host/officeHost";
import { Workbook } from "../../../src/embedded/workbook/workbook";
import { openOfficeClient } from "../../support/officeClient";

describe("OfficeHost with the real client", () => {
  it("reads what it wrote", async () => {
    const workbook = new Workbook();
    workbook.addSheet("Clients");
    const host = new OfficeHost(workbook, { uiLanguage: "fr-FR", dataLocale: "fr-FR" });
    const { Excel, close } = await openOfficeClient(host);
    const values = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Clients").getRange("A1:B2");
      range.values = [
        ["Durand", 12.5],
        ["", "1/2/2026"],
      ];
      range.load("values,address,worksheet/name");
      await context.sync();
      return [range.address, range.worksheet.name, range.values];
    });
    close();
    expect(values).toEqual([
      "Clients!A1:B2",
      "Clients",
      [
        ["Durand", 12.5],
        ["", 46024],
      ],
    ]);
  });
});
