import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { architectureViolations, type ArchitectureRule } from "./support/architectureRules";

const project = join(__dirname, "..");

const TOP_LEVEL = [
  ".ci",
  ".gitattributes",
  ".gitignore",
  "README.md",
  "assets",
  "eslint.config.mjs",
  "manifest.xml",
  "package-lock.json",
  "package.json",
  "src",
  "test",
  "tsconfig.json",
  "webpack.config.js",
];

describe("The house", () => {
  it("keeps its floors", () => {
    const sources = sourceFiles();
    expect(sources.size).toBeGreaterThan(0);
    expect(architectureViolations(sources)).toEqual([]);
  });

  it("keeps its top level as it was fixed", () => {
    const ignored = readFileSync(join(project, ".gitignore"), "utf8")
      .split("\n")
      .map((line) => line.replace(/\/$/, ""));
    const entries = readdirSync(project).filter((name) => name !== ".git" && !ignored.includes(name));
    expect(entries.filter((name) => !TOP_LEVEL.includes(name) && !name.endsWith(".log"))).toEqual([]);
  });
});

interface Planted {
  readonly rule: ArchitectureRule;
  readonly file: string;
  readonly text: string;
}

const violations: readonly Planted[] = [
  { rule: "imports go down", file: "src/domain/stage.ts", text: 'import { en } from "../text/en";' },
  {
    rule: "imports go down",
    file: "src/domain/stage.ts",
    text: 'import type { Clock } from "../application/ports";',
  },
  { rule: "imports go down", file: "src/application/openDesk.ts", text: 'export * from "../text/texts";' },
  {
    rule: "imports go down",
    file: "src/application/openDesk.ts",
    text: 'import { read } from "../excel/read";',
  },
  { rule: "imports go down", file: "src/text/en.ts", text: 'import { App } from "../taskpane/App";' },
  { rule: "imports go down", file: "src/excel/runExcel.ts", text: 'import { App } from "../taskpane/App";' },
  {
    rule: "imports go down",
    file: "src/functions/functions.ts",
    text: 'import { read } from "../excel/read";',
  },
  { rule: "imports go down", file: "src/taskpane/App.tsx", text: 'import { read } from "../excel/read";' },
  { rule: "imports go down", file: "src/taskpane/App.tsx", text: 'const read = import("../excel/read");' },
  {
    rule: "imports go down",
    file: "src/taskpane/today/Today.tsx",
    text: 'import "../../functions/inForce";',
  },
  { rule: "imports go down", file: "src/embedded/page/main.ts", text: 'import "../../taskpane/App";' },
  {
    rule: "imports go down",
    file: "src/domain/stage.ts",
    text: 'type Clock = import("../application/ports").Clock;',
  },
  { rule: "only roots wire", file: "src/taskpane/App.tsx", text: 'import { startPane } from "./index";' },
  { rule: "only roots wire", file: "src/taskpane/App.tsx", text: 'import "../main";' },
  { rule: "no packages on this floor", file: "src/domain/stage.ts", text: 'import * as v from "valibot";' },
  {
    rule: "no packages on this floor",
    file: "src/functions/today.ts",
    text: 'const react = require("react");',
  },
  {
    rule: "the embedded workbook never ships",
    file: "src/main.ts",
    text: 'import { openFile } from "./embedded/files/openFile";',
  },
  {
    rule: "the embedded workbook never ships",
    file: "src/excel/reader/decodeRow.ts",
    text: 'import type { Cell } from "../../embedded/workbook/cell";',
  },
  { rule: "office-js is not ours to bundle", file: "src/main.ts", text: 'import "@microsoft/office-js";' },
  {
    rule: "office-js is not ours to bundle",
    file: "src/excel/runExcel.ts",
    text: 'import "@microsoft/office-js/dist/office.js";',
  },
  {
    rule: "office-js-helpers loads lazily",
    file: "src/excel/reportSheet.ts",
    text: 'import { ExcelUtilities } from "@microsoft/office-js-helpers";',
  },
  {
    rule: "office-js-helpers loads lazily",
    file: "src/taskpane/App.tsx",
    text: 'const helpers = await import("@microsoft/office-js-helpers");',
  },
  {
    rule: "office-js-helpers loads lazily",
    file: "src/excel/issuesSheet.ts",
    text: 'import { reportSheet } from "./officeHelpers";',
  },
  { rule: "Excel is named in its adapter", file: "src/main.ts", text: "void Excel.run(async () => {});" },
  { rule: "Excel is named in its adapter", file: "src/taskpane/App.tsx", text: "let range: Excel.Range;" },
  { rule: "Excel is named in its adapter", file: "src/embedded/page/main.ts", text: "globalThis.Excel = 1;" },
  {
    rule: "Office is named in adapters and roots",
    file: "src/taskpane/App.tsx",
    text: "Office.context.displayLanguage;",
  },
  {
    rule: "Office is named in adapters and roots",
    file: "src/functions/inForce.ts",
    text: "Office.onReady();",
  },
  {
    rule: "CustomFunctions is named in functions",
    file: "src/excel/runExcel.ts",
    text: 'CustomFunctions.associate("X", f);',
  },
  {
    rule: "CustomFunctions is named in functions",
    file: "src/main.ts",
    text: "let e: CustomFunctions.Error;",
  },
  { rule: "the clock is passed in", file: "src/domain/schedule.ts", text: "const today = new Date();" },
  { rule: "the clock is passed in", file: "src/domain/schedule.ts", text: "const today = new Date;" },
  { rule: "the clock is passed in", file: "src/application/recordCall.ts", text: "const at = Date.now();" },
  { rule: "the clock is passed in", file: "src/text/formatDate.ts", text: "const today = Date();" },
  { rule: "the clock is passed in", file: "src/functions/functions.ts", text: "const now = new Date();" },
  {
    rule: "the clock is passed in",
    file: "src/application/recordCall.ts",
    text: "const id = crypto.randomUUID();",
  },
  { rule: "names say what a thing is", file: "src/text/utils.ts", text: "" },
  { rule: "names say what a thing is", file: "src/excel/sheetHelpers.ts", text: "" },
  { rule: "names say what a thing is", file: "src/application/callManager.ts", text: "" },
  { rule: "names say what a thing is", file: "src/domain/data.ts", text: "" },
  { rule: "names say what a thing is", file: "src/domain/LocalDate.ts", text: "" },
  { rule: "names say what a thing is", file: "src/taskpane/debtor-card.tsx", text: "" },
];

