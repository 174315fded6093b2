/** A field that differs between two people's versions of one thing; `content.headline` is a field inside another. */
export type Clash = { field: string; base: unknown; mine: unknown; theirs: unknown }
export type Merged<D> = {
  draft: D
  /** Only they changed these; the draft follows them. */
  taken: Clash[]
  /** Both changed these; the draft keeps what was typed. */
  clashes: Clash[]
}

type Fields = Record<string, unknown>
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const isPlain = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** All three are made of fields, and of the same kind. */
function alike(...values: unknown[]): Fields[] | null {
  const plain = values.filter(isPlain)
  return plain.length === values.length && new Set(plain.map(({ kind }) => kind)).size === 1 ? plain : null
}

/**
 * What two people made of one thing: each one's changes where the other made none; where both changed the same field,
 * mine. Fields that are themselves made of fields are gone through one by one, unless they are of different kinds.
 */
export function merge<D extends object>(base: D, mine: D, theirs: D): Merged<D> {
  const { draft, taken, clashes } = mergeFields(base as Fields, mine as Fields, theirs as Fields, '')
  return { draft: draft as D, taken, clashes }
}

function mergeFields(base: Fields, mine: Fields, theirs: Fields, path: string): Merged<Fields> {
  const all: Merged<Fields> = { draft: {}, taken: [], clashes: [] }
  for (const field of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [was, my, their] = [base[field], mine[field], theirs[field]]
    const clash = { field: path + field, base: was, mine: my, theirs: their }
    all.draft[field] = my
    if (same(was, their) || same(my, their)) continue
    const [a, b, c] = alike(was, my, their) ?? []
    if (a && b && c) {
      const inner = mergeFields(a, b, c, `${path}${field}.`)
      all.draft[field] = inner.draft
      all.taken.push(...inner.taken)
      all.clashes.push(...inner.clashes)
    } else if (same(was, my)) {
      all.draft[field] = their
      all.taken.push(clash)
    } else all.clashes.push(clash)
  }
  return all
}

/** The same thing with one field, named by its path, set. */
export function withField<D extends object>(of: D, field: string, value: unknown): D {
  const [head = '', ...rest] = field.split('.')
  const inner = (of as Fields)[head]
  return { ...of, [head]: rest.length === 0 ? value : withField(inner as Fields, rest.join('.'), value) }
}

export const fieldOf = (of: object, field: string): unknown =>
  field.split('.').reduce<unknown>((at, name) => (isPlain(at) ? at[name] : undefined), of)
