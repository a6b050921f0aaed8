import type { Batch } from "./batch";
import { notImplemented } from "./hostError";
import type { HostObject, HostObjectOrNull } from "./members";
import type { QueryInfo } from "./wire";

/** What `load` asked for, as a tree: names in lower case, `*` for all plain properties. */
interface Selection {
  isAll: boolean;
  readonly names: Map<string, Selection>;
}

/** Answers a `load`: plain values under their wire names, links as objects, collections under `_Items`. */
export function answerQuery(object: HostObjectOrNull, query: QueryInfo, batch: Batch): unknown {
  if (object === null) return null;
  const selection = selectionOf(query);
  return answerSelection(object, selection, batch, query);
}

function selectionOf({ Select = [], Expand = [] }: QueryInfo): Selection {
  const root: Selection = { isAll: Select.length === 0, names: new Map() };
  for (const path of Select) addPath(root, path, false);
  for (const path of Expand) addPath(root, path, true);
  return root;
}

function addPath(root: Selection, path: string, isWhole: boolean): void {
  let at = root;
  for (const part of path.toLowerCase().split(/[/.]/)) {
    if (part === "*" || part === "$all") {
      at.isAll = true;
      return;
    }
    let next = at.names.get(part);
    if (next === undefined) at.names.set(part, (next = { isAll: false, names: new Map() }));
    at = next;
  }
  if (isWhole) at.isAll = true;
}

function answerSelection(
  object: HostObject,
  selection: Selection,
  batch: Batch,
  page: Pick<QueryInfo, "Top" | "Skip"> = {},
): Record<string, unknown> {
  const { members, target } = object;
  if (members.items === undefined) return answerObject(object, selection, batch);
  const ofItems: Selection = { isAll: selection.isAll, names: new Map() };
  const ofCollection: Selection = { isAll: false, names: new Map() };
  for (const [name, inner] of selection.names) {
    const owner = members.lookup.read.has(name) ? ofCollection : ofItems;
    if (name === "items") ofItems.isAll = true;
    else owner.names.set(name, inner);
  }
  if (selection.isAll) for (const name of members.lookup.read.keys()) addPath(ofCollection, name, false);
  const answer = answerObject(object, ofCollection, batch);
  if (ofItems.isAll || ofItems.names.size > 0) {
    const skip = page.Skip ?? 0;
    const items = members
      .items(target, batch)
      .slice(skip, page.Top === undefined ? undefined : skip + page.Top);
    answer._Items = items.map((item) => answerSelection(item, ofItems, batch));
  }
  return answer;
}

function answerObject(object: HostObject, selection: Selection, batch: Batch): Record<string, unknown> {
  const { members, target } = object;
  const answer: Record<string, unknown> = { ...batch.identityOf(object) };
  const read = (wireName: string) => {
    batch.location = `${members.className}.${wireName[0]!.toLowerCase()}${wireName.slice(1)}`;
    answer[wireName] = members.read![wireName]!(target, batch);
  };
  if (selection.isAll) for (const wireName of Object.keys(members.read ?? {})) read(wireName);
  for (const [name, inner] of selection.names) {
    const scalar = members.lookup.read.get(name);
    const link = members.lookup.links.get(name);
    if (scalar !== undefined) read(scalar);
    else if (link !== undefined) {
      const linked = members.links![link]!(target, batch);
      const whole = inner.names.size === 0 ? { isAll: true, names: inner.names } : inner;
      answer[link] = linked === null ? null : answerSelection(linked, whole, batch);
    } else throw notImplemented(`${members.className}.${name}`);
  }
  return answer;
}
