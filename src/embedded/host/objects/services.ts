import { booleanArgument, textArgument, wordArgument } from "../arguments";
import { defineMembers, type HostObjectOrNull } from "../members";

/** Services of Office itself, by the type name the client asks for; these classes have no public typings. */
export function serviceNamed(typeName: string): HostObjectOrNull {
  return SERVICES.get(typeName) ?? null;
}

interface AppRuntimeApi {
  getAppRuntimeState(): string;
  setAppRuntimeState(state: string): void;
}

/** The pane as it is shown now, behind `Office.addin.showAsTaskpane` and `hide`. */
const appRuntimeService = defineMembers<null, AppRuntimeApi>({
  className: "AppRuntimeService",
  call: {
    GetAppRuntimeState: (_, __, { client }) => client.paneState,
    SetAppRuntimeState: (_, [state], { client }) =>
      client.showPane(wordArgument(state, ["Background", "Visible"]) === "Visible"),
  },
});

interface AppRuntimePersistenceApi {
  getAppRuntimeStartState(): string;
  setAppRuntimeStartState(state: string): void;
}

/** What happens when the workbook opens next, behind `Office.addin.setStartupBehavior`. */
const appRuntimePersistenceService = defineMembers<null, AppRuntimePersistenceApi>({
  className: "AppRuntimePersistenceService",
  call: {
    GetAppRuntimeStartState: (_, __, { host }) => host.startState,
    SetAppRuntimeStartState: (_, [state], { host }) => {
      host.startState = wordArgument(state, ["Inactive", "Background"]);
    },
  },
});

interface RibbonApi {
  executeRequestCreate(json: string): void;
  executeRequestUpdate(json: string): void;
  getButton(id: string): unknown;
  getTab(id: string): unknown;
}

interface RibbonControlApi {
  readonly id: string;
  readonly enabled: boolean;
  setVisibility(isVisible: boolean): void;
}

interface RibbonControlTarget {
  readonly id: string;
}

const ribbonControl = defineMembers<RibbonControlTarget, RibbonControlApi>({
  className: "RibbonControl",
  identify: ({ id }) => ({ Id: id }),
  read: { Id: ({ id }) => id },
  write: {
    Enabled: ({ id }, value, { client }) => client.ribbon.set(id, { isEnabled: booleanArgument(value) }),
  },
  call: {
    SetVisibility: ({ id }, [value], { client }) =>
      client.ribbon.set(id, { isVisible: booleanArgument(value) }),
  },
});

const dynamicRibbon = defineMembers<null, RibbonApi>({
  className: "DynamicRibbon",
  call: {
    GetButton: (_, [id]) => ribbonControl({ id: textArgument(id) }),
    GetTab: (_, [id]) => ribbonControl({ id: textArgument(id) }),
  },
});

interface AddinInternalApi {
  notifyActionHandlerReady(): void;
}

const addinInternalService = defineMembers<null, AddinInternalApi>({
  className: "AddinInternalService",
  call: { NotifyActionHandlerReady: () => null },
});

interface CustomFunctionsApi {
  setInvocationArrayResults(results: unknown): void;
  setInvocationResults(results: unknown): void;
}

/** Where the custom functions runtime of the client brings its results. */
const customFunctionsService = defineMembers<null, CustomFunctionsApi>({
  className: "CustomFunctions",
  call: {
    _SetOsfControlContainerReadyForCustomFunctions: (_, __, { host, client }) => {
      host.customFunctions.ready(client);
    },
    // Features of the runtime: results too large are cut (1), short pauses between batches (2, 4).
    _GetEnabledFeatures: () => [1, 2, 4],
    SetInvocationArrayResults: (_, [results], { host }) => host.customFunctions.answerArrays(results),
    SetInvocationResults: (_, [results], { host }) => host.customFunctions.answerObjects(results),
  },
});

const SERVICES: ReadonlyMap<string, HostObjectOrNull> = new Map([
  ["Microsoft.AppRuntime.AppRuntimeService", appRuntimeService(null)],
  ["Microsoft.AppRuntime.AppRuntimePersistenceService", appRuntimePersistenceService(null)],
  ["Microsoft.DynamicRibbon.DynamicRibbon", dynamicRibbon(null)],
  ["Microsoft.InternalService.AddinInternalService", addinInternalService(null)],
  ["Microsoft.ExcelServices.CustomFunctions", customFunctionsService(null)],
]);
