import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', '..')
const rulebook = path.join(root, 'playlists', 'RULES.md')
const ID = '[A-Z]{2}[0-9]+[a-z]?'

/** An id stands at the start of its line, in a list, a table or a heading: `- **TM1**`, `| TM1 |`, `### TM1`. */
const stated = (): string[] =>
  [...readFileSync(rulebook, 'utf8').matchAll(new RegExp(`^[-*#|\\s]*\\**\\[?(${ID})\\b`, 'gm'))].map(
    (match) => match[1] ?? '',
  )

const tested = (): string[] =>
  globSync('test/**/*.test.{ts,tsx}', { cwd: root })
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(new RegExp(`['"\`]((?:\\[${ID}\\])+)`, 'g'))])
    .flatMap((match) => [...(match[1] ?? '').matchAll(new RegExp(`\\[(${ID})\\]`, 'g'))].map((id) => id[1] ?? ''))

const without = (some: string[], others: string[]): string[] =>
  [...new Set(some)].filter((id) => !others.includes(id)).sort()

it('every rule of RULES.md bears a test', () => {
  expect(stated().length).toBeGreaterThan(0)
  expect(without(stated(), tested())).toEqual([])
})

it('every id in a test title is a rule', () => {
  expect(without(tested(), stated())).toEqual([])
})

it('no rule is stated twice', () => {
  const ids = stated()
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
})
