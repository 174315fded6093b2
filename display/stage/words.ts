import { COMPOUND_PAIRS, LEADING_WORDS, PHRASE_PAIRS, UNIT_WORDS } from './text-compounds.ts'

/**
 * A piece of text that is never divided, and what it costs to begin a new line after it:
 * 0 at the end of a phrase, 1 between any two words, more inside a word, Infinity where it must not be, MUST where it shall.
 */
export type Token = { text: string; breakCost: number }

export const MUST = -1
const NEVER = Infinity
const IN_COMPOUND = 3
const IN_PHRASE = 1.5

const bare = (word: string): string => word.toLowerCase().replace(/^[^\p{L}\p{N}%]+|[^\p{L}\p{N}%]+$/gu, '')
const isNumber = (word: string): boolean => /^\p{N}[\p{N}.,:/%-]*$/u.test(bare(word))

/** A number that counts what follows; a date or a time of day stands for itself. */
const isCount = (word: string): boolean => /^\p{N}[\p{N}.,]*%?$/u.test(bare(word))

const isDash = (word: string): boolean => /^[-–—•|]$/.test(word)

function costBetween(word: string, next: string): number {
  if (isDash(next)) return NEVER
  if (isDash(word) || /[.?!;:…]["”)]?$/u.test(word)) return 0
  if (/,["”)]?$/u.test(word)) return 0.15
  return costInPhrase(word, next)
}

function costInPhrase(word: string, next: string): number {
  const [a, b] = [bare(word), bare(next)]
  if (isCount(word) && UNIT_WORDS.has(b)) return NEVER
  if (COMPOUND_PAIRS.has(`${a} ${b}`) || isCount(word) || isNumber(next)) return IN_COMPOUND
  if (PHRASE_PAIRS.has(`${a} ${b}`)) return IN_PHRASE
  if (LEADING_WORDS.has(a)) return 1.8
  if (LEADING_WORDS.has(b)) return 0.5
  return /^["“(]/u.test(next) ? 0.4 : 1
}

/** Composed (NFC), with single spaces; a line break and a no-break space are the editor's word and stay. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\S\n\u00a0]+/g, ' ')
    .replace(/ *\n+ */g, '\n')
    .trim()
}

/** The text as words with the cost of a break after each; joined by spaces they give the text back. */
export function tokensOf(text: string): Token[] {
  return tidy(text)
    .split('\n')
    .flatMap((line) => tokensOfLine(line).map((token, i, all) => (i === all.length - 1 ? ends(token) : token)))
}

const ends = (token: Token): Token => ({ ...token, breakCost: MUST })

function tokensOfLine(line: string): Token[] {
  const words = line.split(' ').filter((word) => word !== '')
  const tokens: Token[] = []
  let held = ''
  words.forEach((word, i) => {
    const next = words[i + 1]
    const range = isDash(word) && isNumber(words[i - 1] ?? '') && isNumber(next ?? '')
    const breakCost = next === undefined ? 0 : range ? NEVER : costBetween(word, next)
    const text = held + word
    if (breakCost === NEVER) held = `${text} `
    else {
      tokens.push({ text, breakCost })
      held = ''
    }
  })
  return tokens
}
