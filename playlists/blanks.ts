import type { Content } from './content.ts'
import { mapTexts, textsOf } from './texts.ts'

/** A blank to be filled before anyone sees it: `{gio_lam_viec}`. */
const BLANK = /\{([^{}\n]+)\}/g

/** RULES AP5. The names of the blanks still open in what people would read, each once, in their order. */
export function blanksIn(content: Content): string[] {
  const found = textsOf(content).flatMap((text) => [...text.matchAll(BLANK)].map((match) => match[1]!.trim()))
  return [...new Set(found)]
}

/** The same content with these blanks filled; a blank without a word stays. */
export function fillBlanks<C extends Content>(content: C, values: Readonly<Record<string, string>>): C {
  const fill = (text: string) =>
    text.replace(BLANK, (blank, name: string) => {
      const key = name.trim()
      return (Object.hasOwn(values, key) ? values[key]!.trim() : '') || blank
    })
  return mapTexts(content, fill)
}

/** A text in its parts: words as they stand, and the names of the blanks between them. */
export function partsOf(text: string): ({ words: string } | { blank: string })[] {
  const parts = text.split(BLANK).map((part, n) => (n % 2 === 0 ? { words: part } : { blank: part.trim() }))
  return parts.filter((part) => 'blank' in part || part.words !== '')
}
