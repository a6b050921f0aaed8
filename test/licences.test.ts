import { readFileSync } from "node:fs";
import { join } from "node:path";

interface LockedPackage {
  readonly license?: string;
}

const lock = JSON.parse(readFileSync(join(__dirname, "..", "package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/** Licences that ask for no more than keeping their notice. `A OR B` needs one of them, `A AND B` both. */
const PERMISSIVE = [
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "CC0-1.0",
];

/** Looked at one by one; all of them work for us here and none is part of what ships. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  // Excel's own client, served to the embedded workbook only; the add-in loads Microsoft's copy.
  "@microsoft/office-js": "LICENSE",
  // Asks for the source of changed files: we change none. It looks at our pages in tests.
  "axe-core": "MPL-2.0",
  // A table of browsers that build tools read.
  "caniuse-lite": "CC-BY-4.0",
  // Its package says nothing, its licence file says MIT.
  jstat: "none",
};

const packages = Object.entries(lock.packages)
  .filter(([path]) => path !== "")
  .map(([path, { license = "none" }]) => ({
    name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
    license,
  }));

function isPermissive(license: string): boolean {
  const terms = license.replace(/[()]/g, "");
  if (terms.includes(" OR ")) return terms.split(" OR ").some(isPermissive);
  return terms.split(" AND ").every((term) => PERMISSIVE.includes(term));
}

describe("Licences of what we depend on", () => {
  it("are permissive, or excepted by name", () => {
    expect(packages.length).toBeGreaterThan(100);
    const others = packages.filter(
      ({ name, license }) => !isPermissive(license) && EXCEPTIONS[name] !== license,
    );
    expect(others).toEqual([]);
  });

  it("has no exception that nothing needs", () => {
    const needed = packages.filter(({ name, license }) => EXCEPTIONS[name] === license);
    expect(needed.map(({ name }) => name).sort()).toEqual(Object.keys(EXCEPTIONS).sort());
  });

  it("knows copyleft when it sees it", () => {
    expect(isPermissive("GPL-3.0-only")).toBe(false);
    expect(isPermissive("MIT AND LGPL-2.1")).toBe(false);
    expect(isPermissive("(BSD-3-Clause OR GPL-2.0)")).toBe(true);
  });
});
