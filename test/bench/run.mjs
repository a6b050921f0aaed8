/*
 * `npm run bench`: prints how long the heavy parts take on this machine. Figures to look at, not tests: machines differ
 * and are busy, so each file also measures something plain in the same run to compare with.
 *
 * `npm run bench -- reader` runs only the files with that word in their name.
 */
import { readdir } from "node:fs/promises";
import { register } from "node:module";

register("./typescriptHooks.mjs", import.meta.url);

const wanted = process.argv[2] ?? "";
const folder = new URL(".", import.meta.url);
const files = (await readdir(folder)).filter((name) => name.endsWith(".ts") && name.includes(wanted)).sort();
for (const file of files) {
  const bench = await import(new URL(file, folder).href);
  for (const [name, run] of Object.entries(bench)) {
    if (!name.startsWith("time")) continue;
    tell(`\n${file.replace(".ts", "")}`);
    for (const { what, milliseconds, ratio } of await run()) {
      const figure = `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`.padStart(12);
      tell(`${figure}  ${what}${ratio === undefined ? "" : ` (${ratio.toFixed(1)} × the plain loop)`}`);
    }
  }
}

function tell(line) {
  process.stdout.write(`${line}\n`);
}
