import type { Hash } from '../ids.ts'
import type { Content } from '../content.ts'

/** A file as content names it; what else is said of it depends on its kind. */
const isFile = (value: object): value is { file: Hash } => 'file' in value && 'bytes' in value

/** The facts of the stored file that stands in for each; null where there is none. */
export type Stored = (file: Hash) => Readonly<Record<string, unknown>> | null

/** The same content with other files in the place of those it names; facts it does not speak of are left out. */
export function withFiles<C extends Content>(content: C, stored: Stored): C {
  const change = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(change)
    const same = Object.entries(value).map(([key, member]): [string, unknown] => [key, change(member)])
    const facts = isFile(value) ? stored(value.file) : null
    if (facts === null) return Object.fromEntries(same)
    return Object.fromEntries(same.map(([key, member]) => [key, Object.hasOwn(facts, key) ? facts[key] : member]))
  }
  return change(content) as C
}
