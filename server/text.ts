import { en } from './text.en.ts'
import { vi } from './text.vi.ts'
import type { Words } from './text.vi.ts'

/** The table for a caller, by Accept-Language: the first of vi and en that is asked for; Vietnamese otherwise. */
export function wordsFor(acceptLanguage: string | undefined): Words {
  const asked = (acceptLanguage ?? '').toLowerCase().match(/(?<=^|,)\s*(vi|en)\b/)
  return asked?.[1] === 'en' ? en : vi
}

/** Fills `{blank}` by name; a blank without a word is left out. */
export function fill(sentence: string, blanks: Readonly<Record<string, string>>): string {
  return sentence.replace(/\s?\{(\w+)\}/g, (blank, name: string) => {
    const word = blanks[name]
    return word === undefined || word === '' ? '' : blank.replace(`{${name}}`, word)
  })
}
