import { groupBy } from "../../src/domain/groupBy";

describe("groupBy", () => {
  it("keeps the order of keys and of items", () => {
    expect([...groupBy([3, 4, 1, 2], (n) => (n % 2 === 0 ? "even" : "odd"))]).toEqual([
      ["odd", [3, 1]],
      ["even", [4, 2]],
    ]);
  });
});
