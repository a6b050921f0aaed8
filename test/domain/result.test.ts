import { assertNever, err, invariant, ok } from "../../src/domain/result";

describe("Result", () => {
  it("is a value or a fault", () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 });
    expect(err({ type: "Gone" })).toEqual({ ok: false, fault: { type: "Gone" } });
  });
});

describe("invariant", () => {
  it("stops on a bug of ours, and says which", () => {
    expect(() => invariant(1 > 0, "one is positive")).not.toThrow();
    expect(() => invariant(0 > 1, "one is positive")).toThrow("Bug: one is positive");
  });
});

describe("assertNever", () => {
  it("stops on a case nobody thought of", () => {
    expect(() => assertNever({ type: "new" } as never)).toThrow('Bug: unexpected case {"type":"new"}');
  });
});
