import type { LocalMemory } from "./localMemory";

// More windows of one person on one workbook than anybody opens.
const WINDOWS_MAX = 8;

/** What tells windows of one browser apart: the first to ask for a name holds it until it is closed. */
export type HoldName = (name: string) => Promise<boolean>;

/**
 * The id of this person's Excel, which names the sheet of the log that it appends to: always the same on this computer,
 * and another one for each further window. A new one each time where the browser cannot tell windows apart: a sheet
 * more is nothing, two windows on one sheet may write over each other.
 */
export async function claimClientId(
  memory: LocalMemory,
  newClientId: () => string,
  holdName: HoldName | undefined = holdLockOf(navigator),
): Promise<string> {
  if (holdName === undefined) return newClientId();
  for (let number = 1; number <= WINDOWS_MAX; number += 1) {
    const name = `client.${number}`;
    const id = memory.read(name) ?? newClientId();
    memory.write(name, id);
    if (await holdName(`relance.${id}`)) return id;
  }
  return newClientId();
}

/** @returns `undefined` where the browser has no locks */
export function holdLockOf({ locks }: Partial<Pick<Navigator, "locks">>): HoldName | undefined {
  if (locks === undefined) return undefined;
  return (name) =>
    new Promise((resolve) => {
      const held = locks.request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>(() => undefined);
      });
      // Denied: who else holds it is not known.
      held.catch(() => resolve(false));
    });
}
