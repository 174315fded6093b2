/** What this machine's own packages can add, where it is a Debian and we may. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'

export const mayInstall = (): boolean => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0

/** Debian's own packages, without what they only recommend; nothing is asked. */
export function install(...packages: readonly string[]): void {
  console.log(`Installing with apt-get: ${packages.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'inherit', env })
}
