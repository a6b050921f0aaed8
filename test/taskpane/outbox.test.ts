import type { CallEvent, EntryVoided } from "../../src/domain/callLog";
import { createAuthorMemory } from "../../src/taskpane/memory/authorMemory";
import type { CallForm } from "../../src/taskpane/callForm/callForm";
import { createDraftMemory } from "../../src/taskpane/memory/draftMemory";
import { emptyForm } from "../../src/taskpane/callForm/emptyForm";
import { openLocalMemory } from "../../src/taskpane/memory/localMemory";
import { StoredOutbox } from "../../src/taskpane/memory/outbox";
import { isNeverSaved, workbookName } from "../../src/taskpane/memory/workbookName";

const CODEC = {
  encode: (event: CallEvent) => JSON.stringify(event),
  decode: (text: string) => JSON.parse(text) as CallEvent,
};
const entry = (id: string, minute = 0): EntryVoided => ({
  type: "void",
  id,
  loggedAt: `2026-03-09T09:${String(minute).padStart(2, "0")}:00Z`,
  author: "Claire",
  voids: "x",
});
const open = (workbook = "a.xlsx"): StoredOutbox => new StoredOutbox(openLocalMemory(""), workbook, CODEC);
const idsOf = (events: readonly CallEvent[]): readonly string[] => events.map(({ id }) => id);

afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("StoredOutbox", () => {
  it("keeps entries for the next opening of their workbook, oldest first, one for each id", () => {
    open().put([entry("late", 9), entry("early", 1)]);
    open().put([{ ...entry("late", 9), voids: "y" }]);
    expect(idsOf(open().waiting())).toEqual(["early", "late"]);
    expect(open().waiting()).toMatchObject([{ voids: "x" }, { voids: "y" }]);
    open().drop(["early", "late"]);
    expect([open().waiting(), localStorage.length]).toEqual([[], 0]);
  });

  it("gives nothing of one workbook to another", () => {
    open("a.xlsx").put([entry("1")]);
    expect(open("b.xlsx").waiting()).toEqual([]);
    expect(open("b.xlsx").elsewhere()).toMatchObject([{ workbook: "a.xlsx", events: [{ id: "1" }] }]);
    expect(open("a.xlsx").elsewhere()).toEqual([]);
  });

  it("asks what is kept each time: another window may have delivered or thrown away an entry", () => {
    const one = open();
    one.put([entry("1"), entry("2", 1)]);
    const other = open();
    expect(idsOf(other.waiting())).toEqual(["1", "2"]);
    other.drop(["1"]);
    expect(idsOf(one.waiting())).toEqual(["2"]);
  });

  it("leaves to another window what that one is logging, and takes it over when it does not", () => {
    let now = Date.parse("2026-03-09T09:00:30Z");
    const other = new StoredOutbox(openLocalMemory(""), "a.xlsx", CODEC, () => now);
    open().put([entry("1")]);
    const log = [entry("x")];
    other.logRead(log);
    expect(other.waiting()).toEqual([]);
    const told: number[] = [];
    other.subscribe(() => told.push(other.waiting().length));
    now = Date.parse("2026-03-09T09:06:00Z");
    other.logRead(log);
    expect([idsOf(other.waiting()), told]).toEqual([["1"], [1]]);
  });

  it("tells that another window changed it", () => {
    const outbox = open();
    outbox.put([entry("1")]);
    const told: number[] = [];
    outbox.subscribe(() => told.push(outbox.waiting().length));
    localStorage.removeItem("relance.outbox.1");
    window.dispatchEvent(new StorageEvent("storage", { key: "relance.outbox.1" }));
    expect(told).toEqual([0]);
  });

  it("lets go of what is seen in the log of its workbook, and of nothing that waits for another", () => {
    const outbox = open("a.xlsx");
    outbox.put([entry("1"), entry("2", 1)]);
    open("b.xlsx").put([entry("3")]);
    outbox.logRead([entry("1"), entry("3")]);
    expect([idsOf(outbox.waiting()), idsOf(open("b.xlsx").waiting())]).toEqual([["2"], ["3"]]);
  });

  describe("knows a workbook again under another name by its log", () => {
    const waiting = (log: readonly CallEvent[]): StoredOutbox => {
      const old = open("old.xlsx");
      old.logRead(log);
      old.put([entry("waits", 5)]);
      return open("new.xlsx");
    };
    const isContinued = (outbox: StoredOutbox): boolean | undefined => outbox.elsewhere()[0]?.isContinued;

    it("when it holds the entry before them", () => {
      const outbox = waiting([entry("1"), entry("2", 1)]);
      outbox.logRead([entry("1"), entry("2", 1), entry("3", 7)]);
      expect(isContinued(outbox)).toBe(true);
    });

    it("not when it ends before that entry", () => {
      const outbox = waiting([entry("1"), entry("2", 1)]);
      outbox.logRead([entry("1")]);
      expect(isContinued(outbox)).toBe(false);
    });

    it("not when there was no log yet, nor before this one was read", () => {
      const outbox = waiting([]);
      outbox.logRead([entry("1")]);
      expect(isContinued(outbox)).toBe(false);
      localStorage.clear();
      expect(isContinued(waiting([entry("1")]))).toBe(false);
    });

    it("not by what is found by reading, which two books may share", () => {
      const found = entry("compared-abc");
      const outbox = waiting([found]);
      outbox.logRead([found]);
      expect(isContinued(outbox)).toBe(false);
    });
  });

  it("takes in what waited for another workbook under the same ids, and all of it", () => {
    open("old.xlsx").put([entry("1"), entry("2", 1)]);
    open("third.xlsx").put([entry("3")]);
    const outbox = open("new.xlsx");
    outbox.take("old.xlsx");
    expect(idsOf(outbox.waiting())).toEqual(["1", "2"]);
    expect(open("old.xlsx").waiting()).toEqual([]);
    expect(idsOf(open("third.xlsx").waiting())).toEqual(["3"]);
    expect(localStorage).toHaveLength(3);
  });

  it("keeps what it cannot read as it is, and says so", () => {
    for (const [name, text] of [
      ["cut", '{"workbook":"a.xlsx","entry":"{'],
      ["empty", "{}"],
      ["null", "null"],
    ] as const)
      localStorage.setItem(`relance.outbox.${name}`, text);
    const outbox = open("a.xlsx");
    outbox.put([entry("1")]);
    outbox.logRead([entry("1")]);
    expect(
      outbox
        .unreadable()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["outbox.cut", "outbox.empty", "outbox.null"]);
    expect([outbox.waiting(), outbox.elsewhere()]).toEqual([[], []]);
    expect(localStorage.getItem("relance.outbox.cut")).toBe('{"workbook":"a.xlsx","entry":"{');
  });
});

