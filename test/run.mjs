/**
 * `npm test` (also `npm run check`): everything that must hold, in one command, on a fresh clone as on an old one.
 *
 * Packages, then types, lint and format beside the two builds, then the tests without and with a browser. It stops at
 * the first step that fails and says which. The last line is the sum of all tests: `N passed, N failed`.
 *
 * Node built-ins only, since it runs before anything is installed.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIfNeeded, installIfNeeded } from "../src/embedded/prepare.mjs";

const project = join(dirname(fileURLToPath(import.meta.url)), "..");
const results = join(project, ".cache", "test");
const started = Date.now();
const totals = { passed: 0, failed: 0 };

class StepFailed extends Error {}

try {
  await step("packages", () => installIfNeeded(tell));
  await mkdir(results, { recursive: true });
  // Two lanes, since two cores are what most machines can spare.
  await inLanes(
    async () => {
      await step("types", () => tool("typescript/bin/tsc", ["--noEmit"]));
      await step("lint", () => tool("eslint/bin/eslint.js", ["--max-warnings", "0", "."]));
      await step("format", () => tool("prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]));
    },
    () => step("builds", () => buildIfNeeded(tell)),
  );
  await step("tests", () => jest("tests", ["unit", "pane"]));
  await step("browser tests", () => jest("browser", ["browser"]));
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  tell(`\nStopped: ${error.message}`);
  // A step that is no test still has to show in the sum.
  if (totals.failed === 0) totals.failed = 1;
  process.exitCode = 1;
}
tell(`${totals.passed} passed, ${totals.failed} failed`);

async function step(name, work) {
  const from = Date.now();
  try {
    await work();
  } catch (cause) {
    throw new StepFailed(`${name} failed (${seconds(from)}). ${cause.message}`, { cause });
  }
  tell(`✓ ${name.padEnd(16)}${seconds(from).padStart(8)}   (at ${seconds(started)})`);
}

/** Waits for every lane, so that nothing is still writing when the run stops; then the first failure counts. */
async function inLanes(...lanes) {
  const ended = await Promise.allSettled(lanes.map((lane) => lane()));
  const failures = ended.flatMap(({ reason }) => reason ?? []);
  if (failures.length > 0) throw new StepFailed(failures.map(({ message }) => message).join("\n         "));
}

async function jest(name, projects) {
  const file = join(results, `${name}.json`);
  await rm(file, { force: true });
  let failure;
  try {
    await tool(
      "jest/bin/jest.js",
      [
        "--config",
        "test/jest.config.cjs",
        "--selectProjects",
        ...projects,
        "--ci",
        "--json",
        "--outputFile",
        file,
      ],
      { quiet: true },
    );
  } catch (cause) {
    failure = cause;
  }
  if (existsSync(file)) {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
      await readFile(file, "utf8"),
    );
    totals.passed += numPassedTests;
    totals.failed += numFailedTests + numRuntimeErrorTestSuites;
  }
  if (failure !== undefined) throw failure;
}

/** Runs an installed tool with this very Node. Its output is shown when it ends, so that two lanes do not mix. */
function tool(path, args, { quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(project, "node_modules", path), ...args], {
      cwd: project,
      // jest writes its results on the standard output too when asked for JSON; its report is on the error output.
      stdio: quiet ? ["ignore", "ignore", "inherit"] : ["ignore", "pipe", "pipe"],
      env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: "1" } : process.env,
    });
    const output = [];
    child.stdout?.on("data", (chunk) => output.push(chunk));
    child.stderr?.on("data", (chunk) => output.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      process.stdout.write(Buffer.concat(output));
      if (code === 0) resolve();
      else reject(new Error(`Again: npx ${toolName(path)} ${args.join(" ")}`));
    });
  });
}

function toolName(path) {
  return path.includes("tsc") ? "tsc" : path.split("/")[0];
}

function seconds(from) {
  return `${((Date.now() - from) / 1000).toFixed(1)} s`;
}

function tell(line) {
  process.stdout.write(`${line}\n`);
}
