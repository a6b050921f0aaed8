import { connectFrame } from "../../src/embedded/host/frameBridge";
import type { OfficeHost } from "../../src/embedded/host/officeHost";
import { casesByFile } from "../hostCases/allCases";
import type { CaseClient } from "../hostCases/hostCase";
import { runHostCase, type Played } from "../hostCases/runHostCase";

declare global {
  interface Window {
    /** Plays one host case against the client library in a frame of this page. */
    playHostCase: (file: string, rule: string) => Promise<Played>;
  }
}

type ClientWindow = Window &
  Pick<CaseClient, "Excel" | "CustomFunctions"> & { readonly clientReady: Promise<void> };

/** A frame with nothing but the client library, as the pane's page has it. */
async function startInFrame(host: OfficeHost): Promise<CaseClient> {
  const frame = document.body.appendChild(document.createElement("iframe"));
  const connection = connectFrame(host, frame);
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  frame.src = "client.html";
  await loaded;
  const pane = frame.contentWindow as unknown as ClientWindow;
  await pane.clientReady;
  const close = (): void => {
    connection.close();
    frame.remove();
  };
  return { Excel: pane.Excel, CustomFunctions: pane.CustomFunctions, connection, close };
}

window.playHostCase = async (file, rule) => {
  const hostCase = casesByFile[file]?.find((candidate) => candidate.rule === rule);
  if (hostCase === undefined) throw new RangeError(`There is no case ${file}: ${rule}`);
  return runHostCase(hostCase, { start: startInFrame });
};
