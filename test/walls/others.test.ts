import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildHouse, hear, tearDown } from '../support/planted.ts'

const FAULTS: [string, string, string][] = [
  ['playlists/fetches.ts', "export const f = () => fetch('http://x')", "Cannot find name 'fetch'"],
  ['playlists/looks.ts', 'export const f = () => window.innerWidth', "Cannot find name 'window'"],
  ['playlists/asks.ts', 'export const f = () => process.pid', "Cannot find name 'process'"],
  ['playlists/waits.ts', 'export const f = () => setTimeout(() => 1, 1)', "Cannot find name 'setTimeout'"],
  ['playlists/reads.ts', "import { readFileSync } from 'node:fs'\nexport const f = readFileSync", "'node:fs'"],
  ['server/enumerates.ts', 'export enum Kind {\n  One,\n}', 'erasableSyntaxOnly'],
  ['server/draws.ts', 'export const f = () => document.title', "Cannot find name 'document'"],
  ['server/guesses.ts', 'export const f = (list: string[]): string => list[0]', 'not assignable to type'],
]

let house = ''
let types = ''
beforeAll(async () => {
  house = await buildHouse({
    ...Object.fromEntries(FAULTS.map(([file, text]) => [file, `${text}\n`])),
    'server/main.ts': "import { used } from './half-used.ts'\n\nconsole.log(used)\n",
    'server/half-used.ts': 'export const used = 1\nexport const wanted_by_nobody = 2\n',
    'server/orphan.ts': 'export const alone = 1\n',
    'server/untidy.ts': 'export const   untidy = "yes";\n',
  })
  types = (await hear(house, 'types')).output
})
afterAll(() => tearDown(house))

it.each(FAULTS)('the compiler: %s', (file, _, complaint) => {
  const own = types.split('\n').filter((line) => line.startsWith(`${file}(`))
  expect(own.join('\n')).toContain(complaint)
})

it('unused code: an export and a file that nobody wants', async () => {
  const { passed, output } = await hear(house, 'unused')
  expect(passed).toBe(false)
  expect(output).toMatch(/Unused files[^]*server\/orphan[.]ts/)
  expect(output).toMatch(/Unused exports[^]*wanted_by_nobody/)
})

it('format: an untidy file', async () => {
  const { passed, output } = await hear(house, 'format')
  expect(passed).toBe(false)
  expect(output).toContain('server/untidy.ts')
})

it('finds nothing in a sound house', async () => {
  const sound = await buildHouse({})
  for (const step of ['types', 'format']) expect(await hear(sound, step)).toMatchObject({ passed: true })
  await tearDown(sound)
})
