/**
 * SHA-256 of the UTF-8 bytes of a text, as 64 lower-case hexadecimal digits.
 *
 * Shape:  pure and immediate: a log of many short rows is hashed several times faster than through the browser's own
 *         asynchronous digest, which is made for few large ones and is missing from pages without https.
 * Source: FIPS 180-4.
 *
 * @example
 * // "abc" => "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
 */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const blockCount = Math.floor((bytes.length + 8) / BLOCK_BYTES) + 1;
  const padded = new Uint8Array(blockCount * BLOCK_BYTES);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0);

  const state = new Int32Array(INITIAL);
  for (let at = 0; at < padded.length; at += BLOCK_BYTES) compress(state, view, at);
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

const BLOCK_BYTES = 64;
const ROUNDS = 64;

/** First 32 bits of the fractional parts of the roots of the first primes. */
const PRIMES = firstPrimes(ROUNDS);
const INITIAL = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const CONSTANTS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));

const schedule = new Int32Array(ROUNDS);

function compress(state: Int32Array, block: DataView, at: number): void {
  for (let round = 0; round < 16; round += 1) schedule[round] = block.getInt32(at + 4 * round);
  for (let round = 16; round < ROUNDS; round += 1) {
    const early = schedule[round - 15]!;
    const late = schedule[round - 2]!;
    const mixedEarly = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
    const mixedLate = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
    schedule[round] = (schedule[round - 16]! + mixedEarly + schedule[round - 7]! + mixedLate) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as Eight;
  for (let round = 0; round < ROUNDS; round += 1) {
    const mixedE = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const mixedA = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const first = (h + mixedE + ((e & f) ^ (~e & g)) + CONSTANTS[round]! + schedule[round]!) | 0;
    const second = (mixedA + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index]! + word) | 0;
  });
}

type Eight = readonly [number, number, number, number, number, number, number, number];

function rotated(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  return primes;
}
