/** What the clients of a workbook asked for, in bytes as they travelled. Start-up and clean-up are counted apart. */
export class Counters {
  syncs = 0;
  actions = 0;
  bytesIn = 0;
  bytesOut = 0;
  largestRequestBytes = 0;
  largestResponseBytes = 0;
  /** Batches of the library itself: start-up, custom function results, forgotten references. */
  ownBatches = 0;

  reset(): void {
    Object.assign(this, new Counters());
  }

  countSync(actions: number, requestBytes: number): void {
    this.syncs += 1;
    this.actions += actions;
    this.bytesIn += requestBytes;
    this.largestRequestBytes = Math.max(this.largestRequestBytes, requestBytes);
  }

  countResponse(responseBytes: number): void {
    this.bytesOut += responseBytes;
    this.largestResponseBytes = Math.max(this.largestResponseBytes, responseBytes);
  }
}

/** Length of a text in UTF-8, as the 5 MB limits are counted. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    bytes += code < 0x800 || isSurrogate ? 1 : 2;
  }
  return bytes;
}
