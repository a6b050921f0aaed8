/*
 * ROOT of what ships: one shared runtime for the functions, the ribbon and the pane. A recalculation waits for this
 * file alone, so that the pane is loaded after it. It is loaded even when nobody opens the pane: it reads what the
 * workbook remembers, and the functions answer by it from then on.
 */
import "./functions/functions";
import { assumeInForce, putInForce } from "./functions/inForce";
import { languageOfTag } from "./text/languageOfTag";

// Excel may ask before the library is ready: its own language is known a little later than that of its window.
assumeInForce(languageOfTag(navigator.language));

void Office.onReady(async ({ host }) => {
  // Outside Excel, and in some hosts, parts of it are not there, whatever the types say.
  const context = Office.context as Partial<Office.Context> | undefined;
  if (context?.displayLanguage !== undefined) assumeInForce(languageOfTag(context.displayLanguage));
  const element = document.getElementById("root");
  if (element === null) return;
  const { startPane } = await import(/* webpackChunkName: "pane" */ "./taskpane/index");
  startPane(element, { isExcel: host === Office.HostType.Excel, onInForce: putInForce });
});
