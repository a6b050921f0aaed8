import { posix } from "node:path";
import ts from "typescript";

/** A line of the house's plan that a file breaks. */
export interface Violation {
  readonly rule: ArchitectureRule;
  readonly file: string;
  /** The import, the word or the name concerned. */
  readonly found: string;
}

export type ArchitectureRule =
  | "imports go down"
  | "only roots wire"
  | "no packages on this floor"
  | "the embedded workbook never ships"
  | "office-js is not ours to bundle"
  | "office-js-helpers loads lazily"
  | "Excel is named in its adapter"
  | "Office is named in adapters and roots"
  | "CustomFunctions is named in functions"
  | "the clock is passed in"
  | "names say what a thing is";

/** Text of each source file by its path from the project's folder, `/` between the parts. */
export type Sources = ReadonlyMap<string, string>;

/** Each floor and those it may import, itself included. What is not here is a root, or no floor at all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: ["domain"],
  application: ["application", "domain"],
  text: ["text", "application", "domain"],
  excel: ["excel", "text", "application", "domain"],
  functions: ["functions", "text", "application", "domain"],
  taskpane: ["taskpane", "text", "application", "domain"],
  embedded: ["embedded", "domain"],
};

/** The sample ledger's past calls are written as the add-in writes them, so that the two never drift apart. */
const SAMPLE_HISTORY = "src/embedded/sampleHistory.ts";
const ROOTS = ["src/main.ts", "src/taskpane/index.tsx"];
const FLOORS_WITHOUT_PACKAGES = ["domain", "application", "text", "functions"];
const FLOORS_WITHOUT_CLOCK = ["domain", "application", "text", "functions"];
/** The default of a function's `asOf`: the one place below the roots that asks what day it is. */
const CLOCK = "src/functions/today.ts";
/** The one door to the old helpers, named after them; whoever needs it imports it lazily, so that it is a file of its own. */
const OFFICE_HELPERS = "src/excel/officeHelpers";
const VAGUE_WORDS = ["util", "utils", "helper", "helpers", "manager"];
const VAGUE_NAMES = ["common", "data", "handle", "misc", "process"];

/** Every violation in the files, in their order. */
export function architectureViolations(sources: Sources): readonly Violation[] {
  return [...sources].flatMap(([file, text]) => {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    return [...importViolations(file, source), ...wordViolations(file, source), ...nameViolations(file)];
  });
}

function importViolations(file: string, source: ts.SourceFile): readonly Violation[] {
  return importsOf(source).flatMap(({ from, isLazy }): readonly Violation[] => {
    const violation = (rule: ArchitectureRule): readonly Violation[] => [{ rule, file, found: from }];
    const floor = floorOf(file);
    if (!from.startsWith(".")) {
      if (/^@microsoft\/office-js(\/|$)/.test(from) && floor !== "embedded") {
        return violation("office-js is not ours to bundle");
      }
      if (/^@microsoft\/office-js-helpers(\/|$)/.test(from)) {
        return file === `${OFFICE_HELPERS}.ts` ? [] : violation("office-js-helpers loads lazily");
      }
      return FLOORS_WITHOUT_PACKAGES.includes(floor) ? violation("no packages on this floor") : [];
    }
    const target = posix.join(posix.dirname(file), from);
    const targetFloor = floorOf(target);
    if (target === OFFICE_HELPERS && !isLazy) return violation("office-js-helpers loads lazily");
    if (targetFloor === "embedded" && floor !== "embedded")
      return violation("the embedded workbook never ships");
    if (ROOTS.includes(file)) return [];
    if (file === SAMPLE_HISTORY && targetFloor === "excel") return [];
    if (ROOTS.some((root) => root.replace(/\.tsx?$/, "") === target)) return violation("only roots wire");
    return MAY_IMPORT[floor]?.includes(targetFloor) === true ? [] : violation("imports go down");
  });
}

