import { telLink } from "../../src/taskpane/views/phones";

describe("telLink", () => {
  it.each([
    ["01 99 00 66 19", "tel:0199006619"],
    ["+33 1 99 00 66 19", "tel:+33199006619"],
    // The zero in brackets is not dialled from abroad.
    ["+33 (0)4 71 00 00 04", "tel:+33471000004"],
    ["01.99.00.66.19 poste 451", "tel:0199006619;ext=451"],
    ["020 7946 0123 ext. 12", "tel:02079460123;ext=12"],
    ["Tél. : 01 99 00 66 19", "tel:0199006619"],
    // The first of two.
    ["01 99 00 66 19 ou 06 99 00 66 19", "tel:0199006619"],
  ])("makes of %s what a phone dials: %s", (phone, link) => {
    expect(telLink(phone)).toBe(link);
  });
});
