/**
 * Adds to package-lock.json the optional packages of other platforms that a registry mirror did not have when the lockfile
 * was written; without them `npm ci` refuses on a machine whose registry has them. Run it after `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

type Entry = {
  version: string
  dev?: boolean
  license?: string
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  engines?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
type Lockfile = { packages: Record<string, Entry> }

const file = path.resolve(import.meta.dirname, '..', '..', 'package-lock.json')

/** The optional packages that some package names and the lockfile does not have: [owner's place, name, version]. */
export function missing(lockfile: Lockfile): [string, string, string][] {
  return Object.entries(lockfile.packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(
        ([name]) => !lockfile.packages[`node_modules/${name}`] && !lockfile.packages[`${place}/node_modules/${name}`],
      )
      .map(([name, version]): [string, string, string] => [place, name, version]),
  )
}

/** `@rollup/rollup-linux-arm64-musl` says itself for which machine it is. */
function entryFor(lockfile: Lockfile, owner: string, name: string, version: string): Entry {
  const { dev, license, engines } = lockfile.packages[owner] ?? { version }
  const found = /-(android|darwin|freebsd|linux|openbsd|openharmony|win32)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name)
  if (!found) throw new Error(`${name} does not say its platform; add it to package-lock.json by hand`)
  const [, os = '', cpu = '', abi = ''] = found
  const libc = os === 'linux' ? { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] } : {}
  return JSON.parse(
    JSON.stringify({ version, cpu: [cpu], dev, ...libc, license, optional: true, os: [os], engines }),
  ) as Entry
}

if (import.meta.main) {
  const lockfile = JSON.parse(readFileSync(file, 'utf8')) as Lockfile
  for (const [owner, name, version] of missing(lockfile))
    lockfile.packages[`node_modules/${name}`] = entryFor(lockfile, owner, name, version)
  const sorted = Object.entries(lockfile.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(file, `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
}
