/** Builds the two pages into dist/ when their sources have changed since the last time. `--force` builds regardless. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { UserConfig } from 'vite'

const root = path.resolve(import.meta.dirname, '..')
const PAGES = ['admin', 'display'] as const
type Page = (typeof PAGES)[number]

const sourcesOf = (page: Page): string[] => [
  page,
  'playlists',
  'vite.config.ts',
  '.tsconfig.base.json',
  'package-lock.json',
]

async function filesUnder(place: string): Promise<string[]> {
  const entries = await readdir(place, { withFileTypes: true, recursive: true }).catch(() => null)
  if (!entries) return existsSync(place) ? [place] : []
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

async function fingerprint(page: Page): Promise<string> {
  const files = (await Promise.all(sourcesOf(page).map((source) => filesUnder(path.join(root, source))))).flat().sort()
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(path.relative(root, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0')
  return hash.digest('hex')
}

const stampOf = (page: Page): string => path.join(root, 'dist', `.stamp-${page}`)

/** Whether dist/ holds what the sources of today give. */
async function isFresh(page: Page, print: string): Promise<boolean> {
  if (!existsSync(path.join(root, 'dist', page, 'index.html'))) return false
  return (await readFile(stampOf(page), 'utf8').catch(() => '')) === print
}

/** The stamp goes first and comes back last, so that a build cut short is done again. */
async function buildPage(page: Page, print: string): Promise<void> {
  await rm(stampOf(page), { force: true })
  const { build } = await import('vite')
  const config = (await import(pathToFileURL(path.join(root, 'vite.config.ts')).href)) as {
    page: (name: Page) => UserConfig
  }
  await build({ ...config.page(page), configFile: false, logLevel: 'warn', mode: 'production' })
  await mkdir(path.join(root, 'dist'), { recursive: true })
  await writeFile(stampOf(page), print)
}

/** Builds what is stale and says so in one line. Throws when a page does not build. */
export async function prepare(force: boolean): Promise<void> {
  const began = performance.now()
  const built: Page[] = []
  for (const page of PAGES) {
    if (!existsSync(path.join(root, page, 'index.html'))) continue
    const print = await fingerprint(page)
    if (!force && (await isFresh(page, print))) continue
    await buildPage(page, print)
    built.push(page)
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(built.length > 0 ? `Built ${built.join(' and ')} in ${seconds} s` : `Pages are up to date (${seconds} s)`)
}

if (import.meta.main) await prepare(process.argv.includes('--force'))
