import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { missing } from '../support/complete-lockfile.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const files = execFileSync('git', ['ls-files'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '')

const HOUSES = ['server', 'display', 'admin', 'playlists', 'test']
const FILES = ['package.json', 'tsconfig.json', 'vite.config.ts', 'README.md', 'package-lock.json', 'LICENSE']

it('has exactly the agreed names at the top', () => {
  const top = [...new Set(files.map((file) => file.split('/')[0] ?? ''))].filter((name) => !name.startsWith('.'))
  expect(top.sort()).toEqual([...HOUSES, ...FILES].sort())
})

it('names every source file in kebab-case', () => {
  const odd = files
    .filter((file) => /[.]tsx?$/.test(file))
    .filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*([.](vi|en|test|config|d))*[.]tsx?$/.test(path.basename(file)))
  expect(odd).toEqual([])
})

it('says the same of itself in package.json and the lockfile', () => {
  const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Record<string, unknown>
  expect(read('package-lock.json')['name']).toBe(read('package.json')['name'])
})

it('locks the optional packages of every platform, or npm ci refuses elsewhere', () => {
  const lockfile = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Parameters<
    typeof missing
  >[0]
  expect(missing(lockfile)).toEqual([])
})

/** An address that the page itself would load; links for people to follow are another matter. */
const OUTSIDE =
  /(\bsrc\s*=\s*["'{`]*|<link[^>]+href=["']|url\(\s*["']?|(fetch|import)\(\s*["'`]|from\s*['"])https?:\/\//

it('fetches nothing from the internet when it runs', () => {
  const strangers = files
    .filter((file) => /^(display|admin)\/.*[.](tsx?|html|css)$/.test(file))
    .filter((file) => OUTSIDE.test(readFileSync(path.join(root, file), 'utf8')))
  expect(strangers).toEqual([])
})
