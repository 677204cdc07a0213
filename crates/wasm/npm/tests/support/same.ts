/** Whether two JSON values agree: doubles within 1e-9 relative, all else exactly. */
export function same(expected: unknown, got: unknown): boolean {
  if (typeof expected === "number" && typeof got === "number") {
    if (Number.isInteger(expected) && Number.isInteger(got)) return expected === got;
    return Math.abs(expected - got) <= 1e-9 * Math.max(Math.abs(expected), Math.abs(got));
  }
  if (Array.isArray(expected) || Array.isArray(got)) {
    if (!Array.isArray(expected) || !Array.isArray(got)) return false;
    return expected.length === got.length && expected.every((cell, at) => same(cell, got[at]));
  }
  if (isObject(expected) && isObject(got)) {
    const [keys, others] = [Object.keys(expected), Object.keys(got)];
    return keys.length === others.length && keys.every((key) => key in got && same(expected[key], got[key]));
  }
  return expected === got;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
