import { readingTimeMs } from './material.ts'

/** Fewest milliseconds that a page stands, however few its words. */
const LEAST_PAGE_MS = 4000

/** How long a page of so many words must stand to be read. */
export const pageNeedMs = (words: string): number => Math.max(LEAST_PAGE_MS, readingTimeMs(words))

/**
 * RULES TB1, TB2. Which of some pages is shown so far into a slot; `needs` is how long each must stand. Pages share the
 * whole slot; where it is too short for all, each stands as long as it must and the last ones are left out. `slotMs` null:
 * they follow one another over and over.
 */
export function pageAt(needs: readonly number[], elapsedMs: number, slotMs: number | null): number {
  const total = needs.reduce((sum, need) => sum + need, 0)
  if (needs.length < 2 || total <= 0) return 0
  const stretch = slotMs === null ? 1 : Math.max(1, slotMs / total)
  let left = slotMs === null ? ((elapsedMs % total) + total) % total : elapsedMs
  for (let page = 0; page < needs.length - 1; page++) {
    left -= needs[page]! * stretch
    if (left < 0) return page
  }
  return needs.length - 1
}
