import { useEffect, useState } from 'react'
import type { Box, Canvas } from './canvas.ts'
import { lineHeightOf } from './fit.ts'
import type { Measure } from './fit.ts'
import { divide, fewestLines } from './lines.ts'
import { FittedText } from './text.tsx'
import { tokensOf } from './words.ts'
import type { Token } from './words.ts'

const PAGE_MS = 3500

/** Lines of a text at one size, as many to a page as the height takes. A word wider than the line is cut. */
export function pagesOf(text: string, box: Box, size: number, measure: Measure): string[][] {
  const width = box.width - 1
  const width1 = (word: string): number => measure(word, size, 800)
  const tokens = tokensOf(text).flatMap((token) => cut(token, width, width1))
  const measured = { tokens, widths: tokens.map((token) => width1(token.text)), space: width1(' ') }
  const lines = divide(measured, fewestLines(measured, width), width)?.lines ?? []
  const perPage = Math.max(1, Math.floor(box.height / lineHeightOf(size)))
  return Array.from({ length: Math.ceil(lines.length / perPage) }, (_, i) =>
    lines.slice(i * perPage, (i + 1) * perPage),
  )
}

function cut(token: Token, limit: number, width: (word: string) => number): Token[] {
  if (width(token.text) <= limit) return [token]
  const pieces: string[] = ['']
  for (const letter of token.text) {
    const last = pieces.at(-1)!
    if (last !== '' && width(last + letter) > limit) pieces.push(letter)
    else pieces[pieces.length - 1] = last + letter
  }
  return pieces.map((text, i) => ({ text, breakCost: i === pieces.length - 1 ? token.breakCost : 0 }))
}

type PagesProps = { text: string; color: string; box: Box; canvas: Canvas; measure: Measure; running: boolean }

/** What a marquee is where nothing may move: the text in pages, one cut after the other. */
export function Pages({ text, color, box, canvas, measure, running }: PagesProps) {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setTurn((before) => before + 1), PAGE_MS)
    return () => clearInterval(timer)
  }, [running])
  const size = Math.max(canvas.floor, Math.min(Math.floor(box.height / 1.36), 16))
  const pages = pagesOf(text, box, size, measure)
  const lines = pages[turn % Math.max(1, pages.length)] ?? []
  const lineHeight = lineHeightOf(size)
  const block = { lines, size, lineHeight, weight: 800, widest: box.width }
  const fitted = { size, blocks: [block], gap: 0, height: lines.length * lineHeight, penalty: 0 }
  const ink = { text, color, scale: 1, weight: 800, floor: size }
  return (
    <div data-marquee="pages" data-run-ms={pages.length * PAGE_MS}>
      <FittedText fitted={fitted} inks={[ink]} box={box} canvas={canvas} align="center" />
    </div>
  )
}
