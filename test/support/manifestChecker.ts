/** What is wrong with a manifest: the rule broken, and where. */
export interface ManifestFault {
  readonly rule: ManifestRule;
  readonly found: string;
}

export type ManifestRule =
  | "well-formed"
  | "element order"
  | "element namespace"
  | "unique ids"
  | "length"
  | "resid resolved"
  | "resid used"
  | "id"
  | "version"
  | "https on one origin"
  | "locales"
  | "icons"
  | "shared runtime"
  | "requirements"
  | "permissions";

export interface ManifestExpectations {
  /** Where everything is served from: scheme, host and port. */
  readonly origin: string;
  readonly defaultLocale: string;
  /** The locales that every text must have a wording for. */
  readonly locales: readonly string[];
  /** Requirement sets by name, with the version asked for. */
  readonly requirements: Readonly<Record<string, string>>;
  /** The bytes of a file served under the origin, undefined when there is none. `path` has no leading slash. */
  readonly readFile: (path: string) => Uint8Array | undefined;
}

const OFFICE_APP = "http://schemas.microsoft.com/office/appforoffice/1.1";
const OVERRIDES = "http://schemas.microsoft.com/office/taskpaneappversionoverrides";
const BASIC_TYPES = "http://schemas.microsoft.com/office/officeappbasictypes/1.0";
const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

const ICON_SIZES_REQUIRED = [16, 32, 80];
const LOCALE = /^[a-z]{2,3}-[A-Z]{2}$/;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const VERSION = /^\d{1,5}(\.\d{1,5}){0,3}$/;

/** Name and how often: `1` once, `?` at most once, `+` once or more, `*` any number. */
type Child = readonly [name: string, occurs: "1" | "?" | "+" | "*"];

/**
 * The children that each element may have, in the order that Excel insists on; an element that is not here has none.
 * Keys are the element, its `xsi:type` in brackets, or its parent and itself where the same name means two things.
 */
const CHILDREN: Readonly<Record<string, readonly Child[]>> = {
  OfficeApp: [
    ["Id", "1"],
    ["AlternateId", "?"],
    ["Version", "1"],
    ["ProviderName", "1"],
    ["DefaultLocale", "1"],
    ["DisplayName", "1"],
    ["Description", "1"],
    ["IconUrl", "1"],
    ["HighResolutionIconUrl", "1"],
    ["SupportUrl", "1"],
    ["AppDomains", "?"],
    ["Hosts", "1"],
    ["Requirements", "1"],
    ["DefaultSettings", "1"],
    ["Permissions", "1"],
    ["VersionOverrides", "1"],
    ["ExtendedOverrides", "?"],
  ],
  DisplayName: [["Override", "*"]],
  Description: [["Override", "*"]],
  IconUrl: [["Override", "*"]],
  HighResolutionIconUrl: [["Override", "*"]],
  SupportUrl: [["Override", "*"]],
  AppDomains: [["AppDomain", "+"]],
  Hosts: [["Host", "+"]],
  Requirements: [["Sets", "1"]],
  Sets: [["Set", "+"]],
  DefaultSettings: [["SourceLocation", "1"]],
  "DefaultSettings/SourceLocation": [["Override", "*"]],
  VersionOverrides: [
    ["Description", "?"],
    ["Requirements", "?"],
    ["Hosts", "1"],
    ["Resources", "1"],
  ],
  "Host[Workbook]": [
    ["Runtimes", "1"],
    ["AllFormFactors", "1"],
    ["DesktopFormFactor", "1"],
  ],
  Runtimes: [["Runtime", "1"]],
  AllFormFactors: [["ExtensionPoint", "1"]],
  "ExtensionPoint[CustomFunctions]": [
    ["Script", "1"],
    ["Page", "1"],
    ["Metadata", "1"],
    ["Namespace", "?"],
  ],
  Script: [["SourceLocation", "1"]],
  Page: [["SourceLocation", "1"]],
  Metadata: [["SourceLocation", "1"]],
  DesktopFormFactor: [
    ["GetStarted", "1"],
    ["FunctionFile", "1"],
    ["ExtensionPoint", "+"],
  ],
  GetStarted: [
    ["Title", "1"],
    ["Description", "1"],
    ["LearnMoreUrl", "1"],
  ],
  "GetStarted/Description": [],
  "ExtensionPoint[PrimaryCommandSurface]": [["OfficeTab", "+"]],
  OfficeTab: [["Group", "+"]],
  Group: [
    ["Label", "1"],
    ["Icon", "1"],
    ["Control", "+"],
  ],
  Icon: [["Image", "+"]],
  "Control[Button]": [
    ["Label", "1"],
    ["ToolTip", "?"],
    ["Supertip", "1"],
    ["Icon", "1"],
    ["Action", "1"],
    ["Enabled", "?"],
  ],
  Supertip: [
    ["Title", "1"],
    ["Description", "1"],
  ],
  "Supertip/Description": [],
  // A TaskpaneId would ask for a second pane, which a shared runtime has not.
  "Action[ShowTaskpane]": [["SourceLocation", "1"]],
  "Action[ExecuteFunction]": [["FunctionName", "1"]],
  Resources: [
    ["Images", "1"],
    ["Urls", "1"],
    ["ShortStrings", "1"],
    ["LongStrings", "1"],
  ],
  Images: [["Image", "+"]],
  Urls: [["Url", "+"]],
  ShortStrings: [["String", "+"]],
  LongStrings: [["String", "+"]],
  "Images/Image": [["Override", "*"]],
  Url: [["Override", "*"]],
  String: [["Override", "*"]],
};

