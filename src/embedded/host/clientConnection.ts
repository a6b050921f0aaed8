import type { Change, ChangeSource } from "../workbook/workbook";
import { appContextOf } from "./appContext";
import { Batch } from "./batch";
import { utf8Length } from "./counters";
import { executeBatch, type Roots, type Stop } from "./executor";
import { plannedError, type PlannedFault } from "./faults";
import { fault, notImplemented, type HostError } from "./hostError";
import type { LiveRange } from "./liveRange";
import { rangeObject } from "./objects/rangeObject";
import { serviceNamed } from "./objects/services";
import { workbookObject } from "./objects/workbookObject";
import type { OfficeHost } from "./officeHost";
import { References } from "./references";
import { Ribbon } from "./ribbon";
import {
  ActionKind,
  Dispatch,
  HOST_ORIGIN,
  MessageType,
  RequestError,
  RequestFlag,
  ResponseKind,
  type BatchRequest,
  type BatchResponse,
  type MethodCall,
  type WireRequest,
  type WireResponse,
} from "./wire";

/** Largest request and largest response of Excel on the web. */
const PAYLOAD_BYTES_MAX = 5 * 1024 * 1024;

export interface ClientOptions {
  /** Brings one message, as JSON text, to the client's window. Called in order, never from within `receive`. */
  readonly deliver: (message: string) => void;
  /** Left out: the pane is shown. */
  readonly isPaneVisible?: boolean;
  /** Of a client that runs already, when it comes from another host; left out: a new one. */
  readonly conversationId?: string;
}

/** One running add-in: its messages, the ranges it keeps, the events it asked for. */
export class ClientConnection {
  readonly source: ChangeSource;
  readonly references = new References();
  readonly ribbon = new Ribbon();
  areEventsEnabled = true;
  /** Events of the messaging layer the client registered for, with the correlation id it gave. */
  private readonly registrations = new Map<string, number | string>();
  private readonly outbox: string[] = [];
  private isDelivering = false;
  private isPaneShown: boolean;
  private readonly pressed = new Map<string, (data: unknown) => void>();
  private nextNumber = 1;
  private isClosed = false;

  constructor(
    private readonly host: OfficeHost,
    readonly id: string,
    readonly conversationId: string,
    private readonly options: ClientOptions,
  ) {
    this.source = { kind: "client", clientId: id };
    this.isPaneShown = options.isPaneVisible ?? true;
  }

  /** To set as `window.name` before the add-in's page loads: how Office.js finds its host. */
  get windowName(): string {
    const { uiLanguage } = this.host.options;
    return JSON.stringify({
      baseFrameName: `_xdm_${this.conversationId}`,
      hostInfo: `Excel|Web|16.01|${uiLanguage}|${this.conversationId}||disableLogging|3`,
      xdmInfo: `${this.conversationId}|${this.id}|${HOST_ORIGIN}/`,
      serializerVersion: "1",
      flights: "[]",
    });
  }

  get paneState(): "Visible" | "Background" {
    return this.isPaneShown ? "Visible" : "Background";
  }

  /** Shows or hides the pane; the add-in keeps running either way. */
  showPane(isShown: boolean): void {
    if (this.isPaneShown === isShown) return;
    this.isPaneShown = isShown;
    this.host.paneShown(this, isShown);
    this.postRichApiMessage([
      EVENT_CATEGORY,
      VISIBILITY_EVENT,
      "",
      JSON.stringify({ visibility: isShown ? "Visible" : "Hidden" }),
    ]);
  }

  /** Presses a ribbon button; resolves with what `event.completed()` sent, or rejects when there is no such function. */
  pressCommand(functionName: string): Promise<unknown> {
    if (!this.listensTo("appCommandInvoked"))
      return Promise.reject(new Error("The add-in is not ready for commands"));
    const id = `command${this.nextNumber++}`;
    return new Promise((resolve, reject) => {
      this.pressed.set(id, (data) => {
        const [status, context] = data as [number, unknown];
        if (status === 0) resolve(context);
        else reject(new Error(`The add-in has no command ${functionName} (${status})`));
      });
      this.postEvent("appCommandInvoked", {
        0: id,
        1: functionName,
        2: JSON.stringify({ source: { id: functionName } }),
      });
    });
  }

  close(): void {
    this.isClosed = true;
    this.host.disconnected(this);
  }