describe("workbookName", () => {
  let count = 0;
  const newId = (): string => `id-${(count += 1)}`;
  beforeEach(() => (count = 0));

  it("is the address of a workbook that has one", () => {
    expect(workbookName("https://example.com/A.xlsx", newId)).toBe("https://example.com/A.xlsx");
    expect(isNeverSaved("https://example.com/A.xlsx")).toBe(false);
    expect(workbookName("C:\\Compta\\A", newId)).toBe("C:\\Compta\\A");
  });

  it("is one of its own for each window with a workbook never saved, and the same when the pane is loaded again", () => {
    const [one, other] = [window.sessionStorage, new MemoryStorage() as unknown as Storage];
    expect(workbookName("", newId, () => one)).toBe("?id-1");
    expect(workbookName(undefined, newId, () => one)).toBe("?id-1");
    expect(workbookName("", newId, () => other)).not.toBe("?id-1");
    expect(isNeverSaved("?id-1")).toBe(true);
  });

  it("is not its title, which other new workbooks have as well", () => {
    expect(workbookName("Book1", newId)).toBe("?id-1");
  });

  it("is nobody else's where the browser keeps nothing", () => {
    const denied = (): Storage => {
      throw new DOMException("denied", "SecurityError");
    };
    expect([workbookName("", newId, denied), workbookName("", newId, denied)]).toEqual(["?id-1", "?id-2"]);
  });
});

describe("createDraftMemory", () => {
  const DAY_MS = 86_400_000;
  const draft = (id: string) => ({ form: { ...emptyForm(id), note: "Rappeler" }, isSaved: false });

  it("gives back the drafts of the open workbook, and removes old ones of every workbook: they name people", () => {
    const memory = openLocalMemory("");
    createDraftMemory(memory, "a.xlsx", () => 0).write("martin", draft("1"));
    createDraftMemory(memory, "closed.xlsx", () => 0).write("durand", draft("2"));
    createDraftMemory(memory, "b.xlsx", () => 20 * DAY_MS).write("petit", draft("3"));
    const drafts = createDraftMemory(memory, "a.xlsx", () => 29 * DAY_MS);
    expect([...drafts.all().keys()]).toEqual(["martin"]);
    expect(memory.names()).toHaveLength(3);
    expect([...createDraftMemory(memory, "a.xlsx", () => 30 * DAY_MS).all()]).toEqual([]);
    expect(memory.names()).toEqual(["draft.b.xlsx\npetit"]);
  });

  it("takes no field of another kind from what was stored, and nothing of what is no draft", () => {
    const memory = openLocalMemory("");
    const form = { id: "x", note: 7, covered: "all", person: "Paul", outcome: "NOPE", grace: [] };
    memory.write("draft.a.xlsx\nmartin sa", JSON.stringify({ keptAt: 0, form }));
    memory.write("draft.a.xlsx\nbroken", "{");
    memory.write("draft.a.xlsx\nnull", "null");
    const drafts = createDraftMemory(memory, "a.xlsx", () => 0).all();
    expect([...drafts.keys()]).toEqual(["martin sa"]);
    expect(drafts.get("martin sa")?.form).toMatchObject({
      id: "x",
      note: "",
      covered: [],
      person: "Paul",
      outcome: undefined,
      grace: { untilOn: "", grantedBy: "" },
    } satisfies Partial<CallForm>);
  });
});

describe("createAuthorMemory", () => {
  it("keeps the name under the partition of the browser", () => {
    createAuthorMemory(openLocalMemory("part-")).write("Claire");
    expect(localStorage.getItem("part-relance.author")).toBe("Claire");
    expect(createAuthorMemory(openLocalMemory("part-")).read()).toBe("Claire");
    expect(createAuthorMemory(openLocalMemory("other-")).read()).toBe("");
  });
});

class MemoryStorage {
  private readonly items = new Map<string, string>();
  getItem = (name: string): string | null => this.items.get(name) ?? null;
  setItem = (name: string, text: string): void => void this.items.set(name, text);
}
