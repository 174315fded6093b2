/**
 * RULES PR1. JSON with sorted keys and no white space, so that equal values have equal bytes (the idea of RFC 8785;
 * our numbers are integers, so its number rules are not needed). `undefined` members are left out.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return Array.isArray(value) ? listed(value) : membered(value as Record<string, unknown>)
}

/** A programme is mostly lists of whole numbers: these the engine can join by itself. */
function listed(values: readonly unknown[]): string {
  if (values.every(Number.isSafeInteger)) return `[${values.join(',')}]`
  return `[${values.map((value) => canonical(value ?? null)).join(',')}]`
}

function membered(value: Record<string, unknown>): string {
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(member)}`
  }
  return `{${text}}`
}