/** Longest text of each element that a person reads. */
const LENGTHS: Readonly<Record<string, number>> = {
  DisplayName: 125,
  Description: 250,
  ProviderName: 125,
  ShortStrings: 125,
  LongStrings: 250,
  Urls: 2048,
  Images: 2048,
};

/** Which list of the resources each element's `resid` points into. */
const RESOURCE_OF: Readonly<Record<string, string>> = {
  Runtime: "Urls",
  SourceLocation: "Urls",
  FunctionFile: "Urls",
  LearnMoreUrl: "Urls",
  Image: "Images",
  Label: "ShortStrings",
  Title: "ShortStrings",
  Namespace: "ShortStrings",
  Description: "LongStrings",
};

/**
 * Everything that would keep Excel from loading the add-in as meant, or from showing it well, in document order by
 * rule. Microsoft's own validator works online only, and its schemas do not see a wrong icon or a text left in English.
 */
export function checkManifest(xml: string, expected: ManifestExpectations): readonly ManifestFault[] {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  const broken = withDescendants(document.documentElement).find(
    ({ localName }) => localName === "parsererror",
  );
  if (broken !== undefined) return [{ rule: "well-formed", found: broken.textContent ?? "" }];
  const root = document.documentElement;
  return [
    ...childFaults(root),
    ...namespaceFaults(root),
    ...idFaults(root),
    ...lengthFaults(root),
    ...residFaults(root),
    ...identityFaults(root),
    ...urlFaults(root, expected.origin),
    ...localeFaults(root, expected),
    ...iconFaults(root, expected),
    ...runtimeFaults(root),
    ...requirementFaults(root, expected.requirements),
  ];
}

function childFaults(element: Element): readonly ManifestFault[] {
  const allowed = childrenAllowed(element);
  const children = [...element.children];
  const faults: ManifestFault[] = [];
  const fault = (found: string): void => {
    faults.push({ rule: "element order", found: `${pathOf(element)}: ${found}` });
  };
  let at = 0;
  for (const [name, occurs] of allowed) {
    let count = 0;
    while (children[at]?.localName === name) {
      count += 1;
      at += 1;
    }
    if (count === 0 && (occurs === "1" || occurs === "+")) fault(`${name} is missing here`);
    if (count > 1 && (occurs === "1" || occurs === "?")) fault(`${name} is there ${count} times`);
  }
  for (const stray of children.slice(at)) fault(`${stray.localName} is unknown or out of order`);
  return [...faults, ...children.flatMap(childFaults)];
}

function childrenAllowed(element: Element): readonly Child[] {
  const name = element.localName;
  const type = element.getAttributeNS(INSTANCE, "type");
  const keys = [
    `${element.parentElement?.localName}/${name}`,
    type === null ? name : `${name}[${type}]`,
    name,
  ];
  const key = keys.find((candidate) => candidate in CHILDREN);
  return key === undefined ? [] : (CHILDREN[key] ?? []);
}

function namespaceFaults(root: Element): readonly ManifestFault[] {
  return withDescendants(root)
    .filter((element) => element.namespaceURI !== namespaceExpected(element))
    .map((element) => ({ rule: "element namespace", found: `${pathOf(element)} as <${element.tagName}>` }));
}

function namespaceExpected(element: Element): string {
  const isResource = element.localName !== "Resources" && element.closest("Resources") !== null;
  if (isResource || element.parentElement?.localName === "Icon") return BASIC_TYPES;
  return element.closest("VersionOverrides") === null ? OFFICE_APP : OVERRIDES;
}

function idFaults(root: Element): readonly ManifestFault[] {
  const ids = [...resources(root), ...named(root, "Group"), ...named(root, "Control")].map(({ id }) => id);
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => ({ rule: "unique ids", found: `${id} is given twice` }));
}

