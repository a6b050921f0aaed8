import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { join } from "node:path";
import { Calculation } from "../../src/embedded/formulas/calculation";
import { writeXlsx } from "../../src/embedded/files/writeXlsx";
import {
  askWorkbook,
  BrowserAndServer,
  openFileInPage,
  selectCells,
  type WorkbookPage,
} from "../support/browser";
import { largeLedger, type Timing } from "./formulas";

type Page = WorkbookPage["page"];

/** A real ledger of 115 870 rows, when it is at hand beside the project. */
const LARGEST = join(process.cwd(), "..", "shared", "data", "perf-115k", "AR.xlsx");
const FRAMES = 200;

/** What a person waits for in the browser: opening, typing, scrolling and pasting, on 50 000 × 15 with 150 000 formulas. */
export async function timePage(): Promise<readonly Timing[]> {
  const timings: Timing[] = [];
  const note = (what: string, milliseconds: number): void => void timings.push({ what, milliseconds });
  const ledger = largeLedger(50_000);
  new Calculation(ledger).recalculateAll();
  const bytes = writeXlsx(ledger);
  process.env["RELANCE_BROWSER"] ??= execFileSync(process.execPath, ["src/embedded/browserFinder.mjs"], {
    encoding: "utf8",
  });
  const started = await BrowserAndServer.start();
  const load = `load of the machine ${loadavg()[0]?.toFixed(1)}`;
  try {
    const { page, close } = await started.openWorkbook({ file: "new" });
    note(`open 50 000 × 15 and compute (${load})`, await timeOpening(page, "large.xlsx", bytes));
    note("type a number three formulas read, until it shows", await timeTyping(page));
    const frames = await timeFrames(page);
    note("scroll: median frame", frames[Math.floor(frames.length / 2)] ?? 0);
    note("scroll: 95th percentile frame", frames[Math.floor(frames.length * 0.95)] ?? 0);
    await close();
    const pasting = await started.openWorkbook({ language: "fr" });
    note("paste 10 000 × 7 over a table, which grows", await timePaste(pasting.page));
    await pasting.close();
    if (existsSync(LARGEST)) {
      const largest = await started.openWorkbook({ file: "new" });
      note("open 115 870 rows", await timeOpening(largest.page, "AR.xlsx", await readFile(LARGEST)));
      await largest.close();
    }
  } finally {
    await started.stop();
  }
  return timings;
}

async function timeOpening(page: Page, fileName: string, bytes: Uint8Array): Promise<number> {
  const start = performance.now();
  await openFileInPage(page, fileName, bytes);
  await askWorkbook(page, (workbook) => workbook.whenCalculated(), undefined);
  return performance.now() - start;
}

/** From the key Enter to the frame that shows the results. */
async function timeTyping(page: Page): Promise<number> {
  await selectCells(page, "D25000");
  await page.getByRole("grid").focus();
  await page.keyboard.type("7");
  const shown = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const pressed = (): void => {
          const start = performance.now();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        };
        window.addEventListener("keydown", pressed, { capture: true, once: true });
      }),
  );
  // The listener must be there before the key.
  await page.evaluate(() => undefined);
  await page.keyboard.press("Enter");
  return shown;
}

/** Twenty rows a frame, sorted by length. */
async function timeFrames(page: Page): Promise<readonly number[]> {
  const frames = await page.evaluate(
    (count) =>
      new Promise<number[]>((resolve) => {
        const scroller = document.querySelector("[role=grid]")!;
        const lengths: number[] = [];
        let last = performance.now();
        const next = (now: number): void => {
          lengths.push(now - last);
          last = now;
          scroller.scrollTop += 400;
          if (lengths.length < count) requestAnimationFrame(next);
          else resolve(lengths);
        };
        requestAnimationFrame(next);
      }),
    FRAMES,
  );
  return frames.sort((a, b) => a - b);
}

async function timePaste(page: Page): Promise<number> {
  const rows = Array.from({ length: 10_000 }, (_, n) =>
    [`C${n}`, `Client ${n}`, `FA-${n}`, "01/10/2026", "31/10/2026", "1 234,50", "0"].join("\t"),
  );
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows.join("\r\n"));
  await selectCells(page, "A2");
  await page.getByRole("grid").focus();
  const start = performance.now();
  await page.keyboard.press("Control+v");
  await askWorkbook(page, (workbook) => workbook.whenCalculated(), undefined);
  return performance.now() - start;
}
