import { claimClientId, holdLockOf } from "../../src/taskpane/memory/clientId";
import { openLocalMemory } from "../../src/taskpane/memory/localMemory";

afterEach(() => localStorage.clear());

describe("openLocalMemory", () => {
  it("keeps texts by name for the next opening, under the partition of the browser", () => {
    const memory = openLocalMemory("part-");
    memory.write("a", "1");
    memory.write("b", "2");
    memory.remove("b");
    expect(memory.isLasting).toBe(true);
    expect(localStorage.getItem("part-relance.a")).toBe("1");
    localStorage.setItem("others", "x");
    const again = openLocalMemory("part-");
    expect([again.read("a"), again.read("b"), again.names()]).toEqual(["1", undefined, ["a"]]);
    expect(openLocalMemory("elsewhere-").names()).toEqual([]);
  });

  it("remembers what cannot be stored as long as it is open, and says that it does not last", () => {
    const denied = openLocalMemory("", () => {
      throw new DOMException("denied", "SecurityError");
    });
    denied.write("a", "1");
    expect([denied.isLasting, denied.read("a"), denied.names()]).toEqual([false, "1", ["a"]]);
    denied.remove("a");
    expect(denied.names()).toEqual([]);
  });

  it("loses nothing when the store is full", () => {
    const memory = openLocalMemory("");
    memory.write("a", "old");
    const full = jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    memory.write("a", "new");
    full.mockRestore();
    expect([memory.isLasting, memory.read("a"), memory.names()]).toEqual([false, "new", ["a"]]);
    expect(localStorage.getItem("relance.a")).toBe("old");
  });

  it("stores what it could not as soon as there is room again", () => {
    const memory = openLocalMemory("");
    const full = jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    memory.write("a", "1");
    memory.write("b", "2");
    full.mockRestore();
    memory.write("b", "3");
    expect(memory.isLasting).toBe(true);
    const again = openLocalMemory("");
    expect([again.read("a"), again.read("b")]).toEqual(["1", "3"]);
  });

  it("does not bring back what was removed while the store was full", () => {
    const memory = openLocalMemory("");
    memory.write("a", "old");
    const full = jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    memory.write("a", "new");
    memory.remove("a");
    full.mockRestore();
    memory.write("b", "1");
    expect(memory.names()).toEqual(["b"]);
  });

  it("tells what another window changed, and not what others of the same origin did", () => {
    const heard: string[] = [];
    openLocalMemory("part-").onChangedElsewhere(() => heard.push("change"));
    for (const key of ["part-relance.outbox.1", "relance.outbox.1", "other", null])
      window.dispatchEvent(new StorageEvent("storage", { key }));
    expect(heard).toEqual(["change", "change"]);
  });
});

describe("claimClientId", () => {
  it("is the same at every opening, and another one for each further window", async () => {
    const held = new Set<string>();
    const hold = async (name: string): Promise<boolean> => !held.has(name) && Boolean(held.add(name));
    let count = 0;
    const newId = (): string => `id-${(count += 1)}`;
    const open = (): Promise<string> => claimClientId(openLocalMemory(""), newId, hold);
    expect([await open(), await open()]).toEqual(["id-1", "id-2"]);
    held.clear();
    expect([await open(), await open(), await open()]).toEqual(["id-1", "id-2", "id-3"]);
  });

  it("is one that nobody else has when all are held", async () => {
    let count = 0;
    const id = await claimClientId(
      openLocalMemory(""),
      () => `id-${(count += 1)}`,
      async () => false,
    );
    expect(id).toBe("id-9");
  });

  it("is a new one at every opening where the browser has no locks, or denies them", async () => {
    let count = 0;
    const newId = (): string => `id-${(count += 1)}`;
    const memory = openLocalMemory("");
    expect(holdLockOf({})).toBeUndefined();
    expect(await claimClientId(memory, newId, holdLockOf({}))).toBe("id-1");
    expect(await claimClientId(memory, newId, holdLockOf({}))).toBe("id-2");
    const denying = { request: () => Promise.reject(new Error("denied")) } as unknown as LockManager;
    const ids = [1, 2].map(() => claimClientId(memory, newId, holdLockOf({ locks: denying })));
    expect(new Set(await Promise.all(ids)).size).toBe(2);
  });

  it("holds its lock until the window is closed", async () => {
    const asked: { name: string; options: LockOptions; held: unknown }[] = [];
    const locks = {
      request: (name: string, options: LockOptions, granted: (lock: Lock | null) => unknown) => {
        const held = granted(asked.some((other) => other.name === name) ? null : ({ name } as Lock));
        asked.push({ name, options, held });
        return Promise.resolve(held);
      },
    } as unknown as LockManager;
    const hold = holdLockOf({ locks });
    expect([await hold?.("relance.a"), await hold?.("relance.a")]).toEqual([true, false]);
    expect(asked.map(({ options }) => options)).toEqual([{ ifAvailable: true }, { ifAvailable: true }]);
    const isOver = await Promise.race([
      asked[0]?.held,
      new Promise((resolve) => setTimeout(resolve, 5, "held")),
    ]);
    expect(isOver).toBe("held");
  });
});
