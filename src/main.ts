/*
 * ROOT of what ships: one shared runtime for the functions, the ribbon and the pane. A recalculation waits for this
 * file alone, so that the pane is loaded after it.
 */
import "./functions/functions";
import { putInForce } from "./functions/inForce";
import { DEFAULT_POLICY } from "./domain/policy";

void Office.onReady(async ({ host }) => {
  const language = Office.context.displayLanguage.toLowerCase().startsWith("fr") ? "fr" : "en";
  putInForce({ policy: DEFAULT_POLICY, language });
  const element = document.getElementById("root");
  if (element === null) return;
  const { startPane } = await import(/* webpackChunkName: "pane" */ "./taskpane/index");
  startPane(element, { isExcel: host === Office.HostType.Excel, onInForce: putInForce });
});
