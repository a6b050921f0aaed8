import { OfficeHost } from "../../../src/embedded/host/officeHost";
import { Simulations } from "../../../src/embedded/page/simulations";
import { Workbook } from "../../../src/embedded/workbook/workbook";

function started(): { readonly host: OfficeHost; readonly simulations: Simulations } {
  const host = new OfficeHost(new Workbook(), { uiLanguage: "fr-FR", dataLocale: "fr-FR" });
  return { host, simulations: new Simulations(host) };
}

describe("Simulations of a cell being edited", () => {
  it("are not switched on by a person typing here", () => {
    const { host, simulations } = started();
    simulations.setTyping(true);
    expect([host.cellEdit.isActive, simulations.isCellEdited]).toEqual([true, false]);
  });

  it("go on when the person has finished typing", () => {
    const { host, simulations } = started();
    simulations.toggleCellEdit();
    simulations.setTyping(true);
    simulations.setTyping(false);
    expect([host.cellEdit.isActive, simulations.isCellEdited]).toEqual([true, true]);
    simulations.toggleCellEdit();
    expect(host.cellEdit.isActive).toBe(false);
  });
});
