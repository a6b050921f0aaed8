import { readFileSync } from "node:fs";
import type { Frame } from "playwright-core";
import type { Page } from "./browser";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds in the pane as it stands, one line a violation. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  const frame = paneFrame(page);
  await frame.evaluate(AXE);
  return frame.evaluate(async () => {
    const { axe } = window as unknown as { readonly axe: typeof import("axe-core") };
    const found = await axe.run(document, { resultTypes: ["violations"] });
    return found.violations.map(
      ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
    );
  });
}

/** What of the pane's screen reaches over its right edge. */
export function cutOff(page: Page): Promise<readonly string[]> {
  return paneFrame(page).evaluate(() =>
    [...document.querySelectorAll("main *")]
      .filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        return width > 0 && right > document.documentElement.clientWidth + 1;
      })
      .map((element) => `${element.tagName} ${element.textContent ?? ""}`.slice(0, 80)),
  );
}

function paneFrame(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().includes("taskpane"));
  if (frame === undefined) throw new Error("The pane is not there");
  return frame;
}