function lengthFaults(root: Element): readonly ManifestFault[] {
  const faults: ManifestFault[] = [];
  const limit = (element: Element, text: string, longest: number): void => {
    if (text.length === 0) faults.push({ rule: "length", found: `${pathOf(element)} is empty` });
    if (text.length <= longest) return;
    faults.push({ rule: "length", found: `${pathOf(element)} has ${text.length} characters of ${longest}` });
  };
  for (const [name, longest] of Object.entries(LENGTHS)) {
    for (const holder of named(root, name)) {
      for (const element of withDescendants(holder)) {
        for (const attribute of ["DefaultValue", "Value"]) {
          const text = element.getAttribute(attribute);
          if (text !== null) limit(element, text, longest);
        }
      }
      if (holder.children.length === 0 && !holder.hasAttributes()) {
        limit(holder, holder.textContent?.trim() ?? "", longest);
      }
    }
  }
  for (const element of resources(root)) limit(element, element.id, 32);
  for (const element of pointers(root)) limit(element, residOf(element), 32);
  for (const name of ["Group", "Control"])
    for (const element of named(root, name)) limit(element, element.id, 125);
  return faults;
}

function residFaults(root: Element): readonly ManifestFault[] {
  const faults: ManifestFault[] = [];
  const used = new Set<string>();
  for (const element of pointers(root)) {
    const resid = residOf(element);
    const list = RESOURCE_OF[element.localName] ?? "(no resource)";
    used.add(resid);
    if (resource(root, list, resid) === undefined)
      faults.push({ rule: "resid resolved", found: `${pathOf(element)}: no ${resid} in ${list}` });
  }
  for (const { id } of resources(root)) {
    if (!used.has(id)) faults.push({ rule: "resid used", found: `${id} is used nowhere` });
  }
  return faults;
}

function identityFaults(root: Element): readonly ManifestFault[] {
  const id = textOf(root, "Id");
  const version = textOf(root, "Version");
  const permissions = textOf(root, "Permissions");
  const faults: ManifestFault[] = [];
  if (!GUID.test(id)) faults.push({ rule: "id", found: id });
  if (!VERSION.test(version)) faults.push({ rule: "version", found: version });
  if (permissions !== "ReadWriteDocument") faults.push({ rule: "permissions", found: permissions });
  return faults;
}

function urlFaults(root: Element, origin: string): readonly ManifestFault[] {
  const holders = ["IconUrl", "HighResolutionIconUrl", "SupportUrl", "SourceLocation", "Images", "Urls"];
  const elements = holders.flatMap((name) => named(root, name)).flatMap(withDescendants);
  const urls = elements.flatMap((element) =>
    ["DefaultValue", "Value"].flatMap((attribute) => element.getAttribute(attribute) ?? []),
  );
  return urls
    .filter((url) => !URL.canParse(url) || new URL(url).origin !== origin || !url.startsWith("https://"))
    .map((url) => ({ rule: "https on one origin", found: url }));
}

function localeFaults(root: Element, expected: ManifestExpectations): readonly ManifestFault[] {
  const faults: ManifestFault[] = [];
  const fault = (found: string): void => {
    faults.push({ rule: "locales", found });
  };
  const locale = textOf(root, "DefaultLocale");
  if (locale !== expected.defaultLocale) fault(`DefaultLocale is ${locale}`);
  for (const element of withDescendants(root)) {
    const locales = [...element.children]
      .filter((child) => child.localName === "Override")
      .map((child) => child.getAttribute("Locale") ?? "");
    for (const [index, tag] of locales.entries()) {
      if (!LOCALE.test(tag)) fault(`${pathOf(element)}: ${tag} should be a language and a region`);
      if (tag === expected.defaultLocale) fault(`${pathOf(element)} overrides the default locale`);
      if (locales.indexOf(tag) !== index) fault(`${pathOf(element)}: ${tag} twice`);
    }
    if (!isWorded(root, element) && locales.length === 0) continue;
    for (const tag of expected.locales)
      if (!locales.includes(tag)) fault(`${pathOf(element)}: ${tag} is missing`);
  }
  return faults;
}

/** Whether a person reads it, or Excel reads the functions' texts from it; a namespace is part of formulas. */
function isWorded(root: Element, element: Element): boolean {
  const top = ["DisplayName", "Description", "SupportUrl"].includes(element.localName);
  if (top) return element.hasAttribute("DefaultValue");
  if (element.localName === "String") return element.id !== residOf(named(root, "Namespace")[0]);
  return element.localName === "Url" && element.id === residOf(place(root, "Metadata", "SourceLocation"));
}

