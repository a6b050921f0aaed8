/**
 * Finds a Chromium that can run the browser tests, and says how to launch it.
 *
 * Order: `$CHROME_PATH`; an installed Chrome, Edge or Chromium; on bare x64 Linux, a Chromium fetched from npm on
 * demand into `.cache/chromium`. Never skips: without any, it fails with the line to run.
 *
 * As a program it prints the launch options as JSON: `node src/embedded/browserFinder.mjs`.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const projectFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const chromiumFolder = join(projectFolder, ".cache", "chromium");

/** The same Chromium that playwright-core 1.59.1 is made for; upgrade both together. */
const NPM_CHROMIUM = "@sparticuz/chromium@147.0.0";

const INSTALLED = {
  linux: [
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/usr/bin/chromium-browser",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((variable) => {
    const folder = process.env[variable];
    return folder === undefined
      ? []
      : [
          join(folder, "Google", "Chrome", "Application", "chrome.exe"),
          join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
        ];
  }),
};

const LAUNCH_ARGUMENTS = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--no-default-browser-check",
  "--no-first-run",
  "--font-render-hinting=none",
];

/**
 * @param {(line: string) => void} [tell] is given a line when something takes time.
 * @returns {Promise<{executablePath: string, args: string[], env: Record<string, string>}>} options for `chromium.launch`.
 */
export async function findBrowser(tell = () => {}) {
  const args = process.getuid?.() === 0 ? [...LAUNCH_ARGUMENTS, "--no-sandbox"] : LAUNCH_ARGUMENTS;
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH points at ${chosen}, and there is nothing there.`);
    return { executablePath: chosen, args, env: {} };
  }
  const installed = (INSTALLED[process.platform] ?? []).find((path) => existsSync(path));
  if (installed !== undefined) return { executablePath: installed, args, env: {} };
  if (process.platform === "linux" && process.arch === "x64") return { ...(await npmChromium(tell)), args };
  throw new Error(
    "The browser tests need Chrome, Edge or Chromium. Install one, or set CHROME_PATH to its program file.\n" +
      "  Debian, Ubuntu:  sudo apt-get install chromium",
  );
}

/** Unpacks once; several test workers may come here at the same time, and the first to finish wins. */
async function npmChromium(tell) {
  const unpacked = join(chromiumFolder, "unpacked");
  if (!existsSync(unpacked)) {
    if (!existsSync(join(chromiumFolder, "node_modules", "@sparticuz", "chromium"))) {
      tell("No Chrome, Edge or Chromium found: fetching a Chromium from npm (about 70 MB, once) …");
      await mkdir(chromiumFolder, { recursive: true });
      const options = ["--prefix", chromiumFolder, "--no-audit", "--no-fund", "--loglevel", "error"];
      await run("npm", ["install", ...options, NPM_CHROMIUM]);
    }
    tell("Unpacking Chromium …");
    const partial = await mkdtemp(join(chromiumFolder, "unpacking-"));
    await unpack(partial);
    await rename(partial, unpacked).catch((error) => {
      if (!existsSync(unpacked)) throw error;
      return rm(partial, { recursive: true });
    });
  }
  const libraries = [join(unpacked, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return {
    executablePath: join(unpacked, "chromium"),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(unpacked, "fonts.conf") },
  };
}

async function unpack(folder) {
  // The package unpacks its own system libraries only where it believes to be on a serverless host, and always into the
  // temporary folder; it looks at both when it is loaded and run.
  const wanted = { AWS_LAMBDA_JS_RUNTIME: "nodejs20.x", TMPDIR: folder };
  const touched = [...Object.keys(wanted), "FONTCONFIG_PATH", "HOME", "LD_LIBRARY_PATH"];
  const before = new Map(touched.map((name) => [name, process.env[name]]));
  Object.assign(process.env, wanted);
  try {
    const require = createRequire(join(chromiumFolder, "package.json"));
    await require("@sparticuz/chromium").executablePath();
  } finally {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
  // Chromium aborts when it finds no font at all, as on a machine without any.
  const final = join(chromiumFolder, "unpacked");
  await writeFile(
    join(folder, "fonts.conf"),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(final, "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(final, "font-cache")}</cachedir>
</fontconfig>
`,
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const options = await findBrowser((line) => process.stderr.write(`${line}\n`));
    process.stdout.write(JSON.stringify(options));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