/** Words that may stand in some places only, wherever they are used as names; comments and texts do not count. */
function wordViolations(file: string, source: ts.SourceFile): readonly Violation[] {
  const floor = floorOf(file);
  const isRoot = ROOTS.includes(file);
  const isHost = file.startsWith("src/embedded/host/");
  const violations: Violation[] = [];
  const violation = (rule: ArchitectureRule, node: ts.Node): void => {
    violations.push({ rule, file, found: node.getText(source) });
  };
  const hasClock = !FLOORS_WITHOUT_CLOCK.includes(floor) || file === CLOCK;
  visit(source, (node) => {
    if (ts.isIdentifier(node) && isGlobalName(node, source)) {
      if (node.text === "Excel" && floor !== "excel" && !isHost)
        violation("Excel is named in its adapter", node);
      if (node.text === "Office" && !isRoot && floor !== "excel" && floor !== "embedded") {
        violation("Office is named in adapters and roots", node);
      }
      if (node.text === "CustomFunctions" && floor !== "functions" && floor !== "embedded") {
        violation("CustomFunctions is named in functions", node);
      }
    }
    if (!hasClock && asksTheTime(node, source)) violation("the clock is passed in", node);
  });
  return violations;
}

/** Not a member of something else: `Office.HostType.Excel` is a host's name, `globalThis.Excel` is Excel's API. */
function isGlobalName(node: ts.Identifier, source: ts.SourceFile): boolean {
  const { parent } = node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (!ts.isPropertyAccessExpression(parent) || parent.name !== node) return true;
  return ["globalThis", "self", "window"].includes(parent.expression.getText(source));
}

/** Also chance: an id made below the roots would differ at every retry. */
function asksTheTime(node: ts.Node, source: ts.SourceFile): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText(source) === "Date" && !node.arguments?.length;
  if (ts.isCallExpression(node) && node.expression.getText(source) === "Date") return true;
  if (!ts.isPropertyAccessExpression(node)) return false;
  return ["Date.now", "Math.random", "crypto.randomUUID", "performance.now", "Temporal.Now"].includes(
    node.getText(source),
  );
}

function nameViolations(file: string): readonly Violation[] {
  if (file === `${OFFICE_HELPERS}.ts`) return [];
  const base = posix.basename(file).replace(/\..*$/, "");
  const words = base.split(/(?=[A-Z])|[-_]/).map((word) => word.toLowerCase());
  const isVague =
    VAGUE_NAMES.includes(base.toLowerCase()) || words.some((word) => VAGUE_WORDS.includes(word));
  const isWellFormed = (file.endsWith(".tsx") ? /^[A-Za-z][A-Za-z0-9]*$/ : /^[a-z][A-Za-z0-9]*$/).test(base);
  return isVague || !isWellFormed
    ? [{ rule: "names say what a thing is", file, found: posix.basename(file) }]
    : [];
}

/** `import`, `export … from`, `import()` and `require()`, types included. */
function importsOf(source: ts.SourceFile): readonly { readonly from: string; readonly isLazy: boolean }[] {
  const imports: { from: string; isLazy: boolean }[] = [];
  visit(source, (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      if (ts.isStringLiteral(node.moduleSpecifier))
        imports.push({ from: node.moduleSpecifier.text, isLazy: false });
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal))
        imports.push({ from: node.argument.literal.text, isLazy: true });
    }
    if (ts.isCallExpression(node)) {
      const isLazy = node.expression.kind === ts.SyntaxKind.ImportKeyword;
      const isRequire = ts.isIdentifier(node.expression) && node.expression.text === "require";
      const [from] = node.arguments;
      if ((isLazy || isRequire) && from && ts.isStringLiteralLike(from))
        imports.push({ from: from.text, isLazy });
    }
  });
  return imports;
}

/** The folder under `src/`; a file that lies in `src/` itself is on no floor. */
function floorOf(file: string): string {
  const [top, folder, ...rest] = file.split("/");
  return top === "src" && folder !== undefined && rest.length > 0 ? folder : "";
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}
