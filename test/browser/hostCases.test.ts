import { readFile } from "node:fs/promises";
import { join } from "node:path";
import webpack, { type Configuration } from "webpack";
import { casesByFile } from "../hostCases/allCases";
import { BrowserAndServer, type WorkbookPage } from "../support/browser";

jest.setTimeout(60_000);

const bundleFolder = join(__dirname, "..", "..", ".cache", "hostCases");

/** Every eighth case: all of them run in Node, these show that a browser's windows and messages make no difference. */
const CASES_APART = 8;
const chosen = Object.entries(casesByFile)
  .flatMap(([file, cases]) => cases.map((hostCase) => ({ file, hostCase })))
  .filter((_, index) => index % CASES_APART === 0);

const HOST_PAGE = `<!doctype html><title>Host cases</title><body><script src="hostCases.js"></script>`;
const CLIENT_PAGE = `<!doctype html><title>Client</title><script src="/office/office.debug.js"></script>
<script>window.clientReady = Office.onReady().then(() => undefined);</script>`;

let started: BrowserAndServer;
let opened: WorkbookPage;

beforeAll(async () => {
  [started] = await Promise.all([BrowserAndServer.start(), bundleCases()]);
  opened = await started.openWorkbook({ file: "new" });
  const { page } = opened;
  const bundle = await readFile(join(bundleFolder, "hostCases.js"), "utf8");
  const serve = (path: string, contentType: string, body: string) =>
    page.route(`${started.address}hostCases/${path}`, (route) => route.fulfill({ contentType, body }));
  await serve("", "text/html", HOST_PAGE);
  await serve("client.html", "text/html", CLIENT_PAGE);
  await serve("hostCases.js", "text/javascript", bundle);
  await page.goto(`${started.address}hostCases/`);
});

afterAll(async () => {
  await opened.close();
  await started.stop();
});

describe("host cases in a browser", () => {
  it.each(chosen.map(({ file, hostCase }) => [hostCase.rule, file, hostCase] as const))(
    "%s",
    async (rule, file, { expected, fails, leaves = {} }) => {
      const played = await opened.page.evaluate(
        ([caseFile, caseRule]) => window.playHostCase(caseFile, caseRule),
        [file, rule] as const,
      );
      if (fails === undefined) expect(played.outcome).toEqual({ result: expected });
      else expect(played.outcome).toMatchObject({ failed: fails });
      expect(played.leaves).toEqual(leaves);
    },
  );
});

function bundleCases(): Promise<void> {
  const swc = { jsc: { parser: { syntax: "typescript" }, target: "es2022" } };
  const configuration: Configuration = {
    mode: "development",
    devtool: false,
    target: "web",
    entry: join(__dirname, "hostCasesPage.ts"),
    output: { path: bundleFolder, filename: "hostCases.js" },
    resolve: { extensions: [".ts", ".js"] },
    module: { rules: [{ test: /\.ts$/, use: { loader: "swc-loader", options: swc } }] },
  };
  return new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      const message =
        error?.message ?? (stats?.hasErrors() === true ? stats.toString("errors-only") : undefined);
      if (message === undefined) resolve();
      else reject(new Error(message));
    });
  });
}
