/**
 * The text of a file whose encoding nobody told: byte-order marks first, then UTF-16 by its zero bytes, then
 * UTF-8 when every byte fits, else Windows-1252, which Excel writes in Western Europe.
 *
 * Errors: `undefined` when the bytes are no text in any of them.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return decodeAs("utf-16be", bytes);
  if (first === 0xef && second === 0xbb && third === 0xbf) return textOnly(decodeAs("utf-8", bytes));
  const zeros = zeroBytes(bytes.subarray(0, SAMPLE_LENGTH));
  if (zeros.odd > 0 && zeros.even === 0 && bytes.length % 2 === 0) return decodeAs("utf-16le", bytes);
  if (zeros.even > 0 && zeros.odd === 0 && bytes.length % 2 === 0) return decodeAs("utf-16be", bytes);
  return textOnly(decodeFatally(bytes) ?? decodeWindows1252(bytes));
}

const SAMPLE_LENGTH = 4096;

function zeroBytes(sample: Uint8Array): { readonly even: number; readonly odd: number } {
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even++;
    else odd++;
  });
  return { even, odd };
}

function textOnly(text: string): string | undefined {
  return text.includes("\0") ? undefined : text;
}

function decodeFatally(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

const FIRST_OWN_CHARACTER = 0x80;
/** What Windows-1252 has in place of Latin-1's second set of control characters; five places are empty. */
const OWN_CHARACTERS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Some versions of Node decode Windows-1252 as Latin-1: what they left is put right here. */
function decodeWindows1252(bytes: Uint8Array): string {
  return decodeAs("windows-1252", bytes).replace(
    /[\u0080-\u009f]/g,
    (character) => OWN_CHARACTERS[character.charCodeAt(0) - FIRST_OWN_CHARACTER]!,
  );
}
