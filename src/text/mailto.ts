/** An e-mail as a person sees it before sending: plain text, lines separated by `\n`. */
export interface Mail {
  readonly to?: string;
  readonly subject: string;
  readonly body: string;
}

/** Longer links are cut short or refused by mail programs, without a word. */
const LINK_LENGTH_MAX = 1800;

/**
 * A link that opens the e-mail in the mail program, or `undefined` when it would be too long: then the text is copied.
 *
 * Shape:  several addresses may be separated by commas or semicolons; what is no address is left out.
 *         No-break spaces, six characters each in a link, become plain ones when that makes it fit.
 * Source: RFC 6068 (line breaks are CRLF, everything else percent-encoded UTF-8).
 */
export function mailtoLink(mail: Mail): string | undefined {
  const links = [linkOf(mail), linkOf(withPlainSpaces(mail))];
  return links.find((link) => link.length <= LINK_LENGTH_MAX);
}

function linkOf({ to, subject, body }: Mail): string {
  const line = subject.replace(/\s*[\r\n]+\s*/g, " ");
  return `mailto:${addressesIn(to ?? "")}?subject=${encode(line)}&body=${encode(body.replace(/\r?\n/g, "\r\n"))}`;
}

function withPlainSpaces(mail: Mail): Mail {
  const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");
  return { ...mail, subject: plain(mail.subject), body: plain(mail.body) };
}

function addressesIn(text: string): string {
  return text
    .split(/[;,]/)
    .map((address) => address.trim())
    .filter((address) => /^[^\s@<>"]+@[^\s@<>"]+$/.test(address))
    .map((address) => encode(address).replace(/%40/g, "@"))
    .join(",");
}

/** Half a character, as an emoji cut in two leaves behind, cannot be encoded. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}
