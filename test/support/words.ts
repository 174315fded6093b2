/** What a Vietnamese page must not say: English words, keys of the code, blanks that nobody filled. */
import type { Page } from 'playwright-core'
import { en } from '../../admin/ui/text/en.ts'
import { vi } from '../../admin/ui/text/vi.ts'

type Sentence = (...blanks: unknown[]) => unknown

/** Its blanks stand for single words, or for lists of them. */
function sentenceOf(sentence: Sentence): unknown {
  try {
    return sentence('', '', '', '')
  } catch {
    return sentence([], [], [], [])
  }
}

/** All words of a table; a sentence with blanks is asked for with none in them. */
function wordsIn(table: unknown): string[] {
  if (typeof table === 'string') return table.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  if (typeof table === 'function') return wordsIn(sentenceOf(table as Sentence))
  if (typeof table === 'object' && table !== null) return Object.values(table).flatMap(wordsIn)
  return []
}

const VIETNAMESE = new Set(wordsIn(vi))
/** Syllables of both languages ("then chốt"). */
const SHARED = new Set(['then'])
/** Words of the English table that the Vietnamese one never uses. */
const ENGLISH = new Set(
  wordsIn(en).filter((word) => /^[a-z]{3,}$/.test(word) && !VIETNAMESE.has(word) && !SHARED.has(word)),
)

const NONSENSE = /\{[^{}]*\}|\bundefined\b|\bNaN\b|\[object|\b[a-z]+(?:[A-Z][a-z]+)+\b/g
/** Addresses, files, zones and the names of programs are written as they are. */
const NAMES =
  /https?:\S+|\b[\w-]+(?:\.[\w-]+)+\b|\b[A-Z][a-z]+\/\w+\b|\biHanoi\b|\bCH Play\b|\bMake in\b|\biCalendar\b/g

/** Every foreign word and every raw key among these words. */
export function foreignIn(said: string): string[] {
  const plain = said.replace(NAMES, ' ')
  const words = plain.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  return [...(plain.match(NONSENSE) ?? []), ...words.filter((word) => ENGLISH.has(word))]
}

/** All that can be read or heard on a page: letters in sight, names for screen readers, hints. What is marked as another language or as data is left out. */
export const wordsOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const named = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']
    const spoken: string[] = [document.title]
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (element.closest('[lang]:not(html), [translate=no], script, style') || !element.checkVisibility()) continue
      spoken.push(...named.map((name) => element.getAttribute(name) ?? ''))
      for (const { nodeType, textContent } of element.childNodes) if (nodeType === 3) spoken.push(textContent ?? '')
    }
    return spoken.filter((words) => words.trim() !== '').join('\n')
  })

/** Everything in sight that sticks out to the right of the page or of its dialog; only a box that scrolls by itself may. */
export const overflowOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const boxes = [document.scrollingElement!, ...document.querySelectorAll<HTMLElement>('[role=dialog]')]
    return boxes
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .map((box) => {
        const edge = (element: Element) => element.getBoundingClientRect().right
        const out = [...box.querySelectorAll('*')].filter((element) => edge(element) > box.clientWidth + 1).slice(0, 3)
        const names = out.map((element) => `${element.tagName}.${element.getAttribute('class')} to ${edge(element)}`)
        return `${box.scrollWidth} px wide in ${box.clientWidth} px: ${names.join(', ')}`
      })
  })