function iconFaults(root: Element, expected: ManifestExpectations): readonly ManifestFault[] {
  const faults: ManifestFault[] = [];
  const fault = (found: string): void => {
    faults.push({ rule: "icons", found });
  };
  const check = (url: string, side: number): void => {
    const file = url.startsWith(`${expected.origin}/`) ? url.slice(expected.origin.length + 1) : url;
    const bytes = expected.readFile(file);
    const size = bytes === undefined ? undefined : pngSize(bytes);
    if (size === undefined) fault(`${file} is not a PNG file here`);
    else if (size.width !== side || size.height !== side) {
      fault(`${file} is ${size.width} × ${size.height} pixels, not ${side} × ${side}`);
    }
  };
  check(valueOf(named(root, "IconUrl")[0]), 32);
  check(valueOf(named(root, "HighResolutionIconUrl")[0]), 64);
  for (const icon of named(root, "Icon")) {
    const images = [...icon.children];
    const sizes = images.map((image) => Number(image.getAttribute("size")));
    for (const size of ICON_SIZES_REQUIRED)
      if (!sizes.includes(size)) fault(`${pathOf(icon)} has no ${size} pixels`);
    for (const [index, image] of images.entries()) {
      check(valueOf(resource(root, "Images", residOf(image))), sizes[index] ?? 0);
    }
  }
  return faults;
}

function runtimeFaults(root: Element): readonly ManifestFault[] {
  const faults: ManifestFault[] = [];
  const runtime = place(root, "Runtimes", "Runtime");
  const resid = residOf(runtime);
  if (runtime?.getAttribute("lifetime") !== "long") {
    faults.push({ rule: "shared runtime", found: "the runtime's lifetime is not long" });
  }
  const sharing = [
    ["Page", "SourceLocation"],
    ["DesktopFormFactor", "FunctionFile"],
    ["Action", "SourceLocation"],
  ] as const;
  for (const [parent, name] of sharing) {
    const found = residOf(place(root, parent, name));
    if (found !== resid)
      faults.push({ rule: "shared runtime", found: `${parent}: ${found}, the runtime ${resid}` });
  }
  const pane = valueOf(place(root, "DefaultSettings", "SourceLocation"));
  const url = valueOf(resource(root, "Urls", resid));
  if (pane !== url)
    faults.push({ rule: "shared runtime", found: `the pane is ${pane}, the runtime's page ${url}` });
  return faults;
}

function requirementFaults(
  root: Element,
  expected: Readonly<Record<string, string>>,
): readonly ManifestFault[] {
  const sets = named(root, "Set");
  const found = Object.fromEntries(
    sets.map((set) => [set.getAttribute("Name"), set.getAttribute("MinVersion")]),
  );
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  return names
    .filter((name) => found[name] !== expected[name])
    .map((name) => ({ rule: "requirements", found: `${name} ${found[name]}, not ${expected[name]}` }));
}

/** Width and height in pixels as the PNG's own header says, undefined for anything else. */
function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((byte, index) => bytes[index] !== byte)) return undefined;
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: header.getUint32(16), height: header.getUint32(20) };
}

function withDescendants(element: Element): readonly Element[] {
  return [element, ...element.getElementsByTagName("*")];
}

/** Elements by their name without prefix. Selectors do not agree on prefixed names, so none is used here. */
function named(within: Element, name: string): readonly Element[] {
  return [...within.getElementsByTagNameNS("*", name)];
}

function place(root: Element, parent: string, name: string): Element | undefined {
  return named(root, parent)
    .flatMap((element) => [...element.children])
    .find((child) => child.localName === name);
}

function resources(root: Element): readonly Element[] {
  return named(root, "Resources")
    .flatMap(withDescendants)
    .filter((element) => element.hasAttribute("id"));
}

function resource(root: Element, list: string, id: string): Element | undefined {
  return resources(root).find((element) => element.id === id && element.parentElement?.localName === list);
}

function pointers(root: Element): readonly Element[] {
  return withDescendants(root).filter((element) => element.hasAttribute("resid"));
}

function residOf(element: Element | undefined): string {
  return element?.getAttribute("resid") ?? "(none)";
}

function valueOf(element: Element | undefined): string {
  return element?.getAttribute("DefaultValue") ?? "";
}

function textOf(root: Element, name: string): string {
  return [...root.children].find((child) => child.localName === name)?.textContent?.trim() ?? "";
}

function pathOf(element: Element): string {
  const name = element.id === "" ? element.localName : `${element.localName} ${element.id}`;
  return element.parentElement === null ? name : `${pathOf(element.parentElement)} > ${name}`;
}
