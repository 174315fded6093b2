import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildHouse, hear, tearDown } from '../support/planted.ts'

/** One fault per wall: [the wall, the file that leans on it, what it imports]. */
const FAULTS: [string, string, string][] = [
  ['no circles, not even of types', 'playlists/circle-a.ts', './circle-b.ts'],
  ['every import is found', 'server/lost.ts', './nowhere.ts'],
  ['playlists is pure', 'playlists/reads-files.ts', 'node:fs'],
  ['playlists is pure', 'playlists/borrows.ts', 'dayjs'],
  ['playlists is pure', 'playlists/reaches-up.ts', '../server/target.ts'],
  ['nobody enters the server', 'display/enters.ts', '../server/target.ts'],
  ['nobody enters the server', 'admin/enters.ts', '../server/target.ts'],
  ['display and admin are strangers', 'display/peeks.ts', '../admin/target.ts'],
  ['display and admin are strangers', 'admin/peeks.ts', '../display/engine/target.ts'],
  ['the engine knows no React', 'display/engine/draws.ts', 'react'],
  ['the engine knows no React', 'display/engine/stages.ts', '../stage/target.ts'],
  ['admin nouns are strangers', 'admin/materials/gossips.ts', '../playlists/target.ts'],
  ['admin nouns are strangers', 'admin/ui/gossips.ts', '../playlists/target.ts'],
  ['routes are opened by app.ts alone', 'server/main-too.ts', './materials/routes.ts'],
  ['routes are opened by app.ts alone', 'server/materials/store.ts', './routes.ts'],
  ['server nouns are strangers', 'server/materials/meddles.ts', '../schedules/store.ts'],
  ['server nouns are strangers', 'server/plays/meddles.ts', '../app.ts'],
  ["only programmes, reports and live read other nouns' stores", 'server/access/reads.ts', '../schedules/store.ts'],
  ['the database stands on the ground', 'server/db/climbs.ts', '../schedules/store.ts'],
  ['one place opens the database', 'server/schedules/drills.ts', 'sqlite3'],
  ['product never imports tests', 'server/cheats.ts', '../test/support/target.ts'],
  ['product needs no development package', 'admin/needs.ts', 'fast-check'],
]
const TARGETS = [
  'server/target.ts',
  'server/app.ts',
  'server/materials/routes.ts',
  'server/schedules/store.ts',
  'admin/target.ts',
  'admin/playlists/target.ts',
  'display/engine/target.ts',
  'display/stage/target.ts',
  'test/support/target.ts',
]
/** All imports are of types only, which the walls see as well. */
const importing = (from: string): string =>
  `import type * as other from '${from}'\n\nexport type Other = typeof other\n`

let house = ''
let output = ''
beforeAll(async () => {
  house = await buildHouse({
    ...Object.fromEntries(TARGETS.map((file) => [file, 'export const target = 1\n'])),
    ...Object.fromEntries(FAULTS.map(([, file, from]) => [file, importing(from)])),
    'playlists/circle-b.ts': importing('./circle-a.ts'),
    'admin/needs.ts': "import * as other from 'fast-check'\n\nexport const used = other\n",
    // What the walls let through.
    'server/programmes/gathers.ts': importing('../schedules/store.ts'),
    'server/schedules/asks.ts': importing('../db/target.ts'),
    'server/db/target.ts': 'export const target = 1\n',
    'display/stage/draws.ts': importing('react'),
    'admin/materials/shares.ts': importing('../ui/target.ts'),
    'admin/ui/target.ts': 'export const target = 1\n',
    'playlists/shapes.ts': importing('typebox'),
  })
  output = (await hear(house, 'walls')).output
})
afterAll(() => tearDown(house))

it.each(FAULTS)('%s: %s', (wall, file) => {
  expect(output.split('\n').filter((line) => line.includes(`${wall}: ${file} `))).not.toEqual([])
})

it.each(['programmes/gathers', 'schedules/asks', 'stage/draws', 'materials/shares', 'playlists/shapes'])(
  'lets %s through',
  (file) => expect(output).not.toContain(file),
)

it('finds nothing in a sound house', async () => {
  const sound = await buildHouse({})
  expect(await hear(sound, 'walls')).toMatchObject({ passed: true })
  await tearDown(sound)
})
