import { utf8Length } from "../../../src/embedded/host/counters";

describe("utf8Length", () => {
  it.each(["", "Durand", "Créances échues", "1 200 €", "appel 📞 demain"])(
    "counts %j as it travels",
    (text) => {
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
    },
  );
});
