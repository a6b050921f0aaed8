import { parseStructRef, type AstExpression, type Identifier } from "@borgar/fx/xlsx";
import { ERROR_CODES, type ErrorValue } from "../workbook/cell";
import type { Sheet, Table } from "../workbook/sheet";
import {
  Area,
  Areas,
  BAD_REFERENCE,
  BAD_VALUE,
  BUSY,
  DIVISION_BY_ZERO,
  Lambda,
  Matrix,
  NO_INTERSECTION,
  NOT_AVAILABLE,
  UNKNOWN_NAME,
  checkedNumber,
  compareValues,
  dereference,
  errorOf,
  isError,
  toBoolean,
  toNumber,
  toScalar,
  toText,
  type CellReader,
  type Scalar,
  type Value,
} from "./values";
import { ErrorFound, type Call, type FunctionDefinition } from "./functions/definition";
import { FUNCTIONS, GIVES_ARRAYS, NOT_SUPPORTED } from "./functions/functions";
import { resolveTableReference } from "./tableReference";
import { absolutePattern, parseReference, resolvePattern, type RangePattern } from "./references";
import { withoutFilePrefix } from "./parseFormula";

/** One evaluation of a formula at one cell. */
export interface Scope extends Call {
  /** Values of LET names and LAMBDA parameters, by slot. */
  readonly locals: readonly Value[];
  /** Asks for a custom function's result; `#BUSY!` until it is there. */
  readonly invoke: (name: string, args: readonly Value[]) => Scalar;
}

export type Evaluate = (scope: Scope) => Value;

/** A name's meaning; `evaluate` is filled last so that a LAMBDA may call itself by name. */
export interface CompiledName {
  evaluate: Evaluate;
  readonly uses: Uses;
}

/** What the compiler asks of the workbook. */
export interface Workspace {
  readonly readerOf: (sheetName: string) => CellReader | undefined;
  readonly tableNamed: (name: string) => { readonly sheet: Sheet; readonly table: Table } | undefined;
  readonly tableAt: (sheet: Sheet, row: number, column: number) => Table | undefined;
  readonly nameOf: (name: string, sheet: Sheet) => CompiledName | undefined;
  readonly isCustomFunction: (name: string) => boolean;
}

/** What a formula reads and depends on, collected while it is compiled. */
export class Uses {
  readonly patterns: { readonly reader: CellReader; readonly pattern: RangePattern }[] = [];
  readonly unknownFunctions = new Set<string>();
  readonly unsupported = new Set<string>();
  hasNames = false;
  hasTables = false;
  isVolatile = false;
  readsToday = false;
  /** ROW() and COLUMN() of the cell itself: another result once the cell moved. */
  readsOwnPlace = false;
  /** It computes with whole ranges or arrays where Excel once took a single value. */
  isArray = false;

  add(other: Uses): void {
    this.patterns.push(...other.patterns);
    for (const name of other.unknownFunctions) this.unknownFunctions.add(name);
    for (const name of other.unsupported) this.unsupported.add(name);
    this.hasTables ||= other.hasTables;
    this.isVolatile ||= other.isVolatile;
    this.readsToday ||= other.readsToday;
    this.readsOwnPlace ||= other.readsOwnPlace;
    this.isArray ||= other.isArray;
  }
}

/** Where the formula stands; a name's formula stands at the first cell of its sheet. */
export interface Place {
  readonly reader: CellReader;
  readonly row: number;
  readonly column: number;
}

/** Turns a formula's tree into a function of the cell, for every cell it is filled to. */
export class Compiler {
  readonly uses = new Uses();
  private readonly slots: string[] = [];
  private slotCount = 0;

  constructor(
    private readonly workspace: Workspace,
    private readonly place: Place,
  ) {}

  /** For what a cell shows. */
  compileResult(node: AstExpression): Evaluate {
    this.uses.isArray ||= this.isManyCells(node);
    return this.compile(node);
  }

  private isManyCells(node: AstExpression): boolean {
    if (node.type === "ArrayExpression") return true;
    if (node.type !== "ReferenceIdentifier") return false;
    if (node.kind === "table") return !/@|#This Row|#Headers\]\]|#Totals\]\]/i.test(node.value);
    return node.kind === "range" && node.value.includes(":");
  }