const allowed: readonly Omit<Planted, "rule">[] = [
  {
    file: "src/main.ts",
    text: 'import "./functions/functions"; const pane = import("./taskpane/index"); Office.onReady(); Office.HostType.Excel;',
  },
  {
    file: "src/taskpane/index.tsx",
    text: 'import { read } from "../excel/read"; import { App } from "./App"; Office.context;',
  },
  {
    file: "src/taskpane/App.tsx",
    text: 'import { useState } from "react"; import { en } from "../text/en"; new Date();',
  },
  {
    file: "src/text/formatDate.ts",
    text: "// Excel, Office: new Date()\nconst day = new Date(2026, 0, 1); const s = 'Excel';",
  },
  { file: "src/functions/today.ts", text: "export const now = new Date();" },
  {
    file: "src/excel/officeHelpers.ts",
    text: 'import { ExcelUtilities } from "@microsoft/office-js-helpers";',
  },
  { file: "src/excel/issuesSheet.ts", text: 'const door = await import("./officeHelpers"); Excel; Office;' },
  {
    file: "src/embedded/host/executor.ts",
    text: 'import { ok } from "../../domain/result"; type R = Excel.Range; CustomFunctions;',
  },
  { file: "src/embedded/page/main.ts", text: 'import "@microsoft/office-js"; Office.onReady(); Date.now();' },
  { file: "src/domain/callLog.ts", text: 'import { ok } from "./result";' },
];

describe("architectureViolations", () => {
  it.each(violations)("finds that $rule is broken in $file by: $text", ({ rule, file, text }) => {
    expect(architectureViolations(new Map([[file, text]])).map((violation) => violation.rule)).toContain(
      rule,
    );
  });

  it.each(allowed)("allows in $file: $text", ({ file, text }) => {
    expect(architectureViolations(new Map([[file, text]]))).toEqual([]);
  });
});

function sourceFiles(): ReadonlyMap<string, string> {
  const files = readdirSync(join(project, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [relative(project, file).split(sep).join("/"), readFileSync(file, "utf8")]),
  );
}