  /** Takes one message from the client's window; the answer comes through `deliver`, later. */
  receive(message: string): void {
    if (this.isClosed) return;
    const request = JSON.parse(message) as WireRequest;
    if (request._messageType !== MessageType.request) return;
    if (request._actionType === ActionKind.registerEvent) {
      this.registrations.set(request._actionName, request._correlationId);
      this.respond(request, { Error: 0 });
    } else if (request._actionType === ActionKind.unregisterEvent) {
      this.registrations.delete(request._actionName);
      this.respond(request, { Error: 0 });
    } else this.invoke(request);
  }

  /** Raises an event of the messaging layer, if the client listens to it. */
  postEvent(name: string, data: unknown): void {
    const correlationId = this.registrations.get(name);
    if (correlationId === undefined) return;
    this.post({ ...this.envelope(name, correlationId, data), _responseType: ResponseKind.event });
  }

  /** Sends entries of the Rich API channel: `[category, type, target, json]`, completed here. */
  postRichApiMessage(...entries: (readonly [number, number, string, string])[]): void {
    this.postEvent("richApiMessage", {
      ArrayData: entries.map((entry) => [...entry, this.nextNumber++, false]),
    });
  }

  /** Whether everything for the client has been brought to it. */
  get isIdle(): boolean {
    return this.outbox.length === 0;
  }

  listensTo(eventName: string): boolean {
    return this.registrations.has(eventName);
  }

  follow(change: Extract<Change, { type: "structure" }>): void {
    for (const live of this.references.all()) live.follow(change);
  }

  private invoke(request: WireRequest): void {
    switch (request._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        this.respond(
          request,
          appContextOf(this.host.workbook, {
            controlId: this.id,
            uiLanguage: this.host.options.uiLanguage,
            dataLocale: this.host.options.dataLocale,
            isPaneVisible: this.isPaneShown,
          }),
        );
        return;
      case "ContextActivationManager_notifyHost":
      case "ContextActivationManager_openWindowInHost":
        this.respond(request, null);
        return;
      case "executeMethod":
        this.executeMethod(request, request._data as MethodCall);
        return;
      default:
        this.respond(request, null, NO_SUCH_METHOD);
    }
  }

  private executeMethod(request: WireRequest, call: MethodCall): void {
    const { workbook } = this.host;
    switch (call.DdaMethod.DispatchId) {
      case Dispatch.richApi:
        this.receiveBatch(request, call.ArrayData ?? []);
        return;
      case Dispatch.loadSettings:
        this.respondToMethod(request, {
          Properties: { Settings: [...workbook.settings].map(([Name, Value]) => ({ Name, Value })) },
        });
        return;
      case Dispatch.saveSettings: {
        if (workbook.isReadOnly) {
          this.respondToMethod(request, {}, READ_ONLY);
          return;
        }
        workbook.settings.clear();
        for (const [key, json] of call.DdaSettingsMethod?.Properties ?? []) workbook.settings.set(key, json);
        workbook.changed({ type: "settings", source: this.source });
        this.respondToMethod(request, {});
        return;
      }
      case Dispatch.commandCompleted: {
        const id = String(call[0]);
        this.pressed.get(id)?.([call[1], call[2]]);
        this.pressed.delete(id);
        this.respondToMethod(request, {});
        return;
      }
      default:
        this.respondToMethod(request, {}, RequestError.operationNotSupported);
    }
  }

  private receiveBatch(request: WireRequest, array: readonly unknown[]): void {
    const [customData, , , , bodyText, , flags] = array as [
      string,
      string,
      string,
      unknown,
      string,
      number,
      number,
    ];
    const body = JSON.parse(bodyText) as BatchRequest;
    const requestBytes = utf8Length(bodyText);
    const isOwn = isLibraryBatch(customData, body);
    const { counters, faults, cellEdit } = this.host;
    if (isOwn) counters.ownBatches += 1;
    else counters.countSync(body.Actions.length, requestBytes);
    if (requestBytes > PAYLOAD_BYTES_MAX) {
      this.respondToMethod(request, {}, RequestError.requestTooLarge);
      return;
    }
    const planned = isOwn ? undefined : faults.due(this.id);
    if (planned?.kind === "hang") return;
    const proceed = () => {
      if (cellEdit.isActive && (flags & RequestFlag.delayForCellEdit) !== 0) cellEdit.whenDone(proceed);
      else if (cellEdit.isActive && customData !== "WacPartition")
        this.respondToMethod(request, {}, RequestError.inCellEditMode);
      else this.runBatch(request, body, planned);
    };
    if (planned?.kind === "delay") setTimeout(proceed, planned.delayMs);
    else proceed();
  }

