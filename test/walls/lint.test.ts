import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildHouse, byFile, hear, tearDown } from '../support/planted.ts'

const lines = (count: number): string => Array.from({ length: count }, (_, i) => `  console.log(${i})`).join('\n')
const branches = Array.from({ length: 13 }, (_, i) => `  if (n === ${i}) return ${i * 2}`).join('\n')

/** [the file, what is wrong in it, what the guard calls it]. */
const FAULTS: [string, string, string][] = [
  ['playlists/says-date.ts', 'export const year = new Date(0).getUTCFullYear()', 'Only time.ts may say Date'],
  ['playlists/says-intl.ts', "export const f = new Intl.NumberFormat('vi')", "Unexpected use of 'Intl'"],
  ['playlists/rolls-dice.ts', 'export const roll = () => Math.random()', 'Randomness is a seed in the programme'],
  ['playlists/time.ts', 'export const now = () => Date.now()', 'The core is told the time'],
  ['server/reads-clock.ts', 'export const now = () => Date.now()', 'only the clocks read the wall clock'],
  ['display/stage/reads-clock.ts', 'export const now = () => new Date()', 'only the clocks read the wall clock'],
  ['admin/reads-clock.ts', 'export const now = () => Date()', 'only the clocks read the wall clock'],
  ['test/server/reads-clock.test.ts', 'console.log(Date.now())', 'only the clocks read the wall clock'],
  ['server/reads-env.ts', "export const port = process.env['PORT']", 'Only server/config.ts reads the environment'],
  ['server/imports-env.ts', "export { env as port } from 'node:process'", 'No barrels'],
  [
    'server/takes-env.ts',
    "import { env } from 'node:process'\nexport const port = env['PORT']",
    'Only server/config.ts reads',
  ],
  [
    'server/schedules/builds-sql.ts',
    'export const f = (sql: { raw: (s: string) => void }, by: string) => sql.raw(`order by ${by}`)',
    'No string-built SQL',
  ],
  [
    'server/schedules/glues-sql.ts',
    "export const f = (sql: { raw: (s: string) => void }, by: string) => sql.raw('order by ' + by)",
    'No string-built SQL',
  ],
  ['server/anything.ts', 'export const f = (x: any) => x as unknown', 'no-explicit-any'],
  ['server/speaks.ts', "export const greeting = 'Kính chào quý vị'", 'Visible words live in the text tables'],
  ['admin/speaks.tsx', 'export const Greeting = () => <b>Kính chào</b>', 'Visible words live in the text tables'],
  [
    'admin/marks-up.tsx',
    'export const Raw = ({ html }: { html: string }) => <b dangerouslySetInnerHTML={{ __html: html }} />',
    'No markup from strings',
  ],
  [
    'display/stage/marks-up.ts',
    'export const f = (e: Element, html: string) => (e.innerHTML = html)',
    'No markup from strings',
  ],
  ['server/evaluates.ts', "export const two = () => eval('1 + 1') as number", 'no-eval'],
  ['server/barrel.ts', "export * from './reads-env.ts'", 'No barrels'],
  ['server/unnamed.ts', 'export default 1', 'Named exports only'],
  ['server/remembers.ts', 'export let count = 0\nexport const more = () => (count += 1)', 'No state in modules'],
  [
    'server/collects.ts',
    'const seen = new Map<string, number>()\nexport const f = () => seen.size',
    'No state in modules',
  ],
  ['server/forgets.ts', 'const work = async () => 1\nexport const f = () => {\n  work()\n}', 'no-floating-promises'],
  [
    'server/misses.ts',
    "export function f(x: 'a' | 'b'): number {\n  switch (x) {\n    case 'a':\n      return 1\n  }\n  return 0\n}",
    'switch-exhaustiveness-check',
  ],
  ['server/postpones.ts', '// TODO later\nexport const f = 1', 'no-warning-comments'],
  ['server/long-file.ts', Array.from({ length: 301 }, (_, i) => `export const n${i} = ${i}`).join('\n'), 'max-lines'],
  ['server/long-function.ts', `export function f(): void {\n${lines(60)}\n}`, 'max-lines-per-function'],
  ['server/maze.ts', `export function f(n: number): number {\n${branches}\n  return n\n}`, 'complexity'],
  [
    'admin/hooks.tsx',
    "import { useState } from 'react'\nexport function useIt(yes: boolean) {\n  if (yes) useState(1)\n}",
    'rules-of-hooks',
  ],
]
/** The same things where they belong. */
const ALLOWED: [string, string][] = [
  ['server/names.ts', "export const title = '<title>Bảng tin</title>' + 'đ'"],
  ['server/settings/defaults.ts', "export const office = 'Ủy ban nhân dân'"],
  ['server/clock.ts', 'export const now = () => Date.now()'],
  ['display/engine/clock-sync.ts', 'export const now = () => Date.now()'],
  ['server/config.ts', "export const port = process.env['PORT']"],
  ['server/text.vi.ts', "export const greeting = 'Kính chào quý vị'"],
  ['server/schedules/asks.ts', "export const f = (sql: { raw: (s: string) => void }) => sql.raw('select 1')"],
  ['admin/ui/text.vi.ts', "export const greeting = 'Kính chào quý vị'"],
  ['test/playlists/speaks.test.ts', "console.log('Kính chào quý vị')"],
]

let house = ''
let said = new Map<string, string>()
beforeAll(async () => {
  house = await buildHouse(Object.fromEntries([...FAULTS, ...ALLOWED].map(([file, text]) => [file, `${text}\n`])))
  said = byFile((await hear(house, 'lint')).output, house)
})
afterAll(() => tearDown(house))

it.each(FAULTS)('%s', (file, _, complaint) => expect(said.get(file)).toContain(complaint))

it.each(ALLOWED)('lets %s through', (file) => expect(said.get(file)).toBeUndefined())

it('finds nothing in a sound house', async () => {
  const sound = await buildHouse({})
  expect(await hear(sound, 'lint')).toMatchObject({ passed: true })
  await tearDown(sound)
})
