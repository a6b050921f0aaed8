import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const project = join(__dirname, "..");
const dist = join(project, "dist");

/** Addresses that a library mentions without calling them: XML names, and where its error texts are explained. */
const MENTIONED = ["http://www.w3.org/", "https://reactjs.org/docs/error-decoder.html"];

/** Every way that a page has of talking to a server by itself. */
const NETWORK_CALLS = [
  /\bfetch\s*\(/,
  /\bXMLHttpRequest\b/,
  /\bsendBeacon\b/,
  /\bWebSocket\b/,
  /\bEventSource\b/,
  /\bRTCPeerConnection\b/,
];

/** What only the old helpers contain: their file has the names of the sign-in services they know. */
const HELPERS = "login.microsoftonline.com/common/oauth2";

interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly options?: unknown;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly type: string;
    readonly optional?: boolean;
  }[];
}

describe("The built add-in", () => {
  beforeAll(() => {
    if (!existsSync(join(dist, "taskpane.html"))) throw new Error("dist/ is not built: npm run build");
  });

  it("has no trace of the embedded workbook", () => {
    const shipped = textsOf(join(project, "src"), (file) => !file.includes("embedded"));
    const embedded = textsOf(join(project, "src", "embedded"), () => true);
    const telling = [...embedded].filter((text) => !shipped.has(text));
    expect(telling.length).toBeGreaterThan(20);
    const found = [...scripts()].flatMap(([file, code]) =>
      telling.filter((text) => code.includes(text)).map((text) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it("has no trace of the tests or of what only they use", () => {
    const foreign = /@testing-library|fast-check|\bjest\b|playwright|formulajs|numfmt|papaparse|revogrid/i;
    expect([...scripts()].filter(([, code]) => foreign.test(code)).map(([file]) => file)).toEqual([]);
  });

  it("names this machine in its manifest only", () => {
    const files = distFiles().filter((file) => /\.(js|css|html|json|svg)$/.test(file));
    expect(files.filter((file) => read(file).includes("localhost"))).toEqual([]);
    expect(read("manifest.xml")).toContain("https://localhost:3000/taskpane.html");
  });

  it("calls no server", () => {
    const calling = [...scriptsOfOurs()].flatMap(([file, code]) =>
      NETWORK_CALLS.filter((call) => call.test(code)).map((call) => `${file}: ${call.source}`),
    );
    expect(calling).toEqual([]);
  });

  it("names no address but those that libraries explain themselves with", () => {
    const named = [...scriptsOfOurs().values()].flatMap(
      (code) => code.match(/https?:\/\/[\w.-]+[^\s"'`\\)]*/g) ?? [],
    );
    expect(named.filter((url) => !MENTIONED.some((known) => url.startsWith(known)))).toEqual([]);
  });

  it("takes Office.js from Microsoft, before anything of ours, and nothing else from elsewhere", () => {
    const page = read("taskpane.html");
    const scriptTags = [...page.matchAll(/<script\b[^>]*\bsrc="([^"]*)"/g)].map((match) => match[1]);
    expect(scriptTags).toEqual(["https://appsforoffice.microsoft.com/lib/1/hosted/office.js", "main.js"]);
    expect(page.match(/https?:\/\/[^"'\s<]*/g)).toEqual([
      // In the content security policy.
      "https://appsforoffice.microsoft.com",
      "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
    ]);
  });

  it("has every file that its page and its manifest name", () => {
    const named = [
      ...[...read("taskpane.html").matchAll(/\b(?:src|href)="([^":]+)"/g)].map((match) => match[1] ?? ""),
      ...[...read("manifest.xml").matchAll(/https:\/\/localhost:3000\/([^"#]+)/g)].map(
        (match) => match[1] ?? "",
      ),
    ];
    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((file) => !existsSync(join(dist, file)))).toEqual([]);
  });

  it("fetches the pane early, and the old helpers only when they are wanted", () => {
    const preloaded = [...read("taskpane.html").matchAll(/rel="preload"[^>]*href="([^"]+)"/g)].map(
      (match) => match[1],
    );
    expect(preloaded.some((file) => file?.startsWith("pane."))).toBe(true);
    const withHelpers = [...scripts()].filter(([, code]) => code.includes(HELPERS)).map(([file]) => file);
    expect(withHelpers.filter((file) => file === "main.js" || preloaded.includes(file))).toEqual([]);
  });

  it("registers exactly the functions that Excel is told about", () => {
    const associated = [...read("main.js").matchAll(/CustomFunctions\.associate\("([^"]+)"/g)].map(
      (match) => match[1],
    );
    const told = functionsOf("functions.json").map(({ id }) => id);
    expect(told.length).toBeGreaterThan(0);
    expect([...associated].sort()).toEqual([...told].sort());
  });

  it("describes the same functions in English and in French", () => {
    const formal = (file: string): unknown =>
      functionsOf(file).map(({ id, name, parameters, options }) => ({
        id,
        name,
        options,
        parameters: parameters.map(({ type, optional }) => ({ type, optional })),
      }));
    expect(formal("functions-fr.json")).toEqual(formal("functions.json"));
  });

  it("says something about every function and argument, and not the same in both languages", () => {
    const words = (file: string): readonly string[] =>
      functionsOf(file).flatMap(({ description, parameters }) => [
        description,
        ...parameters.map((parameter) => parameter.description),
      ]);
    const english = words("functions.json");
    const french = words("functions-fr.json");
    expect([...english, ...french].filter((text) => text.trim() === "")).toEqual([]);
    expect(french.filter((text, index) => text === english[index])).toEqual([]);
  });
});

function distFiles(): readonly string[] {
  return readdirSync(dist, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
}

function read(file: string): string {
  return readFileSync(join(dist, file), "utf8");
}

function scripts(): ReadonlyMap<string, string> {
  const files = distFiles().filter((file) => file.endsWith(".js"));
  return new Map(files.map((file) => [file, read(file)]));
}

function scriptsOfOurs(): ReadonlyMap<string, string> {
  return new Map([...scripts()].filter(([, code]) => !code.includes(HELPERS)));
}

function functionsOf(file: string): readonly FunctionMetadata[] {
  return (JSON.parse(read(file)) as { readonly functions: readonly FunctionMetadata[] }).functions;
}

/** Texts long enough to be recognised in a minified bundle: a minifier renames variables, never what is in quotes. */
function textsOf(folder: string, isWanted: (file: string) => boolean): ReadonlySet<string> {
  const texts = new Set<string>();
  const collect = (node: ts.Node): void => {
    const isImport = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    if (isImport) return;
    if (ts.isStringLiteralLike(node) && /^(?=.* )[\w .,:'’-]{14,}$/.test(node.text)) texts.add(node.text);
    ts.forEachChild(node, collect);
  };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/\.tsx?$/.test(file) || !isWanted(file)) continue;
    collect(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest));
  }
  return texts;
}
