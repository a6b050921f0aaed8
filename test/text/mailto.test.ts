import * as fc from "fast-check";
import { mailtoLink } from "../../src/text/mailto";

describe("mailtoLink", () => {
  it("encodes everything, line breaks as CRLF", () => {
    expect(
      mailtoLink({
        to: "c.leroy@martin.example",
        subject: "Règlement & suite",
        body: "Bonjour,\n50 % = 1 € ?",
      }),
    ).toBe(
      "mailto:c.leroy@martin.example?subject=R%C3%A8glement%20%26%20suite&body=Bonjour%2C%0D%0A50%20%25%20%3D%201%20%E2%82%AC%20%3F",
    );
  });

  it("takes several addresses, and leaves out what is none", () => {
    const subject = "a";
    const body = "b";
    expect(mailtoLink({ to: "a@x.example; b+c@y.example", subject, body })).toBe(
      "mailto:a@x.example,b%2Bc@y.example?subject=a&body=b",
    );
    expect(mailtoLink({ to: "standard, 01 02", subject, body })).toBe("mailto:?subject=a&body=b");
    expect(mailtoLink({ to: "x@y.example?bcc=spy@z.example", subject, body })).not.toContain("?bcc");
    expect(mailtoLink({ subject, body })).toBe("mailto:?subject=a&body=b");
  });

  it("lets no line break into the subject", () => {
    expect(mailtoLink({ subject: "a\r\nbcc: b", body: "" })).toBe("mailto:?subject=a%20bcc%3A%20b&body=");
  });

  it("gives no-break spaces up rather than the link", () => {
    const body = `${"a\u00a0".repeat(250)}`;
    expect(mailtoLink({ subject: "s", body })).toContain("a%C2%A0a");
    const longer = `${"a\u00a0".repeat(300)}`;
    expect(mailtoLink({ subject: "s", body: longer })).toContain("a%20a");
  });

  it("is undefined when it would be cut short", () => {
    expect(mailtoLink({ subject: "s", body: "a".repeat(1_777) })).toHaveLength(1_800);
    expect(mailtoLink({ subject: "s", body: "a".repeat(1_778) })).toBeUndefined();
  });

  it("takes any text, and gives it back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 100 }), (body) => {
        const link = mailtoLink({ subject: "s", body });
        const read = new URLSearchParams(link?.split("?")[1]).get("body");
        expect(read?.replace(/\r\n/g, "\n")).toBe(body.replace(/\r\n/g, "\n"));
      }),
    );
  });

  it("survives half a character", () => {
    expect(mailtoLink({ subject: "\ud83d", body: "" })).toBe("mailto:?subject=%EF%BF%BD&body=");
  });
});
