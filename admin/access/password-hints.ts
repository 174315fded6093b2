import { fold } from '../../playlists/search.ts'

/** What can be said of a password while it is typed; the server has the last word (and knows what is often guessed). */
export type PasswordHints = { long: boolean; varied: boolean; notName: boolean }

export function passwordHints(password: string, username: string): PasswordHints {
  const lower = password.toLowerCase()
  return {
    long: password.length >= 12,
    varied: new Set(lower).size >= 5,
    notName: lower !== '' && lower !== username.toLowerCase(),
  }
}

export const allMet = (hints: PasswordHints): boolean => hints.long && hints.varied && hints.notName

/** A suggestion from a person's name: `Nguyễn Văn An` → `an.nguyen`. Empty when nothing usable is left. */
export function suggestUsername(name: string): string {
  const words = fold(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const [first = '', last = ''] = [words[0], words.at(-1)]
  return words.length > 1 ? `${last}.${first}`.slice(0, 40) : last
}

export const isUsername = (text: string): boolean => /^[a-z0-9][a-z0-9._-]{2,39}$/.test(text)
