import type { WorkbookSettings } from "../../../src/application/ports";
import { decodeSettings, DEFAULT_SETTINGS, encodeSettings } from "../../../src/excel/settingsStore";

describe("a remembered mapping", () => {
  it("keeps the person's answers and every column of a field", () => {
    const ledger: WorkbookSettings["ledger"] = {
      place: {
        sheetId: "{1}",
        sheetName: "Clients",
        headerRow: 1,
        firstColumn: 1,
        columnCount: 6,
        rowCount: 2,
        address: "A1:F3",
      },
      mapping: {
        debtorName: { index: 0, header: "Client" },
        dueOn: { index: 1, header: "Échéance", dateOrder: "day-first" },
        open: {
          index: 2,
          header: "Non échu",
          decimalMark: ",",
          others: [
            { index: 3, header: "1-30" },
            { index: 4, header: "31-60" },
          ],
        },
      },
      defaultCurrency: "EUR",
    };
    const decoded = decodeSettings(encodeSettings({ ...DEFAULT_SETTINGS, ledger }));
    expect(decoded).toMatchObject({ ok: true, value: { ledger } });
  });
});
