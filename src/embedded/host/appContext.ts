import type { Workbook } from "../workbook/workbook";

/** Requirement sets this host claims. Versions are texts: 1.10 is not 1.1. `RichApiRuntime` is left out on purpose. */
const REQUIREMENTS = {
  ExcelApi: "1.15",
  SharedRuntime: "1.1",
  RibbonApi: "1.1",
  CustomFunctionsRuntime: "1.4",
  CustomFunctions: "1.9",
  DelayForCellEdit: "1.1",
  DynamicRibbon: "1.1",
  Settings: "1.1",
  DocumentEvents: "1.1",
} as const;

/** Excel on the web, among the applications Office.js knows. */
const APP_NAME_EXCEL_WEB = 16;
const CLIENT_MODE_READ_WRITE = 1;
const CLIENT_MODE_READ_ONLY = 0;
const CONTROL_TYPE_TASK_PANE = 1;
const DISPLAY_MODE_HIDDEN = 1;
const DISPLAY_MODE_TASK_PANE = 2;

export interface AppContextFacts {
  readonly controlId: string;
  readonly uiLanguage: string;
  readonly dataLocale: string;
  readonly isPaneVisible: boolean;
}

/** What the client asks for first: who and where it is, and the settings of the document. */
export function appContextOf(workbook: Workbook, facts: AppContextFacts): Readonly<Record<string, unknown>> {
  return {
    _id: facts.controlId,
    _appInstanceId: facts.controlId,
    _appName: APP_NAME_EXCEL_WEB,
    _appVersion: 16.01,
    _appUILocale: facts.uiLanguage,
    _dataLocale: facts.dataLocale,
    _docUrl: workbook.fileName,
    _clientMode: workbook.isReadOnly ? CLIENT_MODE_READ_ONLY : CLIENT_MODE_READ_WRITE,
    _settings: [...workbook.settings],
    _reason: "documentOpened",
    _osfControlType: CONTROL_TYPE_TASK_PANE,
    _eToken: "",
    _correlationId: facts.controlId,
    _requirementMatrix: JSON.stringify(REQUIREMENTS),
    _hostFullVersion: "16.0.0.0",
    _initialDisplayMode: facts.isPaneVisible ? DISPLAY_MODE_TASK_PANE : DISPLAY_MODE_HIDDEN,
    _appDomains: [],
    _featureGates: {},
    _clientWindowHeight: 600,
    _clientWindowWidth: 350,
    _addinName: "Relance",
  };
}