  /** For a result or an argument taken as it is: references stay unread. */
  compile(node: AstExpression): Evaluate {
    switch (node.type) {
      case "Literal":
        return constant(node.value);
      case "ErrorLiteral":
        return constant(errorLiteral(node.value));
      case "ReferenceIdentifier":
        return this.compileReference(node.value, node.kind);
      case "UnaryExpression":
        return this.compileUnary(node.operator, node.arguments[0]!);
      case "BinaryExpression":
        return this.compileBinary(node.operator, node.arguments[0]!, node.arguments[1]!);
      case "ArrayExpression":
        return constant(
          Matrix.fromRows(node.elements.map((row) => row.map((element) => literalOf(element)))),
        );
      case "CallExpression":
        return this.compileCall(node.callee, node.arguments);
      case "LambdaExpression":
        return this.compileLambda(
          node.params.map(({ name }) => name),
          node.body ?? undefined,
        );
      case "LetExpression":
        return this.compileLet(node);
      default:
        return constant(BAD_VALUE);
    }
  }

  /** For a place where one value is wanted: a single cell is read at once, larger ones stay. */
  private compileSingle(node: AstExpression): Evaluate {
    const evaluate = this.compile(node);
    this.uses.isArray ||= this.isManyCells(node);
    if (node.type !== "ReferenceIdentifier") return evaluate;
    const cell = this.oneCell(node.value, node.kind);
    return cell ?? evaluate;
  }

  /** The quick way for by far the most frequent expression: one cell, in the row or fixed. */
  private oneCell(text: string, kind: string): Evaluate | undefined {
    if (kind !== "range") return undefined;
    const parsed = parseReference(text, this.place);
    const reader = parsed && this.readerNamed(parsed.workbookName, parsed.sheetName);
    if (!parsed || !reader) return undefined;
    const { top, left, bottom, right } = parsed.pattern;
    const isOneCell =
      top.index === bottom.index &&
      left.index === right.index &&
      top.isRelative === bottom.isRelative &&
      left.isRelative === right.isRelative;
    if (!isOneCell) return undefined;
    return (scope) => {
      const row = top.isRelative ? scope.row + top.index : top.index;
      const column = left.isRelative ? scope.column + left.index : left.index;
      return row < 0 || column < 0 ? BAD_REFERENCE : reader.read(row, column);
    };
  }

  private readerNamed(workbookName: string, sheetName: string): CellReader | undefined {
    if (workbookName !== "") return undefined;
    return sheetName === "" ? this.place.reader : this.workspace.readerOf(sheetName);
  }

  private compileReference(text: string, kind: string): Evaluate {
    if (kind === "name") return this.compileName(text);
    if (kind === "table") return this.compileTableReference(text);
    const parsed = parseReference(text, this.place);
    if (!parsed) return constant(BAD_REFERENCE);
    // Other workbooks are not open here, and ranges through several sheets are rare: their cached results stay.
    if (parsed.workbookName !== "" || parsed.sheetName.includes(":")) return this.notSupported(text);
    const reader = this.readerNamed("", parsed.sheetName);
    if (!reader) return constant(BAD_REFERENCE);
    return this.area(reader, parsed.pattern);
  }

  private area(reader: CellReader, pattern: RangePattern): Evaluate {
    this.uses.patterns.push({ reader, pattern });
    const isFixed = ![pattern.top, pattern.left, pattern.bottom, pattern.right].some(
      (edge) => edge.isRelative,
    );
    if (isFixed) {
      const range = resolvePattern(pattern, 0, 0);
      return constant(
        range ? new Area(reader, range.top, range.left, range.bottom, range.right) : BAD_REFERENCE,
      );
    }
    return (scope) => {
      const range = resolvePattern(pattern, scope.row, scope.column);
      return range ? new Area(reader, range.top, range.left, range.bottom, range.right) : BAD_REFERENCE;
    };
  }

