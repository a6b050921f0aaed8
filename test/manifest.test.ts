/** @jest-environment jsdom */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { checkManifest, type ManifestExpectations, type ManifestRule } from "./support/manifestChecker";

const { servedFrom, withNamespace } = jest.requireActual<{
  readonly servedFrom: (manifest: string, url: string) => string;
  readonly withNamespace: (manifest: string) => string;
}>("../src/functions/manifestVariant.cjs");

const project = join(__dirname, "..");
const manifest = readFileSync(join(project, "manifest.xml"), "utf8");

const expected: ManifestExpectations = {
  origin: "https://localhost:3000",
  defaultLocale: "en-US",
  locales: ["fr-FR", "fr-CA", "fr-BE", "fr-CH", "fr-LU"],
  requirements: { SharedRuntime: "1.1", CustomFunctionsRuntime: "1.1", ExcelApi: "1.14" },
  readFile: (path) => {
    const found = statSync(join(project, path), { throwIfNoEntry: false });
    return found?.isFile() === true ? readFileSync(join(project, path)) : undefined;
  },
};

describe("manifest.xml", () => {
  it("is as Excel wants it, in English and in French", () => {
    expect(checkManifest(manifest, expected)).toEqual([]);
  });

  it("has its functions typed without a prefix", () => {
    expect(manifest).not.toContain("<Namespace");
  });

  it("opens from the Home tab", () => {
    expect(manifest).toContain('<OfficeTab id="TabHome">');
  });

  it("names no file that the project does not have or build", () => {
    const paths = [...manifest.matchAll(/https:\/\/localhost:3000\/([^"#]*)/g)].map(
      (match) => match[1] ?? "",
    );
    const built = ["taskpane.html", "main.js", "functions.json", "functions-fr.json"];
    expect(
      [...new Set(paths)].filter((path) => !built.includes(path) && !existsSync(join(project, path))),
    ).toEqual([]);
  });
});

describe("withNamespace", () => {
  it("adds the namespace and changes nothing else", () => {
    const before = manifest.split("\n");
    const after = withNamespace(manifest).split("\n");
    const added = after.filter((line) => !before.includes(line));
    expect(added.map((line) => line.trim())).toEqual([
      '<Namespace resid="Functions.Namespace" />',
      '<bt:String id="Functions.Namespace" DefaultValue="RELANCE" />',
    ]);
    expect(after.filter((line) => !added.includes(line))).toEqual(before);
  });

  it("leaves a manifest that Excel wants", () => {
    expect(checkManifest(withNamespace(manifest), expected)).toEqual([]);
  });

  it("refuses a manifest that already has other functions", () => {
    expect(() => withNamespace(manifest.replace("</Metadata>", "</Metadata></Metadata>"))).toThrow(
      "</Metadata> once",
    );
  });
});

describe("servedFrom", () => {
  it("moves every address, whether or not the new one ends with a slash", () => {
    const moved = servedFrom(manifest, "https://relance.example/");
    expect(checkManifest(moved, { ...expected, origin: "https://relance.example" })).toEqual([]);
    expect(moved).toBe(servedFrom(manifest, "https://relance.example"));
  });
});

interface PlantedFault {
  readonly rule: ManifestRule;
  readonly fault: string;
  readonly replace: string | RegExp;
  readonly by: string;
}

const planted: readonly PlantedFault[] = [
  { rule: "well-formed", fault: "a tag left open", replace: "</OfficeApp>", by: "" },
  {
    rule: "element order",
    fault: "the permissions before the default settings",
    replace: /(<DefaultSettings>[^]*<\/DefaultSettings>)\s*(<Permissions>.*<\/Permissions>)/,
    by: "$2$1",
  },
  { rule: "element order", fault: "no version", replace: "<Version>0.1.0.0</Version>", by: "" },
  {
    rule: "element order",
    fault: "the runtimes after the form factors",
    replace: /(<Runtimes>[^]*<\/Runtimes>)([^]*<\/DesktopFormFactor>)/,
    by: "$2$1",
  },
  {
    rule: "element order",
    fault: "a second runtime",
    replace: '<Runtime resid="Pane.Url" lifetime="long" />',
    by: '<Runtime resid="Pane.Url" lifetime="long" /><Runtime resid="Script.Url" lifetime="long" />',
  },
  {
    rule: "element order",
    fault: "the function file after the ribbon",
    replace: /(<FunctionFile [^>]*>)([^]*?)(<\/DesktopFormFactor>)/,
    by: "$2$1$3",
  },
  {
    rule: "element order",
    fault: "a pane id, which asks for a second pane",
    replace: '<Action xsi:type="ShowTaskpane">',
    by: '<Action xsi:type="ShowTaskpane"><TaskpaneId>Pane</TaskpaneId>',
  },
  {
    rule: "element order",
    fault: "a button without an icon",
    replace: /(<\/Supertip>)\s*<Icon>[^]*?<\/Icon>/,
    by: "$1",
  },
  {
    rule: "element namespace",
    fault: "an un-prefixed override among the resources",
    replace: /<bt:Override (Locale="fr-FR" Value="Relance est prêt")/,
    by: "<Override $1",
  },
  {
    rule: "element namespace",
    fault: "an un-prefixed image in an icon",
    replace: '<bt:Image size="16" resid="Icon.16" />',
    by: '<Image size="16" resid="Icon.16" />',
  },
  {
    rule: "unique ids",
    fault: "two resources of one id",
    replace: ' id="Open.Label"',
    by: ' id="Group.Label"',
  },
  {
    rule: "unique ids",
    fault: "two controls of one id",
    replace: 'id="Relance.Open"',
    by: 'id="Relance.Group"',
  },
  {
    rule: "length",
    fault: "a long title",
    replace: 'Value="Relance est prêt"',
    by: `Value="${"Relance est prêt ".repeat(8)}"`,
  },
  {
    rule: "length",
    fault: "a long description",
    replace: 'Description DefaultValue="',
    by: `Description DefaultValue="${"x".repeat(120)}`,
  },
  {
    rule: "length",
    fault: "a long resource id",
    replace: /Start\.Text/g,
    by: "Start.TextThatGreetsThePersonAtFirst",
  },
  {
    rule: "length",
    fault: "an empty text",
    replace: 'DefaultValue="Relance is ready"',
    by: 'DefaultValue=""',
  },
  { rule: "length", fault: "no provider", replace: ">Relance</ProviderName>", by: "></ProviderName>" },
  {
    rule: "resid resolved",
    fault: "a resource that is not there",
    replace: 'resid="Icon.80"',
    by: 'resid="Icon.96"',
  },
  {
    rule: "resid resolved",
    fault: "a long text where a short one belongs",
    replace: '<Title resid="Start.Title" />',
    by: '<Title resid="Start.Text" />',
  },
  {
    rule: "resid used",
    fault: "a resource that nothing points to",
    replace: "<bt:Urls>",
    by: '<bt:Urls><bt:Url id="Old.Url" DefaultValue="https://localhost:3000/old.html" />',
  },
  { rule: "id", fault: "an id that is no GUID", replace: /<Id>.*<\/Id>/, by: "<Id>relance</Id>" },
  { rule: "version", fault: "a version of words", replace: "0.1.0.0", by: "0.1.0-beta" },
  {
    rule: "https on one origin",
    fault: "plain http",
    replace: "https://localhost:3000/main.js",
    by: "http://localhost:3000/main.js",
  },
  {
    rule: "https on one origin",
    fault: "another origin in a French address",
    replace: "https://localhost:3000/functions-fr.json",
    by: "https://localhost:3001/functions-fr.json",
  },
  {
    rule: "locales",
    fault: "a text without its Belgian wording",
    replace: /<bt:Override Locale="fr-BE" Value="Relance est prêt" \/>/,
    by: "",
  },
  {
    rule: "locales",
    fault: "English functions in Luxembourg",
    replace: /<bt:Override Locale="fr-LU" Value="[^"]*functions-fr\.json" \/>/,
    by: "",
  },
  { rule: "locales", fault: "a bare language", replace: /Locale="fr-FR"/g, by: 'Locale="fr"' },
  {
    rule: "locales",
    fault: "a wording of the default locale",
    replace: 'Locale="fr-FR"',
    by: 'Locale="en-US"',
  },
  { rule: "locales", fault: "two wordings for one place", replace: 'Locale="fr-CA"', by: 'Locale="fr-FR"' },
  { rule: "locales", fault: "another default locale", replace: ">en-US<", by: ">en-GB<" },
  { rule: "icons", fault: "a file that is not there", replace: /icon-20\.png/g, by: "icon-21.png" },
  { rule: "icons", fault: "a file of another size", replace: /icon-80\.png/g, by: "icon-64.png" },
  { rule: "icons", fault: "a drawing instead of a PNG", replace: /icon-48\.png/g, by: "icon.svg" },
  { rule: "icons", fault: "no 80 pixels", replace: '<bt:Image size="80" resid="Icon.80" />', by: "" },
  {
    rule: "icons",
    fault: "a high-resolution icon of another size",
    replace: /(HighResolutionIconUrl DefaultValue="[^"]*)icon-64/,
    by: "$1icon-80",
  },
  { rule: "shared runtime", fault: "a short lifetime", replace: 'lifetime="long"', by: 'lifetime="short"' },
  {
    rule: "shared runtime",
    fault: "functions in a page of their own",
    replace: /(<Page>\s*<SourceLocation resid=)"Pane.Url"/,
    by: '$1"Script.Url"',
  },
  {
    rule: "shared runtime",
    fault: "commands in a page of their own",
    replace: '<FunctionFile resid="Pane.Url" />',
    by: '<FunctionFile resid="Script.Url" />',
  },
  {
    rule: "shared runtime",
    fault: "a pane outside the runtime",
    replace: /(<Action xsi:type="ShowTaskpane">\s*<SourceLocation resid=)"Pane.Url"/,
    by: '$1"Help.Url"',
  },
  {
    rule: "shared runtime",
    fault: "a pane at another address than the runtime",
    replace: 'SourceLocation DefaultValue="https://localhost:3000/taskpane.html"',
    by: 'SourceLocation DefaultValue="https://localhost:3000/pane.html"',
  },
  {
    rule: "requirements",
    fault: "no shared runtime asked for",
    replace: '<Set Name="SharedRuntime" MinVersion="1.1" />',
    by: "",
  },
  {
    rule: "requirements",
    fault: "an Excel newer than needed",
    replace: 'Name="ExcelApi" MinVersion="1.14"',
    by: 'Name="ExcelApi" MinVersion="1.17"',
  },
  { rule: "permissions", fault: "reading only", replace: "ReadWriteDocument", by: "ReadDocument" },
];

describe("checkManifest", () => {
  it.each(planted)("finds, by $rule, $fault", ({ rule, replace, by }) => {
    const faulty = manifest.replace(replace, by);
    expect(faulty).not.toBe(manifest);
    expect(checkManifest(faulty, expected).map((fault) => fault.rule)).toContain(rule);
  });
});
