import { parse, tokenize, tokenTypes, type AstExpression, type Token } from "@borgar/fx/xlsx";
import { err, ok, type Result } from "../../domain/result";

/** Where and why a text is not a formula. */
export interface FormulaFault {
  readonly type: "FormulaUnreadable";
  readonly reason: string;
}

const FILE_PREFIX = /^(?:_xlfn\.|_xlws\.|_xludf\.|_xldudf_)+/i;
const FILE_PARAMETER_PREFIX = /^_xlp[mo]\./i;

/** @example withoutFilePrefix("_xlfn._xlws.FILTER") // => "FILTER" */
export function withoutFilePrefix(name: string): string {
  return name.replace(FILE_PREFIX, "");
}

/**
 * The tree of a formula written in en-US. The prefixes that files put before newer functions and LAMBDA parameters
 * are taken off; a lost reference on a known sheet (`Clients!#REF!`) is a lost reference.
 */
export function parseFormula(formula: string): Result<AstExpression, FormulaFault> {
  try {
    const tokens = tokenize(formula, { withLocation: false }).map(toCurrentName);
    return ok(parse(joinLostReferences(tokens)));
  } catch (cause) {
    return err({ type: "FormulaUnreadable", reason: cause instanceof Error ? cause.message : String(cause) });
  }
}

function toCurrentName(token: Token): Token {
  if (token.type === tokenTypes.FUNCTION && token.value.startsWith("_"))
    return { ...token, value: withoutFilePrefix(token.value) };
  if (token.type === tokenTypes.REF_NAMED && token.value.startsWith("_"))
    return { ...token, value: withoutFilePrefix(token.value.replace(FILE_PARAMETER_PREFIX, "")) };
  return token;
}

function joinLostReferences(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const bang = joined.at(-1);
    const context = joined.at(-2);
    const isLost =
      token.type === tokenTypes.ERROR && bang?.value === "!" && context?.type.startsWith(tokenTypes.CONTEXT);
    if (isLost) joined.splice(-2, 2);
    joined.push(token);
  }
  return joined;
}