  private compileName(text: string): Evaluate {
    const slot = this.slotOf(text);
    if (slot >= 0) return (scope) => scope.locals[slot];
    this.uses.hasNames = true;
    const bang = text.lastIndexOf("!");
    const sheetName = text.slice(0, Math.max(bang, 0)).replace(/^'|'$/g, "").replaceAll("''", "'");
    const reader = this.readerNamed("", sheetName);
    const name = reader && this.workspace.nameOf(text.slice(bang + 1), reader.sheet);
    if (name) {
      this.uses.add(name.uses);
      return (scope) => name.evaluate(scope);
    }
    // A table's name alone means its data.
    if (this.workspace.tableNamed(text)) return this.compileTableReference(`${text}[]`);
    this.uses.hasTables = true;
    return constant(UNKNOWN_NAME);
  }

  private compileTableReference(text: string): Evaluate {
    this.uses.hasTables = true;
    const parsed = parseStructRef(text);
    if (!parsed || parsed.workbookName) return this.notSupported(text);
    const { reader: here, row, column } = this.place;
    const own = this.workspace.tableAt(here.sheet, row, column);
    const found = parsed.table
      ? this.workspace.tableNamed(parsed.table)
      : own && { sheet: here.sheet, table: own };
    const reader = found && this.workspace.readerOf(found.sheet.name);
    if (!found || !reader) return constant(BAD_REFERENCE);
    const resolved = resolveTableReference(found.table, parsed.sections ?? [], parsed.columns ?? []);
    if ("error" in resolved) return constant(resolved);
    if (!resolved.isThisRow) return this.area(reader, absolutePattern(resolved.range));
    const { top, bottom, left, right } = resolved.range;
    const sameRow = this.area(reader, {
      top: { index: 0, isRelative: true },
      bottom: { index: 0, isRelative: true },
      left: { index: left, isRelative: false },
      right: { index: right, isRelative: false },
    });
    return (scope) => (scope.row < top || scope.row > bottom ? BAD_VALUE : sameRow(scope));
  }

  private notSupported(what: string): Evaluate {
    this.uses.unsupported.add(what);
    return constant(UNKNOWN_NAME);
  }

  private compileUnary(operator: string, operand: AstExpression): Evaluate {
    if (operator === "@") return intersecting(this.compile(operand));
    if (operator === "#") return this.compileCall({ type: "Identifier", name: "ANCHORARRAY" }, [operand]);
    const value = this.compileSingle(operand);
    if (operator === "+") return value;
    const scale = operator === "%" ? 0.01 : -1;
    return lifted1(value, (scalar) => {
      const number = toNumber(scalar);
      // Dividing gives 7% as exactly 0.07, multiplying would not.
      return typeof number !== "number" ? number : scale < 0 ? (number === 0 ? 0 : -number) : number / 100;
    });
  }

  private compileBinary(operator: string, left: AstExpression, right: AstExpression): Evaluate {
    if (operator === ":" || operator === " " || operator === ",")
      return this.compileReferenceOperator(operator, left, right);
    const operate = OPERATIONS[operator];
    if (!operate) return constant(BAD_VALUE);
    const a = this.compileSingle(left);
    const b = this.compileSingle(right);
    return (scope) => {
      const x = a(scope);
      const y = b(scope);
      if (typeof x !== "object" && typeof y !== "object") return operate(x, y);
      return liftPair(x, y, scope, operate);
    };
  }

  private compileReferenceOperator(operator: string, left: AstExpression, right: AstExpression): Evaluate {
    const a = this.compile(left);
    const b = this.compile(right);
    // What a range built from functions reaches is known only when it is evaluated.
    const isBuilt = [left, right].some((node) => node.type !== "ReferenceIdentifier");
    if (operator === ":" && isBuilt) this.uses.isVolatile = true;
    if (operator === ":" && !isBuilt) this.addSpanning(left, right);
    return (scope) => {
      const x = a(scope);
      const y = b(scope);
      if (isError(x)) return x;
      if (isError(y)) return y;
      if (operator === ",") {
        const areas = [...areasOf(x), ...areasOf(y)];
        return areas.length === 0 ? BAD_VALUE : new Areas(areas);
      }
      if (!(x instanceof Area && y instanceof Area)) return BAD_VALUE;
      if (x.reader !== y.reader) return BAD_VALUE;
      if (operator === ":")
        return new Area(
          x.reader,
          Math.min(x.top, y.top),
          Math.min(x.left, y.left),
          Math.max(x.bottom, y.bottom),
          Math.max(x.right, y.right),
        );
      const top = Math.max(x.top, y.top);
      const leftmost = Math.max(x.left, y.left);
      const bottom = Math.min(x.bottom, y.bottom);
      const rightmost = Math.min(x.right, y.right);
      if (top > bottom || leftmost > rightmost) return NO_INTERSECTION;
      return new Area(x.reader, top, leftmost, bottom, rightmost);
    };
  }

