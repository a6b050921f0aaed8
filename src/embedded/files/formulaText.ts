import { tokenize, tokenTypes, type Token } from "@borgar/fx";
import { filePrefixOf } from "./functionNames";

/** Where a formula stands, for what its text leaves out. */
export interface FormulaPlace {
  /** The table around the cell: `[@Amount]` means its column. */
  readonly tableName?: string;
}

const MARKS = /_xl(?:fn|ws|pm|dudf|udf)[._]/;
const FILE_PREFIXES = /^(?:_xlfn\.|_xlws\.|_xldudf_|_xludf\.|_xlpm\.)+/i;
const THIS_ROW = "[#This Row]";

/**
 * The formula of a file (without `=`) as a person writes it (with `=`): no prefixes for later functions, custom
 * functions by their own name, `[@Amount]` for this row's cell.
 *
 * @example formulaFromFile("_xlfn.XLOOKUP(A1,B:B,C:C)", {}) // => "=XLOOKUP(A1,B:B,C:C)"
 */
export function formulaFromFile(text: string, place: FormulaPlace): string {
  if (!MARKS.test(text) && !text.includes(THIS_ROW)) return `=${text}`;
  const tokens = tokenize(`=${text}`);
  let formula = "";
  for (let index = 0; index < tokens.length; index++) {
    const { type, value } = tokens[index]!;
    const spilled = spilledReference(tokens, index);
    if (spilled !== undefined) {
      formula += `${spilled}#`;
      index += 3;
    } else if (type === tokenTypes.FUNCTION || type === tokenTypes.REF_NAMED)
      formula += value.replace(FILE_PREFIXES, "");
    else formula += type === tokenTypes.REF_STRUCT ? shortenThisRow(value, place) : value;
  }
  return formula;
}

/** Files write `A1#`, all that spills from A1, as a function of A1. */
function spilledReference(tokens: readonly Token[], at: number): string | undefined {
  const [name, open, reference, close] = tokens.slice(at, at + 4);
  const isSpill = name?.type === tokenTypes.FUNCTION && /^(_xlfn\.)?ANCHORARRAY$/i.test(name.value);
  return isSpill && open?.value === "(" && close?.value === ")" ? reference?.value : undefined;
}

function shortenThisRow(reference: string, place: FormulaPlace): string {
  const match = /^([^[]*)\[\[#This Row\](?:,(\[.*\]))?\]$/is.exec(reference);
  if (match === null) return reference;
  const [, table = "", columns] = match;
  const isOwn = place.tableName !== undefined && table.toLowerCase() === place.tableName.toLowerCase();
  const shown = isOwn ? "" : table;
  if (columns === undefined) return `${shown}[@]`;
  const isSimple = /^\[[\p{L}\p{N}_]+\]$/u.test(columns);
  return isSimple ? `${shown}[@${columns.slice(1, -1)}]` : `${shown}[@${columns}]`;
}

/**
 * The reverse of {@link formulaFromFile}. A function that neither Excel nor `knowsName` knows is an add-in's and gets
 * the prefix under which Excel keeps it.
 */
export function formulaToFile(
  formula: string,
  place: FormulaPlace,
  knowsName: (name: string) => boolean,
): string {
  const tokens = tokenize(formula);
  const parameters = parametersOf(tokens);
  return tokens
    .slice(1)
    .map((token, index) => {
      // Counted without the equals sign, so the next token has the index after the next.
      const isSpilled = tokens[index + 2]?.value === "#" && token.type === tokenTypes.REF_RANGE;
      if (isSpilled) return `_xlfn.ANCHORARRAY(${token.value})`;
      if (token.value === "#" && token.type === tokenTypes.OPERATOR) return "";
      const name = token.value.toUpperCase();
      if (parameters.has(name) && (token.type === tokenTypes.REF_NAMED || token.type === tokenTypes.FUNCTION))
        return `_xlpm.${token.value}`;
      if (token.type === tokenTypes.FUNCTION) return functionToFile(token.value, knowsName);
      return token.type === tokenTypes.REF_STRUCT ? spellOutThisRow(token.value, place) : token.value;
    })
    .join("");
}

function functionToFile(written: string, knowsName: (name: string) => boolean): string {
  const name = written.toUpperCase();
  const prefix = filePrefixOf(name);
  if (prefix !== undefined) return prefix + name;
  return knowsName(name) ? written : `_xldudf_${name.replaceAll(".", "_")}`;
}

/** Names that LET and LAMBDA introduce, in capitals. */
function parametersOf(tokens: readonly Token[]): ReadonlySet<string> {
  const parameters = new Set<string>();
  const calls: { isLet: boolean; isLambda: boolean; argument: number; isStart: boolean }[] = [];
  const meaningful = tokens.filter(
    ({ type }) => type !== tokenTypes.WHITESPACE && type !== tokenTypes.NEWLINE,
  );
  for (const [index, { type, value }] of meaningful.entries()) {
    const call = calls.at(-1);
    if (type === tokenTypes.OPERATOR && value === "(") {
      const before = meaningful[index - 1];
      const name = before?.type === tokenTypes.FUNCTION ? before.value.toUpperCase() : "";
      calls.push({ isLet: name === "LET", isLambda: name === "LAMBDA", argument: 0, isStart: true });
    } else if (type === tokenTypes.OPERATOR && value === ")") calls.pop();
    else if (call !== undefined && type === tokenTypes.OPERATOR && value === ",") {
      call.argument++;
      call.isStart = true;
    } else if (call !== undefined) {
      const isAlone = meaningful[index + 1]?.value === ",";
      const introduces = call.isLambda || (call.isLet && call.argument % 2 === 0);
      if (introduces && call.isStart && isAlone && type === tokenTypes.REF_NAMED)
        parameters.add(value.toUpperCase());
      call.isStart = false;
    }
  }
  return parameters;
}

function spellOutThisRow(reference: string, place: FormulaPlace): string {
  const match = /^([^[]*)\[\s*@\s*(.*?)\s*\]$/s.exec(reference);
  const table = /^[^[]*/.exec(reference)![0];
  const owner = table === "" ? (place.tableName ?? "") : table;
  if (match === null) return owner + reference.slice(table.length);
  const columns = match[2]!;
  if (columns === "") return `${owner}[${THIS_ROW}]`;
  return `${owner}[${THIS_ROW},${columns.startsWith("[") ? columns : `[${columns}]`}]`;
}
