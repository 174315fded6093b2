/** A small house with the real guards and whatever is planted in it, to see whether the guards bite. */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { check } from './check.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const GUARDS = [
  'package.json',
  'tsconfig.json',
  '.tsconfig.base.json',
  '.eslint.config.js',
  '.dependency-cruiser.js',
  '.knip.json',
  '.prettierrc.json',
  '.prettierignore',
  ...['playlists', 'server', 'display', 'admin', 'test'].map((house) => `${house}/tsconfig.json`),
]
/** One sound file per house, so that no guard complains of an empty one. */
const SOUND = {
  'playlists/sound.ts': 'export const one = 1\n',
  'server/main.ts': "import { one } from '../playlists/sound.ts'\n\nconsole.log(one)\n",
  'display/main.tsx': "import { one } from '../playlists/sound.ts'\n\nconsole.log(one)\n",
  'admin/main.tsx': "import { one } from '../playlists/sound.ts'\n\nconsole.log(one)\n",
  'test/playlists/sound.test.ts': "import { one } from '../../playlists/sound.ts'\n\nconsole.log(one)\n",
  'vite.config.ts': 'export const nothing = 0\n',
}

/** Writes the house with the `planted` files into a fresh folder; the caller tears it down. */
export async function buildHouse(planted: Record<string, string>): Promise<string> {
  const house = await mkdtemp(path.join(tmpdir(), 'bang-tin-walls-'))
  for (const guard of GUARDS) await cp(path.join(root, guard), path.join(house, guard))
  await symlink(path.join(root, 'node_modules'), path.join(house, 'node_modules'), 'junction')
  for (const [file, text] of Object.entries({ ...SOUND, ...planted })) {
    await mkdir(path.dirname(path.join(house, file)), { recursive: true })
    await writeFile(path.join(house, file), text)
  }
  return house
}

export const tearDown = (house: string): Promise<void> => rm(house, { recursive: true, force: true })

/** What one step of `npm run check` says about the house. */
export async function hear(house: string, step: string): Promise<{ passed: boolean; output: string }> {
  let output = ''
  const passed = await check(house, [step], (verdict) => (output = verdict.output))
  return { passed, output }
}

/** ESLint's report by file (as the house names it): the lines under each heading. */
export function byFile(output: string, house: string): Map<string, string> {
  const said = new Map<string, string>()
  let file = ''
  for (const line of output.split('\n')) {
    if (/^\S.*[.]tsx?$/.test(line)) file = path.relative(house, line).replaceAll('\\', '/')
    else if (file) said.set(file, `${said.get(file) ?? ''}${line}\n`)
  }
  return said
}
