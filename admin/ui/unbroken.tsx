import { Fragment } from 'react'
import type { ReactNode } from 'react'

/** Numbers with their letters, as documents, dates and spans of years are written: 57-NQ/TW, 12/KH-UBND, 02/9/2026. */
const CODE = /\d[\p{L}\d]{0,7}(?:[-–/.,:][\p{L}\d]{1,8}){1,4}/gu

/** The parts of words, those at odd places being codes. */
export function partsOf(words: string): string[] {
  const parts: string[] = []
  let end = 0
  for (const { 0: code, index } of words.matchAll(CODE)) {
    parts.push(words.slice(end, index), code)
    end = index + code.length
  }
  return [...parts, words.slice(end)]
}

/** Words whose codes stay on one line: a browser would break them at each hyphen. */
export function Unbroken({ of }: { of: string }): ReactNode {
  return partsOf(of).map((part, n) => (
    <Fragment key={n}>{n % 2 === 0 ? part : <span style={{ whiteSpace: 'nowrap' }}>{part}</span>}</Fragment>
  ))
}
