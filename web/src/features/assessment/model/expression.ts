/** What a name stands for: a number, or undefined where there is none. */
type Value = number | boolean | undefined;

/**
 * Evaluates the part of the catalogue's expression language that `asked_if` uses: names of items, numbers, + and -,
 * comparisons, `and`, `or`, `not`, brackets. What is missing stays missing unless the rest decides (Kleene's logic).
 * Throws for anything else: who asks then treats the question as asked.
 */
export function evaluate(expression: string, valueOf: (name: string) => number | undefined): boolean | undefined {
  const tokens = tokensOf(expression);
  let at = 0;
  const peek = () => tokens[at];
  const take = (token: string) => (tokens[at] === token ? ((at += 1), true) : false);

  const or = (): Value => {
    let left = and();
    while (take('or')) left = either(logic(left), logic(and()));
    return left;
  };
  const and = (): Value => {
    let left = not();
    while (take('and')) left = both(logic(left), logic(not()));
    return left;
  };
  const not = (): Value => {
    if (!take('not')) return comparison();
    const value = logic(not());
    return value === undefined ? undefined : !value;
  };
  const comparison = (): Value => {
    const left = sum();
    const compare = comparisons[peek() ?? ''];
    if (!compare) return left;
    at += 1;
    const [a, b] = [numeric(left), numeric(sum())];
    return a === undefined || b === undefined ? undefined : compare(a, b);
  };
  const sum = (): Value => {
    let left = part();
    for (let sign = peek(); sign === '+' || sign === '-'; sign = peek()) {
      at += 1;
      const [a, b] = [numeric(left), numeric(part())];
      left = a === undefined || b === undefined ? undefined : sign === '+' ? a + b : a - b;
    }
    return left;
  };
  const part = (): Value => {
    const token = tokens[at++];
    if (token === '(') {
      const value = or();
      if (!take(')')) throw new SyntaxError(`a bracket is open in: ${expression}`);
      return value;
    }
    if (token !== undefined && /^\d/.test(token)) return Number(token);
    if (token !== undefined && /^q\d/.test(token)) return valueOf(token);
    throw new SyntaxError(`not understood in: ${expression}`);
  };

  const value = or();
  if (at < tokens.length) throw new SyntaxError(`not understood in: ${expression}`);
  return logic(value);
}

/** The items that an expression speaks of. */
export function namesIn(expression: string): string[] {
  return [...new Set(expression.match(/\bq\d+[a-z]?\b/g) ?? [])];
}

function tokensOf(expression: string): string[] {
  const tokens = expression.match(/\d+(?:\.\d+)?|[a-z_]\w*|<=|>=|!=|[=<>+\-()]|\S/g) ?? [];
  return [...tokens];
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function logic(value: Value): boolean | undefined {
  if (typeof value === 'number') throw new SyntaxError('a number is no answer to whether something is asked');
  return value;
}

function numeric(value: Value): number | undefined {
  if (typeof value === 'boolean') throw new SyntaxError('yes and no are not numbers');
  return value;
}

function both(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === false || b === false) return false;
  return a && b;
}

function either(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === true || b === true) return true;
  return a === undefined || b === undefined ? undefined : false;
}
