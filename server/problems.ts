import { PROBLEMS } from './text.vi.ts'
import type { Problem, Words } from './text.vi.ts'
import { fill } from './text.ts'

/** One thing TypeBox found wrong. */
type Finding = { keyword: string; instancePath: string; params?: Record<string, unknown> }
type Named = { field: string; problem: string }

/**
 * Details as the caller reads them: `{ field, problem }` with the problem in words. Findings of the validator and a
 * Refusal's own `[{ field, problem: <key of Problem> }]` are put into words; anything else passes as it is.
 */
export function namedProblems(details: unknown, words: Words): unknown {
  if (!Array.isArray(details)) return details
  if (details.every(isFinding)) return onePerField(meantOf(details).flatMap((finding) => inWords(finding, words)))
  return details.map((detail: unknown) =>
    isNamed(detail) ? { ...detail, problem: worded(detail.problem, words) } : detail,
  )
}

const isFinding = (value: unknown): value is Finding =>
  typeof value === 'object' && value !== null && 'keyword' in value && 'instancePath' in value
const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && 'field' in value && 'problem' in value

const worded = (key: string, words: Words): string =>
  (PROBLEMS as readonly string[]).includes(key) ? words.problems[key as Problem] : key

const PROBLEM_OF: Readonly<Record<string, Problem>> = {
  type: 'type',
  minLength: 'too-short',
  maxLength: 'too-long',
  minimum: 'too-small',
  maximum: 'too-large',
  minItems: 'too-few',
  maxItems: 'too-many-items',
  uniqueItems: 'repeated',
  pattern: 'pattern',
  format: 'date',
  const: 'choice',
  enum: 'choice',
  anyOf: 'choice',
}

/**
 * Where something may be left out (null), a fault inside it is reported twice more: it is not null, and it is neither. Only
 * what was meant is told.
 */
function meantOf(findings: readonly Finding[]): readonly Finding[] {
  const isAside = ({ keyword, params }: Finding): boolean =>
    keyword === 'anyOf' || (keyword === 'type' && params?.['type'] === 'null')
  const meant = findings.filter((finding) => !isAside(finding))
  const isTold = ({ instancePath }: Finding): boolean =>
    meant.some((one) => one.instancePath === instancePath || one.instancePath.startsWith(`${instancePath}/`))
  return findings.filter((finding) => !isAside(finding) || !isTold(finding))
}

function inWords(finding: Finding, words: Words): Named[] {
  const field = finding.instancePath.slice(1).replaceAll('/', '.')
  if (finding.keyword === 'required') {
    const missing = finding.params?.['requiredProperties']
    const names = Array.isArray(missing) ? missing.map(String) : []
    return names.map((name) => ({ field: field === '' ? name : `${field}.${name}`, problem: words.problems.required }))
  }
  const limit = finding.params?.['limit']
  const key = finding.keyword === 'minLength' && limit === 1 ? 'empty' : (PROBLEM_OF[finding.keyword] ?? 'type')
  return [{ field, problem: fill(words.problems[key], { limit: typeof limit === 'number' ? String(limit) : '' }) }]
}

/** A union reports every branch that failed; the first finding of a field says enough. At most 20 fields are named. */
function onePerField(all: Named[]): Named[] {
  return [...new Map(all.toReversed().map((one) => [one.field, one])).values()].toReversed().slice(0, 20)
}
