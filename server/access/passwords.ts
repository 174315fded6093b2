import argon2 from 'argon2'
import type { Problem } from '../text.vi.ts'
import { randomToken } from './secrets.ts'

/** OWASP's floor for argon2id: 19 MiB, two rounds. */
const COST = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const MIN_PASSWORD = 12
export const MAX_PASSWORD = 200

/** What a guesser tries first, here and abroad, before digits and signs are hung on. */
const GUESSED = new Set(
  `password passw0rd matkhau matkhaumoi admin administrator quantri quantrivien bangtin banhtin phuong ubndphuong
  trungtam hanhchinhcong motcua vietnam hanoi haiphong saigon hochiminh iloveyou anhyeuem emyeuanh khongbiet khongco
  welcome letmein qwerty qwertyuiop asdfghjkl zxcvbnm qwertyuiopasdfghjkl abcdef abcdefgh abcd abc test changeme
  dragon monkey football sunshine princess adminadmin passwordpassword matkhaumatkhau`.split(/\s+/),
)
const RUNS = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
]

/** Why a password may not be used, or null when it may. */
export function passwordProblem(password: string, username: string): Problem | null {
  if (password.length < MIN_PASSWORD) return 'password-short'
  if (password.length > MAX_PASSWORD) return 'password-long'
  const lower = password.toLowerCase()
  if (lower === username || (username.length >= 5 && wordsOf(lower) === wordsOf(username)))
    return 'password-is-username'
  return isGuessed(lower) ? 'password-common' : null
}

/** Without accents, digits and signs at either end: `Mật-khẩu2026!` is the word `matkhau`. */
function wordsOf(lower: string): string {
  const plain = lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  return plain.replace(/[^a-z0-9]/g, '').replace(/^\d+|\d+$/g, '')
}

function isGuessed(lower: string): boolean {
  if (new Set(lower).size < 5) return true
  if (GUESSED.has(wordsOf(lower))) return true
  return RUNS.some((run) => run.includes(lower) || `${run}${run}`.includes(lower))
}

export const hashPassword = (password: string): Promise<string> => argon2.hash(password, COST)

/** Verifies at the same cost whether there is such an account or not. */
export class PasswordCheck {
  readonly #decoy: Promise<string> = hashPassword(randomToken())

  async matches(password: string, hash: string | null): Promise<boolean> {
    const right = await argon2.verify(hash ?? (await this.#decoy), password)
    return right && hash !== null
  }
}
