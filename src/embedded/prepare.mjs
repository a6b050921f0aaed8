/**
 * Brings a fresh or old checkout to where the embedded workbook can run: packages installed, add-in and page built.
 * Node built-ins only, since it runs before anything is installed.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const projectFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const builtMark = join(projectFolder, ".cache", "built.json");

/** What a build is made from; a change in any of them makes it stale. */
const SOURCES = ["src", "assets", "manifest.xml", "webpack.config.js", "tsconfig.json", "package-lock.json"];

const BUILDS = [
  { name: "add-in", args: ["--mode", "production"], result: "dist/taskpane.html" },
  {
    name: "workbook",
    args: ["--mode", "production", "--env", "embedded"],
    result: ".cache/embedded/index.html",
  },
];

/** Runs `npm ci` when packages are missing or other than `package-lock.json` says. */
export async function installIfNeeded(tell) {
  if (await areInstalled()) return;
  tell("Installing packages (a minute or two, once) …");
  await run(npmProgram(), ["ci", "--no-audit", "--no-fund", "--loglevel", "error"]);
}

/** Builds what changed since it was last built: the add-in into `dist/`, the page into `.cache/embedded/`. */
export async function buildIfNeeded(tell) {
  const sources = await digest(SOURCES.map((path) => join(projectFolder, path)));
  const built = JSON.parse(await readFile(builtMark, "utf8").catch(() => "{}"));
  for (const { name, args, result } of BUILDS) {
    if (built[name] === sources && existsSync(join(projectFolder, result))) continue;
    tell(`Building the ${name} …`);
    await run(process.execPath, [
      join(projectFolder, "node_modules", "webpack", "bin", "webpack.js"),
      ...args,
    ]);
    built[name] = sources;
    await mkdir(dirname(builtMark), { recursive: true });
    await writeFile(builtMark, JSON.stringify(built));
  }
}

/**
 * Whether every package of the lock file is there in its version, by npm's own record of what it installed. Packages for
 * other systems are not installed, and not missed.
 */
async function areInstalled() {
  const [locked, installed] = await Promise.all(
    ["package-lock.json", join("node_modules", ".package-lock.json")].map(async (path) => {
      const text = await readFile(join(projectFolder, path), "utf8").catch(() => "{}");
      return JSON.parse(text).packages ?? {};
    }),
  );
  return Object.entries(locked).every(
    ([path, { version, optional }]) =>
      path === "" || optional === true || installed[path]?.version === version,
  );
}

/** Of names, sizes and times rather than contents: fast enough to ask at every start. */
async function digest(paths) {
  const hash = createHash("sha256");
  const visit = async (path) => {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) return;
    if (!found.isDirectory()) {
      hash.update(`${path.slice(projectFolder.length)} ${found.size} ${found.mtimeMs}\n`);
      return;
    }
    for (const name of (await readdir(path)).sort()) await visit(join(path, name));
  };
  for (const path of paths) await visit(path);
  return hash.digest("hex");
}

function npmProgram() {
  return process.platform === "win32" ? "npm.cmd" : "npm";
}

function run(program, args) {
  return new Promise((resolve, reject) => {
    // Windows runs `.cmd` files only through a shell; no argument here holds a space or comes from outside.
    const shell = program.endsWith(".cmd");
    const child = spawn(program, args, {
      cwd: projectFolder,
      stdio: ["ignore", "inherit", "inherit"],
      shell,
    });
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${[program, ...args].join(" ")} ended with code ${code}.`)),
    );
  });
}
