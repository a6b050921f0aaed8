import { unzipSync, zipSync } from "fflate";

/** The parts of a package as text (Latin-1, so that every byte counts), by name. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  const entries = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith("/"));
  return new Map(entries.map(([name, content]) => [name, Buffer.from(content).toString("latin1")]));
}

/** A part of a package as UTF-8 text; fails when it is not there. */
export function partText(bytes: Uint8Array, part: string): string {
  const content = unzipSync(bytes)[part];
  if (content === undefined) throw new Error(`No part ${part}`);
  return new TextDecoder().decode(content);
}

/** A package of the given parts. */
export function packageOf(parts: Readonly<Record<string, string>>): Uint8Array {
  const encoder = new TextEncoder();
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)])),
  );
}
