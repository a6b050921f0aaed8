import { fork, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type FrameLocator,
  type LaunchOptions,
  type Locator,
  type Page,
} from "playwright-core";
import type { WorkbookForTests } from "../../src/embedded/page/workbookForTests";

/** Where npm runs tests and benchmarks. */
const projectFolder = process.cwd();
const embeddedFolder = join(projectFolder, "src", "embedded");
const VALUE_WAIT_MS = 5_000;
/** A cold machine takes its time over Office.js and the pane. */
const TEST_MAX_MS = 120_000;
const screensFolder = join(projectFolder, ".cache", "screens");

/** The day for which the dates of these tests were worked out by hand: Tuesday 24 November 2026, at nine in Paris. */
export const TUESDAY = "2026-11-24T09:00:00+01:00";

export type { FrameLocator as Pane, Page };

/** As a person's browser is set; the page can be told otherwise in its address. */
export interface Visitor {
  readonly language?: "en" | "fr";
  /** Regional format; follows the language when left out. */
  readonly region?: "fr-FR" | "en-US" | "en-GB" | "de-DE";
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  readonly file?: "sample" | "new";
  /** As browsers do that keep nothing for pages inside other pages. */
  readonly isStorageDenied?: boolean;
  /** What the clock of the page shows for the whole visit; left out, it runs. */
  readonly now?: string;
}

/** One embedded workbook open in a browser tab of its own. */
export interface WorkbookPage {
  readonly page: Page;
  /** Relance, beside the sheet. */
  readonly pane: FrameLocator;
  /** What went wrong on the page: uncaught errors and errors on the console. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/**
 * One browser and one server for the tests of a file. What a test opens is closed after it, and must not have met an
 * error that nobody looked after.
 *
 * @param usual how the visitors of this file are, unless a test says otherwise
 */
export function browserForTests(usual: Visitor = {}): {
  readonly open: (visitor?: Visitor) => Promise<WorkbookPage>;
  /** Of the server, ending in a slash; known once the tests run. */
  readonly address: () => string;
} {
  let started: BrowserAndServer;
  let opened: WorkbookPage[] = [];
  jest.setTimeout(TEST_MAX_MS);
  beforeAll(async () => {
    started = await BrowserAndServer.start();
  });
  afterEach(async () => {
    const toClose = opened;
    opened = [];
    await Promise.all(toClose.map((workbook) => workbook.close()));
    expect(toClose.flatMap(({ errors }) => errors)).toEqual([]);
  });
  afterAll(() => started.stop());
  return {
    open: async (visitor = {}) => {
      const workbook = await started.openWorkbook({ ...usual, ...visitor });
      opened.push(workbook);
      return workbook;
    },
    address: () => started.address,
  };
}

/** A running browser and server. Tests have {@link browserForTests} start and stop it. */
export class BrowserAndServer {
  private constructor(
    private readonly browser: Browser,
    private readonly server: ChildProcess,
    readonly address: string,
  ) {}

  /** @throws with the line to run when there is no browser, or nothing was built. */
  static async start(): Promise<BrowserAndServer> {
    for (const built of [".cache/embedded/index.html", "dist/taskpane.html"])
      if (!existsSync(join(projectFolder, built)))
        throw new Error(`${built} is missing. Run: npm run build && npm run build:embedded`);
    const [{ server, address }, browser] = await Promise.all([startServer(), launchBrowser()]);
    return new BrowserAndServer(browser, server, address);
  }

  async openWorkbook(visitor: Visitor = {}): Promise<WorkbookPage> {
    const { language = "en", theme = "light", width = 1280, height = 800, file = "sample" } = visitor;
    const context = await this.browser.newContext({
      viewport: { width, height },
      locale: language === "fr" ? "fr-FR" : "en-US",
      timezoneId: "Europe/Paris",
      // Left to the pages: the pane is as dark as the page around it says.
      colorScheme: null,
      // Colours are judged as they are in the end, not on their way there.
      reducedMotion: "reduce",
      acceptDownloads: true,
    });
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: this.address });
    await keepOffTheInternet(context);
    if (visitor.isStorageDenied === true) await denyStorage(context);
    const page = await context.newPage();
    if (visitor.now !== undefined) await page.clock.setFixedTime(new Date(visitor.now));
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes(STORAGE_DENIED)) errors.push(message.text());
    });
    const query = new URLSearchParams({ lang: language, theme, file });
    if (visitor.region !== undefined) query.set("region", visitor.region);
    await page.goto(`${this.address}?${query.toString()}`);
    await page.getByRole("grid").waitFor();
    await page.locator("[role=gridcell]").first().waitFor();
    return { page, pane: paneOf(page), errors, close: () => context.close() };
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.disconnect();
  }
}

