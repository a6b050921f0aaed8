import { createRoot } from "react-dom/client";
import { keepUntilSeen } from "../application/keptLog";
import type { Clock, LedgerPlace, Ports } from "../application/ports";
import { localDate } from "../domain/localDate";
import { invariant } from "../domain/result";
import { createExcelPorts } from "../excel/excelPorts";
import { decodeEvent, encodeEvent } from "../excel/log/logEvents";
import { newClientId } from "../excel/log/logShards";
import { recalculateAll } from "../excel/columns/recalculate";
import { openExcelDoor, type ExcelDoor } from "../excel/runExcel";
import type { RemoveListener } from "../excel/ledgerEvents";
import { onRowSelected } from "../excel/selection";
import { onSheetReplaced } from "../excel/sheetChanges";
import { keepToday } from "../excel/columns/todayName";
import { onLogChanged } from "../excel/log/watchLog";
import { languageOfTag } from "../text/languageOfTag";
import { shellTextsOf } from "../text/shellTexts";
import { App, loadScreens } from "./App";
import { createAuthorMemory } from "./memory/authorMemory";
import { claimClientId } from "./memory/clientId";
import { createDraftMemory } from "./memory/draftMemory";
import { FunctionsInForce, type TellFunctions } from "./session/functionsInForce";
import { openLocalMemory } from "./memory/localMemory";
import { StoredOutbox } from "./memory/outbox";
import { PaneSession } from "./session/paneSession";
import { createPaneTheme } from "./paneTheme";
import { createReviewMemory } from "./memory/reviewMemory";
import { retryDelivery } from "./session/retryDelivery";
import { workbookName } from "./memory/workbookName";

/*
 * ROOT of the pane: the one place where the screens meet Excel.
 */

export interface PaneOptions {
  /** `false` when the page was opened by itself, outside Excel. */
  readonly isExcel: boolean;
  readonly onInForce: TellFunctions;
}

/** Shows the pane in an element and starts reading the workbook. */
export function startPane(element: HTMLElement, { isExcel, onInForce }: PaneOptions): void {
  // Outside Excel, and in some hosts, parts of it are not there, whatever the types say.
  const context = Office.context as Partial<Office.Context> | undefined;
  const displayLanguage = context?.displayLanguage ?? navigator.language;
  if (!isExcel) {
    element.textContent = shellTextsOf(languageOfTag(displayLanguage)).notExcel;
    element.className = "unsupported";
    return;
  }
  const memory = openLocalMemory(context?.partitionKey);
  const door = openExcelDoor(undefined, (isWaiting) => session.log.waitingForCell(isWaiting));
  const { table, settings, lastReading, ...excel } = createExcelPorts(
    door,
    claimClientId(memory, newClientId),
  );
  const workbook = workbookName(context?.document?.url, () => crypto.randomUUID());
  const outbox = new StoredOutbox(memory, workbook, { encode: encodeEvent, decode: decodeEvent });
  const log = keepUntilSeen(excel.log, outbox);
  const ports: Ports = { table, log, settings, lastReading, clock, newId: () => crypto.randomUUID() };
  const inForce = new FunctionsInForce(onInForce, () => recalculateAll(door));
  const session: PaneSession = new PaneSession(ports, {
    displayLanguage,
    authorMemory: createAuthorMemory(memory),
    outbox,
    drafts: createDraftMemory(memory, workbook),
    reviews: createReviewMemory(memory),
    unreadableRows: () => excel.log.unreadable(),
    logUpkeep: async () =>
      (await import(/* webpackChunkName: "log" */ "../excel/log/logUpkeep")).createLogUpkeep(door, log),
    onInForce: (settings) => inForce.settingsKnown(settings),
    // Words and a library that few need: fetched when somebody asks for the report.
    writeIssues: async (lines, language) =>
      (await import(/* webpackChunkName: "issues" */ "../excel/issuesSheet")).writeIssuesSheet(
        door,
        lines,
        language,
      ),
  });
  const theme = createPaneTheme(() => context?.officeTheme?.isDarkTheme);
  createRoot(element).render(<App session={session} theme={theme} />);
  followSheet(session, door);
  session.subscribe(() => inForce.stateChanged(session.getState()));
  followDay(session, door);
  followLog(session, door);
  retryDelivery(session);
  void session.opening.start();
  // Fetched while the workbook is read, so that the screens are there when it is.
  void loadScreens();
}

const clock: Clock = {
  today: () => {
    const now = new Date();
    const today = localDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
    invariant(today !== undefined, "today is a day");
    return today;
  },
  now: () => new Date().toISOString(),
};

/** A pane that cannot listen still reads the log whenever the person comes back to it, or opens a customer. */
function followLog(session: PaneSession, door: ExcelDoor): void {
  void onLogChanged(door, () => void session.log.logChanged());
  window.addEventListener("focus", () => void session.log.logChanged());
}

/** Listens to the sheet that is open, and only to that one. */
function followSheet(session: PaneSession, door: ExcelDoor): void {
  let followed: LedgerPlace | undefined;
  let listening: Promise<readonly RemoveListener[]> = Promise.resolve([]);
  session.subscribe(() => {
    const { phase } = session.getState();
    if (phase.type !== "ready" || phase.opened.place === followed) return;
    const { place } = phase.opened;
    followed = place;
    listening = listening.then(async (removes) => {
      await Promise.all(removes.map((remove) => remove()));
      // A pane that cannot follow the sheet is still whole: it only offers less.
      const registered = [
        await onRowSelected(door, place, session.sheet.rowSelected),
        await onSheetReplaced(door, place, session.sheet.sheetChanged),
      ];
      return registered.flatMap((listener) => (listener.ok ? [listener.value] : []));
    });
  });
}

/** A pane may stay open for days: coming back to it on another day, everything is judged anew. */
function followDay(session: PaneSession, door: ExcelDoor): void {
  // Without it the formulas only keep the day they had; the pane itself does not depend on it.
  void keepToday(door, clock.today());
  const comeBack = (): void => {
    const { phase } = session.getState();
    if (document.hidden || phase.type !== "ready" || phase.desk.asOf === clock.today()) return;
    void keepToday(door, clock.today());
    void session.sheet.readAgain();
  };
  window.addEventListener("focus", comeBack);
  document.addEventListener("visibilitychange", comeBack);
}
