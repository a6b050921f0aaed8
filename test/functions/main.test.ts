import { DEFAULT_POLICY } from "../../src/domain/policy";
import type { PaneOptions } from "../../src/taskpane/index";
import { installCustomFunctionsRuntime } from "./customFunctionsRuntime";

const mockStartPane = jest.fn();
jest.mock("../../src/taskpane/index", () => ({ startPane: mockStartPane }));

interface Started {
  readonly stage: () => unknown;
  readonly ready: () => Promise<PaneOptions>;
}

/** Loads the root as Excel does: the library is there, but not ready. */
async function loadRoot({
  browser,
  excel,
}: {
  readonly browser: string;
  readonly excel: string;
}): Promise<Started> {
  let whenReady: ((info: { host: string }) => Promise<void>) | undefined;
  const office = {
    onReady: (listener: typeof whenReady) => (whenReady = listener),
    HostType: { Excel: "Excel" },
    context: undefined as unknown,
  };
  Object.assign(globalThis, { Office: office });
  Object.defineProperty(globalThis, "navigator", { value: { language: browser }, configurable: true });
  Object.assign(globalThis, { document: { getElementById: () => ({}) } });
  jest.resetModules();
  mockStartPane.mockReset();
  await import("../../src/main");
  const functions = await import("../../src/functions/functions");
  return {
    stage: () =>
      functions.callStageLabel("2026-03-02", 10, null, null, null, null, null, "2026-03-20") as unknown,
    ready: async () => {
      office.context = { displayLanguage: excel };
      await whenReady?.({ host: "Excel" });
      return mockStartPane.mock.calls[0]?.[1] as PaneOptions;
    },
  };
}

beforeAll(installCustomFunctionsRuntime);
afterEach(() => {
  for (const name of ["Office", "navigator", "document"]) Reflect.deleteProperty(globalThis, name);
});

describe("main", () => {
  it("answers the first calculation in the language of the window, then in that of Excel", async () => {
    const { stage, ready } = await loadRoot({ browser: "fr-FR", excel: "en-US" });
    expect(stage()).toBe("Relance ferme");
    await ready();
    expect(stage()).toBe("Firm reminder");
  });

  it("answers in French in a French Excel from the first calculation on", async () => {
    const { stage, ready } = await loadRoot({ browser: "fr-CA", excel: "fr-FR" });
    expect(stage()).toBe("Relance ferme");
    await ready();
    expect(stage()).toBe("Relance ferme");
  });

  it("answers by what the workbook remembers once the pane has read it", async () => {
    const { stage, ready } = await loadRoot({ browser: "en-US", excel: "en-US" });
    const { onInForce } = await ready();
    expect(stage()).toBe("Firm reminder");
    expect(onInForce({ policy: DEFAULT_POLICY, language: "fr", uses1904: false })).toBe(true);
    expect(stage()).toBe("Relance ferme");
  });
});