  /** `T[@a]:T[@c]` reads what lies between as well. */
  private addSpanning(left: AstExpression, right: AstExpression): void {
    const count = this.uses.patterns.length;
    const first = this.uses.patterns[count - 2];
    const last = this.uses.patterns[count - 1];
    if (!first || !last || left === right) return;
    this.uses.patterns.push({
      reader: first.reader,
      pattern: {
        top: first.pattern.top,
        left: first.pattern.left,
        bottom: last.pattern.bottom,
        right: last.pattern.right,
      },
    });
  }

  private compileCall(callee: AstExpression | Identifier, args: readonly (AstExpression | null)[]): Evaluate {
    if (!isIdentifier(callee)) return this.compileLambdaCall(this.compile(callee), args);
    const name = withoutFilePrefix(callee.name).toUpperCase();
    if (this.slotOf(callee.name) >= 0) return this.compileLambdaCall(this.compileName(callee.name), args);
    const special = SPECIAL_FORMS[name];
    if (special) return special(this, args);
    const definition = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (definition) return this.compileFunction(name, definition, args);
    if (NOT_SUPPORTED.has(name)) return this.notSupported(name);
    const own = this.workspace.nameOf(callee.name, this.place.reader.sheet);
    if (own) {
      this.uses.hasNames = true;
      this.uses.add(own.uses);
      return this.compileLambdaCall((scope) => own.evaluate(scope), args);
    }
    return this.compileCustomCall(name, args);
  }

  private compileCustomCall(name: string, args: readonly (AstExpression | null)[]): Evaluate {
    this.uses.hasNames = true;
    this.uses.unknownFunctions.add(name);
    const evaluated = args.map((arg) => this.argument(arg));
    return (scope) => {
      if (!this.workspace.isCustomFunction(name)) return UNKNOWN_NAME;
      const values: Value[] = [];
      for (const evaluate of evaluated) {
        const value = dereference(evaluate(scope));
        if (isError(value)) return value;
        values.push(value);
      }
      return scope.invoke(name, values);
    };
  }

  /** An argument as it is; one left out is empty. */
  argument(node: AstExpression | null | undefined): Evaluate {
    return node ? this.compile(node) : constant(undefined);
  }

  /** An argument of which one value is wanted. */
  single(node: AstExpression | null | undefined): Evaluate {
    return node ? this.compileSingle(node) : constant(undefined);
  }

  private compileFunction(
    name: string,
    definition: FunctionDefinition,
    args: readonly (AstExpression | null)[],
  ): Evaluate {
    if (args.length < definition.argumentsMin || args.length > definition.argumentsMax)
      return constant(BAD_VALUE);
    if (GIVES_ARRAYS.has(name)) this.uses.isArray = true;
    if (args.length === 0 && (name === "ROW" || name === "COLUMN")) this.uses.readsOwnPlace = true;
    if (name === "TODAY") this.uses.readsToday = true;
    else if (definition.isVolatile) this.uses.isVolatile = true;
    const { takes, run } = definition;
    const modes = args.map((_, index) => takes[Math.min(index, takes.length - 1)]!);
    const evaluated = args.map((arg, index) =>
      modes[index] === "r" ? this.argument(arg) : this.single(arg),
    );
    if (modes.every((mode) => mode === "r"))
      return (scope) =>
        guarded(
          run,
          evaluated.map((evaluate) => evaluate(scope)),
          scope,
        );
    return (scope) => {
      const values: Value[] = [];
      let isLifted = false;
      for (let i = 0; i < evaluated.length; i++) {
        let value = evaluated[i]!(scope);
        if (modes[i] !== "r" && typeof value === "object") {
          value = singleOrMatrix(value, scope);
          if (value instanceof Matrix) isLifted = true;
          else if (modes[i] === "s" && isError(value)) return value;
        }
        values.push(value);
      }
      return isLifted ? liftCall(run, modes, values, scope) : guarded(run, values, scope);
    };
  }

