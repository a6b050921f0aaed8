import type { LocalMemory } from "./localMemory";

// More windows of one person on one workbook than anybody opens.
const WINDOWS_MAX = 8;

/** What tells windows of one browser apart: the first to ask for a name holds it until it is closed. */
export type HoldName = (name: string) => Promise<boolean>;

/**
 * The id of this person's Excel, which names the sheet of the log that it appends to: always the same on this computer,
 * and another one for each further window.
 */
export async function claimClientId(
  memory: LocalMemory,
  newClientId: () => string,
  holdName: HoldName = holdLock,
): Promise<string> {
  for (let number = 1; number <= WINDOWS_MAX; number += 1) {
    const name = `client.${number}`;
    const id = memory.read(name) ?? newClientId();
    memory.write(name, id);
    if (await holdName(`relance.${id}`)) return id;
  }
  return newClientId();
}

/** `true` also where the browser has no locks: windows that share a sheet are seen, and set right, when they write. */
function holdLock(name: string): Promise<boolean> {
  const { locks } = navigator as Partial<Navigator>;
  if (locks === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    const held = locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<void>(() => undefined);
    });
    held.catch(() => resolve(true));
  });
}