export function paneOf(page: Page): FrameLocator {
  return page.frameLocator("iframe");
}

/** A picture to look at, in `.cache/screens`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(screensFolder, { recursive: true });
  await page.screenshot({ path: join(screensFolder, `${name}.png`) });
}

/** Asks the page's own handle, which is there once a workbook is shown. */
export function askWorkbook<Answer, Question>(
  page: Page,
  ask: (workbook: WorkbookForTests, question: Question) => Answer | Promise<Answer>,
  question: Question,
): Promise<Answer> {
  return page.evaluate(
    // The function travels as text: it can use nothing but what it is given.
    ([source, given]) => {
      const asked = new Function(`return (${source});`)() as (handle: unknown, question: unknown) => unknown;
      return asked(window.relanceWorkbook, given);
    },
    [ask.toString(), question] as const,
  ) as Promise<Answer>;
}

export function cellText(page: Page, address: string): Promise<string> {
  return askWorkbook(page, (workbook, wanted) => workbook.cellText(wanted), address);
}

export function cellFormula(page: Page, address: string): Promise<string> {
  return askWorkbook(page, (workbook, wanted) => workbook.cellFormula(wanted), address);
}

export function selectCells(page: Page, address: string): Promise<void> {
  return askWorkbook(page, (workbook, wanted) => workbook.select(wanted), address);
}

/** @returns such as `B1:K1`. */
export function selectedCells(page: Page): Promise<string> {
  return askWorkbook(page, (workbook) => workbook.selection(), undefined);
}

/** Waits until a box shows a text: the page follows the workbook with the next frame. */
export async function waitForValue(box: Locator, text: string): Promise<void> {
  const deadline = Date.now() + VALUE_WAIT_MS;
  for (;;) {
    const shown = await box.inputValue();
    if (shown === text) return;
    if (Date.now() > deadline) throw new Error(`The box shows ${shown}, not ${text}`);
    await box.page().waitForTimeout(20);
  }
}

/** The file a person would choose with Open. @returns once the page has taken it or said why not. */
export async function openFileInPage(page: Page, fileName: string, bytes: Uint8Array): Promise<void> {
  await page.locator("input[type=file]").setInputFiles({
    name: fileName,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(bytes),
  });
  await page
    .locator("[role=alert], [role=status]:not(:empty)")
    .filter({ hasText: fileName })
    .first()
    .waitFor();
}

/** What Save downloads, as a person does it. */
export async function saveInPage(
  page: Page,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^(Save|Enregistrer)$/ }).click(),
  ]);
  return { fileName: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function launchBrowser(): Promise<Browser> {
  // Found once for all test files, before they start: see findBrowserOnce.
  const options = JSON.parse(process.env.RELANCE_BROWSER ?? "{}") as LaunchOptions & {
    readonly env: Record<string, string>;
  };
  const env = Object.entries({ ...process.env, ...options.env }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return chromium.launch({ ...options, env: Object.fromEntries(env) });
}

function startServer(): Promise<{ readonly server: ChildProcess; readonly address: string }> {
  return new Promise((resolve, reject) => {
    const server = fork(join(embeddedFolder, "server.mjs"), { execArgv: [] });
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`The server ended with code ${String(code)}`)));
    server.once("message", (message) => {
      server.removeAllListeners("exit");
      resolve({ server, address: (message as { readonly address: string }).address });
    });
  });
}

/** Nothing the product does needs the internet; a request for it is a bug that must show. */
async function keepOffTheInternet(context: BrowserContext): Promise<void> {
  await context.route(/^https?:\/\/(?!localhost[:/])/, (route) => route.abort("blockedbyclient"));
}

/** Office.js tells it on the console, and goes on. */
const STORAGE_DENIED = "Access to storage is denied";

async function denyStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript((denied) => {
    for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException(denied, "SecurityError");
        },
      });
  }, STORAGE_DENIED);
}