  private compileLambda(parameters: readonly string[], body: AstExpression | undefined): Evaluate {
    const first = this.slotCount;
    for (const parameter of parameters) this.declare(parameter);
    const evaluate = body ? this.compile(body) : constant(BAD_VALUE);
    this.forget(parameters.length);
    return (scope) =>
      new Lambda(parameters.length, (args) => {
        const locals = scope.locals.slice();
        parameters.forEach((_, index) => (locals[first + index] = args[index]));
        return evaluate({ ...scope, locals });
      });
  }

  private compileLambdaCall(callee: Evaluate, args: readonly (AstExpression | null)[]): Evaluate {
    const evaluated = args.map((arg) => this.argument(arg));
    return (scope) => {
      const lambda = callee(scope);
      if (isError(lambda)) return lambda;
      if (!(lambda instanceof Lambda)) return BAD_REFERENCE;
      if (evaluated.length > lambda.parameterCount) return BAD_VALUE;
      return lambda.call(evaluated.map((evaluate) => evaluate(scope)));
    };
  }

  private compileLet(node: Extract<AstExpression, { type: "LetExpression" }>): Evaluate {
    const initial: { readonly slot: number; readonly evaluate: Evaluate }[] = [];
    for (const { id, init } of node.declarations) {
      const evaluate = this.argument(init);
      initial.push({ slot: this.declare(id.name), evaluate });
    }
    const body = this.argument(node.body);
    this.forget(node.declarations.length);
    return (scope) => {
      const locals = scope.locals.slice();
      const inner = { ...scope, locals };
      for (const { slot, evaluate } of initial) locals[slot] = evaluate(inner);
      return body(inner);
    };
  }

  private declare(name: string): number {
    this.slots[this.slotCount] = name.toLowerCase();
    return this.slotCount++;
  }

  private forget(count: number): void {
    this.slotCount -= count;
    this.slots.length = this.slotCount;
  }

  private slotOf(name: string): number {
    return this.slots.lastIndexOf(name.toLowerCase());
  }
}

function isIdentifier(node: AstExpression | Identifier): node is Identifier {
  return node.type === "Identifier";
}

function constant(value: Value): Evaluate {
  return () => value;
}

function errorLiteral(text: string): ErrorValue {
  const code = ERROR_CODES.find((known) => known === text);
  return errorOf(code ?? "#VALUE!");
}

function literalOf(node: AstExpression): Scalar {
  if (node.type === "Literal") return node.value;
  return node.type === "ErrorLiteral" ? errorLiteral(node.value) : BAD_VALUE;
}

function areasOf(value: Value): readonly Area[] {
  if (value instanceof Area) return [value];
  return value instanceof Areas ? value.areas : [];
}

/** `@`: the one cell of a column in this row, or of a row in this column. */
function intersecting(evaluate: Evaluate): Evaluate {
  return (scope) => {
    const value = evaluate(scope);
    return value instanceof Area ? intersect(value, scope) : toScalarKeepingLambda(value);
  };
}

function toScalarKeepingLambda(value: Value): Value {
  return value instanceof Lambda ? value : toScalar(value);
}

/** The one cell of an area in the row or the column of a formula. */
export function intersect(area: Area, call: { readonly row: number; readonly column: number }): Scalar {
  if (area.isOneCell) return area.at(0, 0);
  if (area.left === area.right && call.row >= area.top && call.row <= area.bottom)
    return area.reader.read(call.row, area.left);
  if (area.top === area.bottom && call.column >= area.left && call.column <= area.right)
    return area.reader.read(area.top, call.column);
  return BAD_VALUE;
}

/**
 * One value or an array. A whole column (or row) where one value is wanted means this row's cell, as in every formula
 * written before arrays spilled: nobody wants a million results.
 */
function singleOrMatrix(value: Value, call: Call): Scalar | Matrix | Lambda {
  if (value instanceof Area && !value.isOneCell) {
    const isWholeColumn = value.top === 0 && value.rows === 1_048_576 && value.columns === 1;
    const isWholeRow = value.left === 0 && value.columns === 16_384 && value.rows === 1;
    if (isWholeColumn || isWholeRow) return intersect(value, call);
  }
  return dereference(value);
}

