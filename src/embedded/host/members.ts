import type { Batch } from "./batch";

/** An object as the client addresses it: what it is, and which members it answers. */
export interface HostObject {
  readonly members: ErasedMembers;
  readonly target: unknown;
}

/** `null` stands for a null object (`isNullObject`). */
export type HostObjectOrNull = HostObject | null;

/** Wire names are those of the API with a capital, or internal ones with a leading `_`. */
type WireName<Api> = Capitalize<Extract<keyof Api, string>> | `_${string}`;
type Named<Api, Member> = Readonly<Partial<Record<WireName<Api>, Member>>>;

export interface Setter<Target> {
  (target: Target, value: unknown, batch: Batch): void;
}

/**
 * What the host answers for one class of the API. Anything not listed fails as `ApiNotImplemented`.
 *
 * `Api` is the class of `@types/office-js`: a misspelt member does not compile.
 */
export interface Members<Target, Api> {
  readonly className: string;
  /** Fields that identify the object in later batches. */
  readonly identify?: (target: Target, batch: Batch) => Readonly<Record<string, unknown>>;
  readonly read?: Named<Api, (target: Target, batch: Batch) => unknown>;
  readonly write?: Named<Api, Setter<Target>>;
  /** Objects reached as properties. */
  readonly links?: Named<Api, (target: Target, batch: Batch) => HostObjectOrNull>;
  readonly call?: Named<Api, (target: Target, args: readonly unknown[], batch: Batch) => unknown>;
  /** For collections. */
  readonly items?: (target: Target, batch: Batch) => readonly HostObject[];
  /** `collection.getItem(key)`, `key` being an id or a name. */
  readonly item?: (target: Target, key: unknown, batch: Batch) => HostObject;
}

/** Members as the executor uses them: by any wire name, on any target. */
export interface ErasedMembers {
  readonly className: string;
  readonly lookup: MemberLookup;
  readonly identify?: (target: unknown, batch: Batch) => Readonly<Record<string, unknown>>;
  readonly read?: Readonly<Record<string, (target: unknown, batch: Batch) => unknown>>;
  readonly write?: Readonly<Record<string, Setter<unknown>>>;
  readonly links?: Readonly<Record<string, (target: unknown, batch: Batch) => HostObjectOrNull>>;
  readonly call?: Readonly<
    Record<string, (target: unknown, args: readonly unknown[], batch: Batch) => unknown>
  >;
  readonly items?: (target: unknown, batch: Batch) => readonly HostObject[];
  readonly item?: (target: unknown, key: unknown, batch: Batch) => HostObject;
}

/** Wire names by their lower-case form: `load` names are what the app wrote. */
export interface MemberLookup {
  readonly read: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
}

/** @returns a function that wraps a target in these members. */
export function defineMembers<Target, Api>(members: Members<Target, Api>): (target: Target) => HostObject {
  const erased = {
    ...members,
    lookup: { read: byLowerCase(members.read), links: byLowerCase(members.links) },
  } as unknown as ErasedMembers;
  return (target) => ({ members: erased, target });
}

function byLowerCase(named: object | undefined): ReadonlyMap<string, string> {
  return new Map(Object.keys(named ?? {}).map((name) => [name.toLowerCase(), name]));
}

export function isHostObject(value: unknown): value is HostObject {
  return typeof value === "object" && value !== null && "members" in value && "target" in value;
}