  private runBatch(request: WireRequest, body: BatchRequest, planned: PlannedFault | undefined): void {
    if (this.isClosed) return;
    const response = this.host.inBatch(new Batch(this.host, this), (batch) =>
      this.execute(body, batch, planned),
    );
    const text = JSON.stringify(response);
    const responseBytes = utf8Length(text);
    this.host.counters.countResponse(responseBytes);
    if (responseBytes > PAYLOAD_BYTES_MAX) this.respondToMethod(request, {}, RequestError.responseTooLarge);
    else this.respondToMethod(request, { Data: [200, [], text] });
    this.host.batchEnded();
  }

  private execute(body: BatchRequest, batch: Batch, planned: PlannedFault | undefined): BatchResponse {
    if (planned?.kind === "before") return failure(plannedError(planned));
    const stop: Stop | undefined =
      planned?.kind === "partway"
        ? {
            actionIndex: Math.min(
              planned.actionIndex ?? Math.floor(body.Actions.length / 2),
              body.Actions.length - 1,
            ),
            error: plannedError(planned),
          }
        : undefined;
    const response = executeBatch(body, this.roots, batch, stop);
    return planned?.kind === "after" ? failure(plannedError(planned)) : response;
  }

  private readonly roots: Roots = {
    root: () => workbookObject(null),
    newObject: (typeName) => {
      const service = serviceNamed(typeName);
      if (service === null) throw notImplemented(typeName);
      return service;
    },
    reference: (referenceId) => {
      const live: LiveRange | undefined = this.references.find(referenceId);
      if (live === undefined) throw fault("InvalidReference");
      return rangeObject(live);
    },
  };

  private respondToMethod(request: WireRequest, fields: object, error = 0): void {
    this.respond(request, { Version: 1, Error: error, ...fields });
  }

  private respond(request: WireRequest, data: unknown, errorCode = 0): void {
    this.post({ ...this.envelope(request._actionName, request._correlationId, data), _errorCode: errorCode });
  }

  private envelope(actionName: string, correlationId: number | string, data: unknown): WireResponse {
    return {
      _messageType: MessageType.response,
      _actionName: actionName,
      _conversationId: this.conversationId,
      _correlationId: correlationId,
      _origin: HOST_ORIGIN,
      _data: data,
      _errorCode: 0,
      _responseType: ResponseKind.call,
      _serializerVersion: 1,
    };
  }

  /** Messages leave one at a time, each in a turn of its own, as they do between windows. */
  private post(message: WireResponse): void {
    this.outbox.push(JSON.stringify(message));
    this.scheduleDelivery();
  }

  private scheduleDelivery(): void {
    if (this.isDelivering || this.outbox.length === 0) return;
    this.isDelivering = true;
    setTimeout(() => {
      this.isDelivering = false;
      const message = this.outbox.shift();
      if (message === undefined || this.isClosed) return;
      this.options.deliver(message);
      this.scheduleDelivery();
    }, 0);
  }
}

const NO_SUCH_METHOD = -2;
const READ_ONLY = 5002;
export const EVENT_CATEGORY = 65536;
const VISIBILITY_EVENT = 65539;

function failure(error: HostError): BatchResponse {
  return {
    Results: [],
    TraceIds: [],
    Error: { Code: error.code, Message: error.message, Location: "", ActionIndex: 0 },
  };
}

/** Start-up, results of custom functions and the clean-up after `Excel.run`: not syncs of the add-in. */
function isLibraryBatch(customData: string, { Actions, ObjectPaths }: BatchRequest): boolean {
  if (customData !== "IterativeExecutor") return true;
  const calls = Actions.filter(({ Name }) => Name !== "");
  if (calls.length > 0 && calls.every(({ Name }) => Name === "_RemoveReference")) return true;
  return Object.values(ObjectPaths).some(({ Name }) => Name === "Microsoft.ExcelServices.CustomFunctions");
}