function lifted1(evaluate: Evaluate, operate: (value: Scalar) => Scalar): Evaluate {
  return (scope) => {
    const value = singleOrMatrix(evaluate(scope), scope);
    if (value instanceof Matrix) return new Matrix(value.rows, value.columns, value.values.map(operate));
    return value instanceof Lambda ? BAD_VALUE : operate(value);
  };
}

function liftPair(x: Value, y: Value, call: Call, operate: (a: Scalar, b: Scalar) => Scalar): Value {
  const a = singleOrMatrix(x, call);
  const b = singleOrMatrix(y, call);
  if (a instanceof Lambda || b instanceof Lambda) return BAD_VALUE;
  if (!(a instanceof Matrix || b instanceof Matrix)) return operate(a, b);
  return broadcast([a, b], ([first, second]) => operate(first, second));
}

/**
 * Runs once for every place of the largest array; single values and single rows or columns repeat, and places that
 * an array does not reach are `#N/A`.
 */
function broadcast(
  operands: readonly (Scalar | Matrix)[],
  run: (values: readonly Scalar[]) => Scalar,
): Matrix {
  let rows = 1;
  let columns = 1;
  for (const operand of operands)
    if (operand instanceof Matrix) {
      rows = Math.max(rows, operand.rows);
      columns = Math.max(columns, operand.columns);
    }
  const results: Scalar[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const isReached = operands.every(
        (operand) =>
          !(operand instanceof Matrix) ||
          ((operand.rows === 1 || row < operand.rows) && (operand.columns === 1 || column < operand.columns)),
      );
      const values = operands.map((operand) =>
        operand instanceof Matrix
          ? operand.at(operand.rows === 1 ? 0 : row, operand.columns === 1 ? 0 : column)
          : operand,
      );
      results.push(isReached ? run(values) : NOT_AVAILABLE);
    }
  return new Matrix(rows, columns, results);
}

function liftCall(
  run: FunctionDefinition["run"],
  modes: readonly string[],
  values: readonly Value[],
  scope: Scope,
): Value {
  const liftedAt = values.flatMap((value, index) =>
    modes[index] !== "r" && value instanceof Matrix ? [index] : [],
  );
  const operands = liftedAt.map((index) => values[index] as Matrix);
  return broadcast(operands, (scalars) => {
    const args = values.slice();
    for (let i = 0; i < liftedAt.length; i++) {
      const scalar = scalars[i];
      if (modes[liftedAt[i]!] === "s" && isError(scalar)) return scalar;
      args[liftedAt[i]!] = scalar;
    }
    return toScalar(guarded(run, args, scope));
  });
}

function guarded(run: FunctionDefinition["run"], args: readonly Value[], scope: Scope): Value {
  try {
    const result = run(args, scope);
    return typeof result === "number" ? checkedNumber(result) : result;
  } catch (cause) {
    if (cause instanceof ErrorFound) return cause.value;
    throw cause;
  }
}

type Operation = (a: Scalar, b: Scalar) => Scalar;

function arithmetic(compute: (a: number, b: number) => number | ErrorValue): Operation {
  return (a, b) => {
    const x = typeof a === "number" ? a : toNumber(a);
    if (typeof x !== "number") return x;
    const y = typeof b === "number" ? b : toNumber(b);
    if (typeof y !== "number") return y;
    const result = compute(x, y);
    return typeof result === "number" ? checkedNumber(result) : result;
  };
}

/** What is left of two almost equal numbers is noise below 15 digits: Excel makes it 0. */
function withoutNoise(result: number, a: number): number {
  return Math.abs(result) < Math.abs(a) * 1e-15 ? 0 : result;
}

function comparison(isTrue: (order: number) => boolean): Operation {
  return (a, b) => (isError(a) ? a : isError(b) ? b : isTrue(compareValues(a, b)));
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  "+": arithmetic((a, b) => withoutNoise(a + b, a)),
  "-": arithmetic((a, b) => withoutNoise(a - b, a)),
  "*": arithmetic((a, b) => a * b),
  "/": arithmetic((a, b) => (b === 0 ? DIVISION_BY_ZERO : a / b)),
  "^": arithmetic((a, b) =>
    a === 0 && b === 0 ? errorOf("#NUM!") : a === 0 && b < 0 ? DIVISION_BY_ZERO : a ** b,
  ),
  "&": (a, b) => {
    const x = toText(a);
    if (typeof x !== "string") return x;
    const y = toText(b);
    return typeof y !== "string" ? y : x + y;
  },
  "=": comparison((order) => order === 0),
  "<>": comparison((order) => order !== 0),
  "<": comparison((order) => order < 0),
  ">": comparison((order) => order > 0),
  "<=": comparison((order) => order <= 0),
  ">=": comparison((order) => order >= 0),
};

