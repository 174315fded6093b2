import type { Content } from './content.ts'

/** Lower case without Vietnamese marks, so that "lan xanh" finds "Làn xanh" and "dang" finds "Đảng". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0111\u0110]/g, 'd')
    .toLowerCase()
}

/** RULES LB1. The folded words of a query; each has to occur. */
export const wordsOf = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean)

/** RULES LB1. Whether every word of `query` occurs in one of the `texts`, marks and case aside. An empty query matches all. */
export function matches(query: string, texts: readonly string[]): boolean {
  const hay = fold(texts.join(' '))
  return wordsOf(query).every((word) => hay.includes(word))
}

/** What of a content no reader sees: names of files, looks and shapes, not words. */
const NOT_WORDS = new Set(['kind', 'template', 'file', 'still', 'type', 'fit', 'align', 'better', 'asOf', 'daypart'])

/** RULES LB2. Every word that is typed into a content, whatever its kind, in the order of its fields. */
export const searchable = (content: Content): string[] => stringsIn(content)

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  return Object.entries(value).flatMap(([key, member]) => (NOT_WORDS.has(key) ? [] : stringsIn(member)))
}

/** The letters that are their own in the Vietnamese alphabet, each after the one it is drawn from. */
const LETTERS: Record<string, string> = { ă: 'a1', â: 'a2', đ: 'd1', ê: 'e1', ô: 'o1', ơ: 'o2', ư: 'u1' }
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** RULES LB3. Names in the order of these keys are in the order of the Vietnamese alphabet, tones and case aside. */
export function sortKey(name: string): string {
  const bare = name.toLowerCase().normalize('NFD').replace(TONES, '').normalize('NFC')
  return [...bare].map((letter) => LETTERS[letter] ?? `${letter}0`).join('')
}
