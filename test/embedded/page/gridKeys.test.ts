import { keyToCommand, type KeyPress } from "../../../src/embedded/page/grid/gridKeys";

const press = (key: string, modifiers: Partial<KeyPress> = {}) =>
  keyToCommand({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...modifiers,
  });

describe("keyToCommand", () => {
  it("moves with arrows, by a cell or to an edge, and extends with Shift", () => {
    expect(press("ArrowDown")).toEqual({ type: "step", direction: "down", extends: false });
    expect(press("ArrowRight", { ctrlKey: true, shiftKey: true })).toEqual({
      type: "edge",
      direction: "right",
      extends: true,
    });
  });

  it("takes characters for typing, those made with AltGr too", () => {
    expect(press("é")).toEqual({ type: "typing" });
    expect(press("@", { altKey: true, ctrlKey: true })).toEqual({ type: "typing" });
    expect(press(" ")).toEqual({ type: "typing" });
  });

  it("leaves copy, paste and the browser's own keys alone", () => {
    expect(press("c", { ctrlKey: true })).toBeUndefined();
    expect(press("v", { metaKey: true })).toBeUndefined();
    expect(press("F5")).toBeUndefined();
    expect(press("Shift", { shiftKey: true })).toBeUndefined();
  });
});
