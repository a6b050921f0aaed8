import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { JSDOM } from "jsdom";
import type { ClientConnection } from "../../src/embedded/host/clientConnection";
import type { OfficeHost } from "../../src/embedded/host/officeHost";
import { HOST_ORIGIN } from "../../src/embedded/host/wire";

export { everythingDelivered } from "./everythingDelivered";

/** One running Office.js, in a window of its own. */
export interface OfficeClient {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly CustomFunctions: typeof CustomFunctions;
  readonly window: Window & typeof globalThis;
  readonly connection: ClientConnection;
  /** Goes on with another host, without starting anew; handlers of events stay behind. */
  moveTo(host: OfficeHost): void;
  close(): void;
}

export interface OpenOptions {
  /** Browsers deny `localStorage` and `sessionStorage` to pages inside other sites. */
  readonly isStorageDenied?: boolean;
}

const PAGE = "https://relance.example/taskpane.html";
const LIBRARY = "https://relance.example/office/";
const folder = join(
  dirname(createRequire(join(process.cwd(), "package.json")).resolve("@microsoft/office-js/package.json")),
  "dist",
);
const scripts = new Map<string, Script>();

function script(path: string): Script {
  let known = scripts.get(path);
  if (known === undefined) {
    known = new Script(readFileSync(join(folder, path), "utf8"), { filename: `office-js/${path}` });
    scripts.set(path, known);
  }
  return known;
}

/**
 * Starts the real client library against `host` and waits until it is ready.
 *
 * Several may run at once on one host, each as another person's Excel. Close them, or their timers keep running.
 */
export async function openOfficeClient(host: OfficeHost, options: OpenOptions = {}): Promise<OfficeClient> {
  const dom = new JSDOM(
    `<!doctype html><html><head><script src="${LIBRARY}office.debug.js"></script></head><body></body></html>`,
    {
      url: PAGE,
      runScripts: "outside-only",
    },
  );
  const window = dom.window as unknown as Window & typeof globalThis;
  const context = dom.getInternalVMContext();
  const deliver = (data: string): void => {
    window.dispatchEvent(new window.MessageEvent("message", { data, origin: HOST_ORIGIN }));
  };
  let connection = host.connect({ deliver });
  window.name = connection.windowName;
  // What jsdom has not, and the client asks for.
  Object.defineProperty(window.document, "domain", { value: "relance.example" });
  if (options.isStorageDenied === true) denyStorage(window);
  window.postMessage = (message: unknown) => connection.receive(String(message));
  const run = (path: string) => script(path).runInContext(context);
  loadScriptsFromDisk(window, run);
  run("office.debug.js");
  const { Office } = window as unknown as { Office: typeof globalThis.Office };
  await Office.onReady();
  return {
    Office,
    Excel: (window as unknown as { Excel: typeof globalThis.Excel }).Excel,
    CustomFunctions: (window as unknown as { CustomFunctions: typeof globalThis.CustomFunctions })
      .CustomFunctions,
    window,
    get connection() {
      return connection;
    },
    moveTo: (other) => {
      const before = connection;
      connection = other.connect({ deliver, conversationId: before.conversationId });
      void closeWhenIdle(before);
    },
    close: () => {
      connection.close();
      dom.window.close();
    },
  };
}

/** `Excel.run` sends a last request that nobody waits for: unanswered, the library calls it an error a minute later. */
async function closeWhenIdle(connection: ClientConnection): Promise<void> {
  for (let quietTurns = 0, turns = 0; quietTurns < 3 && turns < 100; turns++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    quietTurns = connection.isIdle ? quietTurns + 1 : 0;
  }
  connection.close();
}

function denyStorage(window: Window & typeof globalThis): void {
  for (const name of ["localStorage", "sessionStorage"] as const)
    Object.defineProperty(window, name, {
      get: () => {
        throw new window.DOMException("Access is denied for this document.", "SecurityError");
      },
    });
}

/** Scripts the library adds to its page come from the package on disk. */
function loadScriptsFromDisk(window: Window & typeof globalThis, run: (path: string) => void): void {
  const head = window.document.head;
  const append = head.appendChild.bind(head);
  head.appendChild = <T extends Node>(node: T): T => {
    const source = (node as unknown as HTMLScriptElement).src;
    if (node.nodeName !== "SCRIPT" || !source.startsWith(LIBRARY)) return append(node);
    append(node);
    // Not at once: a script that loads others is done before they run.
    setTimeout(() => {
      run(source.slice(LIBRARY.length));
      node.dispatchEvent(new window.Event("load"));
    }, 0);
    return node;
  };
}
