import type { Batch } from "./batch";
import { HostError, fault, notImplemented } from "./hostError";
import { type HostObjectOrNull, isHostObject } from "./members";
import { answerQuery } from "./query";
import {
  ActionType,
  PathType,
  type ArgumentInfo,
  type BatchRequest,
  type BatchResponse,
  type WireAction,
  type WireObjectPath,
} from "./wire";

/** Where objects without a parent come from. */
export interface Roots {
  readonly root: () => HostObjectOrNull;
  /** `typeName` as `Microsoft.AppRuntime.AppRuntimeService`. */
  readonly newObject: (typeName: string) => HostObjectOrNull;
  readonly reference: (referenceId: string, batch: Batch) => HostObjectOrNull;
}

/** Makes a batch fail on purpose when it reaches an action. */
export interface Stop {
  readonly actionIndex: number;
  readonly error: HostError;
}

/**
 * Runs the actions of one batch in order, on the workbook itself.
 *
 * The first failing action ends the batch: what ran before it stays, its results are delivered, the rest is missing.
 */
export function executeBatch(request: BatchRequest, roots: Roots, batch: Batch, stop?: Stop): BatchResponse {
  const run = new Run(request, roots, batch);
  const results: { ActionId: number; Value: unknown }[] = [];
  const traceIds: number[] = [];
  for (const [index, action] of request.Actions.entries()) {
    try {
      if (stop?.actionIndex === index) throw stop.error;
      results.push({ ActionId: action.Id, Value: run.act(action) });
      if (action.ActionType === ActionType.trace) traceIds.push(action.Id);
    } catch (thrown) {
      const error = thrown instanceof HostError ? thrown : ownFailure(thrown);
      batch.announceCells();
      return {
        Results: results,
        TraceIds: traceIds,
        Error: {
          Code: error.code,
          Message: error.message,
          Location: error.location ?? batch.location,
          ActionIndex: index,
        },
      };
    }
  }
  batch.announceCells();
  return { Results: results, TraceIds: traceIds };
}

/** A mistake of this host, never of Excel: told with its stack, so that nobody looks for it in the add-in. */
function ownFailure(thrown: unknown): HostError {
  return new HostError(
    "EmbeddedHostFailure",
    thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
  );
}

class Run {
  private readonly resolved = new Map<number, HostObjectOrNull>();

  constructor(
    private readonly request: BatchRequest,
    private readonly roots: Roots,
    private readonly batch: Batch,
  ) {}

  act(action: WireAction): unknown {
    if (action.ActionType === ActionType.trace) return null;
    const object = this.resolve(action.ObjectPathId);
    if (object === null) return null;
    const { members, target } = object;
    switch (action.ActionType) {
      case ActionType.instantiate:
        return this.batch.identityOf(object);
      case ActionType.query:
        this.batch.settle();
        return answerQuery(object, action.QueryInfo ?? {}, this.batch);
      case ActionType.method: {
        const member = this.enter(members.className, action.Name);
        const call = members.call?.[action.Name];
        if (call === undefined) throw notImplemented(member);
        if (!action.Name.startsWith("_")) this.batch.settle();
        const answer = call(target, this.argumentsOf(action.ArgumentInfo), this.batch);
        return isHostObject(answer) ? this.batch.identityOf(answer) : (answer ?? null);
      }
      case ActionType.setProperty: {
        const member = this.enter(members.className, action.Name);
        const write = members.write?.[action.Name];
        if (write === undefined) throw notImplemented(`${member} (writing)`);
        write(target, this.argumentsOf(action.ArgumentInfo)[0], this.batch);
        return null;
      }
      default:
        throw notImplemented(`action type ${action.ActionType}`);
    }
  }

  private resolve(pathId: number): HostObjectOrNull {
    const known = this.resolved.get(pathId);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[pathId];
    if (path === undefined) throw fault("InvalidArgument");
    const object = this.find(path);
    this.resolved.set(pathId, object);
    return object;
  }

  private find(path: WireObjectPath): HostObjectOrNull {
    switch (path.ObjectPathType) {
      case PathType.root:
        return this.roots.root();
      case PathType.newObject:
        return this.roots.newObject(path.Name);
      case PathType.reference:
        return this.roots.reference(path.Name, this.batch);
      case PathType.nullObject:
        return null;
    }
    const parent = this.resolve(path.ParentObjectPathId ?? -1);
    if (parent === null) return null;
    const { members, target } = parent;
    switch (path.ObjectPathType) {
      case PathType.method: {
        const member = this.enter(members.className, path.Name);
        const call = members.call?.[path.Name];
        if (call === undefined) throw notImplemented(member);
        const answer = call(target, this.argumentsOf(path.ArgumentInfo), this.batch);
        if (answer !== null && !isHostObject(answer)) throw notImplemented(`${member} (as an object)`);
        return answer;
      }
      case PathType.property: {
        const member = this.enter(members.className, path.Name);
        const link = members.links?.[path.Name];
        if (link === undefined) throw notImplemented(member);
        return link(target, this.batch);
      }
      case PathType.indexer: {
        const member = this.enter(members.className, "GetItem");
        if (members.item === undefined) throw notImplemented(member);
        return members.item(target, path.ArgumentInfo?.Arguments?.[0], this.batch);
      }
      default:
        throw notImplemented(`object path type ${path.ObjectPathType}`);
    }
  }

  private enter(className: string, wireName: string): string {
    return (this.batch.location = `${className}.${wireName[0]!.toLowerCase()}${wireName.slice(1)}`);
  }

  private argumentsOf(info: ArgumentInfo | undefined): readonly unknown[] {
    const args = info?.Arguments ?? [];
    const references = info?.ReferencedObjectPathIds;
    return references === undefined
      ? args
      : args.map((arg, index) => this.dereference(arg, references[index]));
  }

  private dereference(arg: unknown, reference: unknown): unknown {
    if (typeof reference === "number" && reference > 0) return this.resolve(reference);
    if (Array.isArray(reference) && Array.isArray(arg))
      return arg.map((inner: unknown, index) => this.dereference(inner, reference[index]));
    return arg;
  }
}
