import { foldCalls } from "../../src/domain/callLog";
import type { ReceivableChange } from "../../src/domain/comparison";
import { changesSeenOf } from "../../src/domain/seenChanges";
import { formatSeenChange, formatSeenChanges } from "../../src/text/seenWords";
import { change, comparison, seen } from "../support/comparisons";

const PAID = change("paid", seen("F-101", "1200.00"), seen("F-101", "0.00"));
const PART_PAID = change("partPaid", seen("F-102", "300.00"), seen("F-102", "100.00"));
const VANISHED = change("vanished", seen("F-103", "80.00"));

describe("formatSeenChanges and formatSeenChange", () => {
  const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");
  const [day12] = changesSeenOf("durand", foldCalls([comparison("a", "2026-11-12", PAID, PART_PAID)]));

  it("put the payments of a day together", () => {
    expect(spaced(formatSeenChanges(day12!, "fr"))).toBe("1 400,00 € vus payés");
    expect(formatSeenChanges(day12!, "en")).toBe("€1,400.00 seen paid");
    const moved = change("reDated", seen("F-1", "5.00"), seen("F-1", "5.00", "Durand", "2026-10-30"));
    const [other] = changesSeenOf("durand", foldCalls([comparison("a", "2026-11-12", moved)]));
    expect(formatSeenChanges(other!, "fr")).toBe("Changements dans la feuille");
  });

  it("say of each invoice what became of it, in both languages", () => {
    const before = seen("F-1", "100.00");
    const told: readonly [ReceivableChange, string, string][] = [
      [PAID, "F-101 : payée, 1 200,00 €", "F-101: paid, €1,200.00"],
      [PART_PAID, "F-102 : 200,00 € payés, reste 100,00 €", "F-102: €200.00 paid, €100.00 still open"],
      [
        VANISHED,
        "F-103 : 80,00 €, sortie de la feuille : compte comme payée",
        "F-103: €80.00, gone from the sheet: counts as paid",
      ],
      [
        change("reDated", before, seen("F-1", "100.00", "Durand", "2026-10-30")),
        "F-1 : échéance 05/10/2026 → 30/10/2026",
        "F-1: due 5 Oct 2026 → 30 Oct 2026",
      ],
      [change("reNumbered", before, seen("F-9", "100.00")), "F-1 : désormais F-9", "F-1: now F-9"],
      [
        change("paid", seen("0000201", "5.00"), seen("201", "0.00")),
        "201 : payée, 5,00 €",
        "201: paid, €5.00",
      ],
      [
        change("debtorRenamed", before, seen("F-1", "100.00", "Martin")),
        "F-1 : désormais au nom de « Martin »",
        "F-1: now under “Martin”",
      ],
      [
        change("increased", before, seen("F-1", "130.00")),
        "F-1 : 30,00 € de plus, 130,00 € dus",
        "F-1: €30.00 more, €130.00 open",
      ],
      [
        change("creditChanged", seen("A-1", "-10.00"), seen("A-1", "-15.00")),
        "A-1 : avoir -10,00 € → -15,00 €",
        "A-1: credit -€10.00 → -€15.00",
      ],
      [
        change("otherCurrency", before, seen("F-1", "90.00 GBP")),
        "F-1 : 100,00 € → 90,00 £GB",
        "F-1: €100.00 → £90.00",
      ],
      [
        change("settledGone", seen("F-1", "0.00")),
        "F-1 : sortie de la feuille, déjà soldée",
        "F-1: gone from the sheet, settled before",
      ],
      [change("new", seen("", "7.00")), "nouvelle, 7,00 €", "new, €7.00"],
    ];
    for (const [what, french, english] of told)
      expect([spaced(formatSeenChange(what, "fr")), formatSeenChange(what, "en")]).toEqual([french, english]);
  });
});
