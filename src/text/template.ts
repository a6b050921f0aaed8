/** What stands for a name that has no value, outside brackets: the caller sees that something is to be said there. */
const BLANK = "…";

/**
 * Fills the `{names}` of a text that people may have edited. A part in [brackets] goes when a name in it has no value;
 * a line that this leaves empty goes too.
 *
 * Shape:  brackets do not nest; names are compared without case.
 *
 * @example
 * fillTemplate("Hello[ {contact}], about {amount}.", new Map([["amount", "€10.00"]])) // => "Hello, about €10.00."
 */
export function fillTemplate(template: string, values: ReadonlyMap<string, string>): string {
  const valueOf = (name: string): string | undefined => values.get(normalName(name));
  const filled = template
    .replace(/\[([^[\]]*)\]/g, (_, part: string) =>
      namesIn(part).every((name) => valueOf(name) !== undefined) ? part : "",
    )
    .replace(/\{([^{}]*)\}/g, (_, name: string) => valueOf(name) ?? BLANK);
  return filled
    .split("\n")
    .map((line) => line.replace(/ {2,}/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** The names a text asks for, each once, in the order they come. */
export function namesIn(template: string): readonly string[] {
  return [...new Set([...template.matchAll(/\{([^{}]*)\}/g)].map((match) => normalName(match[1]!)))];
}

function normalName(name: string): string {
  return name.trim().toLowerCase().normalize("NFC");
}
