/**
 * RULES PR1. JSON with sorted keys and no white space, so that equal values have equal bytes (the idea of RFC 8785;
 * our numbers are integers, so its number rules are not needed). `undefined` members are left out.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((member) => canonical(member ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}
