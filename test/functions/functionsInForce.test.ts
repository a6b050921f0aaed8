import { DEFAULT_POLICY } from "../../src/domain/policy";
import { FunctionsInForce } from "../../src/taskpane/session/functionsInForce";
import type { PaneState } from "../../src/taskpane/session/paneState";

const SETTINGS = { policy: DEFAULT_POLICY, language: "fr" } as const;

function readyWith(uses1904: boolean): Pick<PaneState, "phase"> {
  return { phase: { type: "ready", desk: { ledger: { uses1904 } } } as PaneState["phase"] };
}

function inForce(mayShowOthers: boolean) {
  const tell = jest.fn(() => mayShowOthers);
  const recalculate = jest.fn(() => Promise.resolve());
  return { functions: new FunctionsInForce(tell, recalculate), tell, recalculate };
}

describe("FunctionsInForce", () => {
  it("tells settings as soon as they are known, and the date system once a sheet was read", () => {
    const { functions, tell } = inForce(false);
    functions.settingsKnown(SETTINGS);
    expect(tell).toHaveBeenLastCalledWith({ ...SETTINGS, uses1904: false });
    functions.stateChanged({ phase: { type: "loading", what: "looking" } });
    functions.stateChanged(readyWith(true));
    expect(tell).toHaveBeenLastCalledWith({ ...SETTINGS, uses1904: true });
  });

  it("tells nothing twice", () => {
    const { functions, tell } = inForce(false);
    functions.settingsKnown(SETTINGS);
    functions.stateChanged(readyWith(false));
    functions.stateChanged(readyWith(true));
    functions.stateChanged(readyWith(true));
    expect(tell).toHaveBeenCalledTimes(2);
  });

  it("has Excel ask again only where cells may show other answers", () => {
    const same = inForce(false);
    same.functions.settingsKnown(SETTINGS);
    expect(same.recalculate).not.toHaveBeenCalled();
    const other = inForce(true);
    other.functions.settingsKnown(SETTINGS);
    expect(other.recalculate).toHaveBeenCalledTimes(1);
  });
});