type SpecialForm = (compiler: Compiler, args: readonly (AstExpression | null)[]) => Evaluate;

/** Functions that evaluate only the arguments they need. */
const SPECIAL_FORMS: Readonly<Record<string, SpecialForm | undefined>> = Object.assign(
  Object.create(null) as Record<string, SpecialForm>,
  {
    IF: (compiler, args) => {
      if (args.length < 1 || args.length > 3) return constant(BAD_VALUE);
      const condition = compiler.single(args[0]);
      const whenTrue = args.length > 1 ? compiler.argument(args[1]) : constant(true);
      const whenFalse = args.length > 2 ? compiler.argument(args[2]) : constant(false);
      return (scope) => {
        const tested = singleOrMatrix(condition(scope), scope);
        if (tested instanceof Lambda) return BAD_VALUE;
        if (!(tested instanceof Matrix)) {
          const truth = toBoolean(tested);
          if (typeof truth !== "boolean") return truth;
          return truth ? whenTrue(scope) : whenFalse(scope);
        }
        const branches = [whenTrue(scope), whenFalse(scope)].map(
          (value) => dereference(value) as Scalar | Matrix,
        );
        return broadcast([tested, ...branches], ([test, yes, no]) => {
          const truth = toBoolean(test);
          return typeof truth !== "boolean" ? truth : truth ? yes : no;
        });
      };
    },
    IFERROR: (compiler, args) => catching(compiler, args, (error) => error !== BUSY),
    IFNA: (compiler, args) => catching(compiler, args, (error) => error.error === "#N/A"),
    IFS: (compiler, args) => {
      const evaluated = args.map((arg) => compiler.single(arg));
      return (scope) => {
        for (let i = 0; i + 1 < evaluated.length; i += 2) {
          const truth = toBoolean(toScalar(evaluated[i]!(scope)));
          if (typeof truth !== "boolean") return truth;
          if (truth) return evaluated[i + 1]!(scope);
        }
        return NOT_AVAILABLE;
      };
    },
    SWITCH: (compiler, args) => {
      const evaluated = args.map((arg) => compiler.single(arg));
      return (scope) => {
        const wanted = toScalar(evaluated[0]?.(scope));
        if (isError(wanted)) return wanted;
        let i = 1;
        for (; i + 1 < evaluated.length; i += 2) {
          const candidate = toScalar(evaluated[i]!(scope));
          if (isError(candidate)) return candidate;
          if (compareValues(wanted, candidate) === 0) return evaluated[i + 1]!(scope);
        }
        return i < evaluated.length ? evaluated[i]!(scope) : NOT_AVAILABLE;
      };
    },
    CHOOSE: (compiler, args) => {
      const index = compiler.single(args[0]);
      const choices = args.slice(1).map((arg) => compiler.argument(arg));
      return (scope) => {
        const number = toNumber(toScalar(index(scope)));
        if (typeof number !== "number") return number;
        return choices[Math.trunc(number) - 1]?.(scope) ?? BAD_VALUE;
      };
    },
  } satisfies Record<string, SpecialForm>,
);

function catching(
  compiler: Compiler,
  args: readonly (AstExpression | null)[],
  isCaught: (error: ErrorValue) => boolean,
): Evaluate {
  if (args.length !== 2) return constant(BAD_VALUE);
  const tried = compiler.single(args[0]);
  const instead = compiler.argument(args[1]);
  return (scope) => {
    const value = singleOrMatrix(tried(scope), scope);
    if (value instanceof Matrix) {
      const other = dereference(instead(scope)) as Scalar | Matrix;
      return broadcast([value, other], ([first, second]) =>
        isError(first) && isCaught(first) ? second : first,
      );
    }
    return isError(value) && isCaught(value) ? instead(scope) : value;
  };
}
