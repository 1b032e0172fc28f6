/*
 * The corner of CEL that triggers and keys use: paths (`event.data.id`), literals, ==, !=, &&, ||, ! and parentheses.
 * Anything else is refused when the function registers.
 */

type Scope = Record<string, unknown>;
type Expression = (scope: Scope) => unknown;

const TOKEN = /\s*(==|!=|&&|\|\||[!()]|'[^']*'|"[^"]*"|-?\d+(?:\.\d+)?|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/y;

/** Reads an expression once, to be asked many times. */
export function parseExpression(source: string): Expression {
  const tokens = tokensOf(source);
  let position = 0;

  const next = () => tokens[position++];
  const take = (token: string) => tokens[position] === token && ++position > 0;

  const either = (): Expression => {
    const left = both();
    if (!take("||")) return left;
    const right = either();
    return (scope) => Boolean(left(scope)) || Boolean(right(scope));
  };

  const both = (): Expression => {
    const left = comparison();
    if (!take("&&")) return left;
    const right = both();
    return (scope) => Boolean(left(scope)) && Boolean(right(scope));
  };

  const comparison = (): Expression => {
    const left = value();
    if (take("==")) return equal(left, value());
    if (take("!=")) {
      const same = equal(left, value());
      return (scope) => !same(scope);
    }
    return left;
  };

  const value = (): Expression => {
    if (take("!")) {
      const inner = value();
      return (scope) => !inner(scope);
    }
    if (take("(")) {
      const inner = either();
      if (!take(")")) throw new Error(`"${source}" lacks a closing parenthesis`);
      return inner;
    }
    return literalOrPath(next(), source);
  };

  const expression = either();
  if (position < tokens.length)
    throw new Error(`"${source}" is beyond the sandbox: "${tokens[position]}" was not expected`);
  return expression;
}

/** The value of a key such as `event.data.id`, as text; without a key everything shares one. */
export function keyOf(key: string | undefined, event: unknown): string {
  return key === undefined ? "" : (JSON.stringify(parseExpression(key)({ event })) ?? "");
}

function tokensOf(source: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (source.slice(TOKEN.lastIndex).trim() !== "") {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(source)?.[1];
    if (token === undefined)
      throw new Error(`"${source}" is beyond the sandbox: cannot read "${source.slice(at).trim()}"`);
    tokens.push(token);
  }
  return tokens;
}

function equal(left: Expression, right: Expression): Expression {
  return (scope) => left(scope) === right(scope);
}

function literalOrPath(token: string | undefined, source: string): Expression {
  if (token === undefined) throw new Error(`"${source}" ends too early`);
  if (/^['"]/.test(token)) return () => token.slice(1, -1);
  if (/^-?\d/.test(token)) return () => Number(token);
  if (token === "true" || token === "false") return () => token === "true";
  if (token === "null") return () => null;
  if (!/^[A-Za-z_]/.test(token))
    throw new Error(`"${source}" is beyond the sandbox: "${token}" was not expected`);
  const path = token.split(".");
  return (scope) =>
    path.reduce<unknown>((found, name) => (isRecord(found) ? found[name] : undefined), scope) ?? null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
