import { formatDate } from "../../src/text/formatDate";
import { day } from "../support/receivables";

describe("formatDate", () => {
  it("writes day, month and year in figures for a French reader", () => {
    expect(formatDate(day("2026-03-01"), "fr")).toBe("01/03/2026");
    expect(formatDate(day("2026-12-31"), "fr")).toBe("31/12/2026");
  });

  it("writes the month's name for an English reader, to whom 03/04 is two days", () => {
    expect(formatDate(day("2026-03-01"), "en")).toBe("1 Mar 2026");
    expect(formatDate(day("2026-12-31"), "en")).toBe("31 Dec 2026");
  });
});
