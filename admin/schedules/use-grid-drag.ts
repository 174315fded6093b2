import { useEffect, useRef, useState } from 'react'
import type { PointerEvent } from 'react'
import { dragRange, minuteAt } from './week.ts'

type Cell = { day: number; minute: number }
export type Drawn = { days: [first: number, last: number]; from: number; to: number }

type Given = {
  onDrawn: (drawn: Drawn) => void
  /** Whether a column's day has passed: nothing is drawn there. */
  isOver: (day: number) => boolean
  onRefused: () => void
}

/** A press that does not move asks for this long. */
const CLICK_MINUTES = 60

/**
 * Drawing a stretch over the days of the grid with a mouse or pen; a finger scrolls, and its tap asks for one hour.
 * Escape drops the drawing.
 */
export function useGridDrag({ onDrawn, isOver, onRefused }: Given) {
  const anchor = useRef<Cell | null>(null)
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const stop = () => {
    anchor.current = null
    setDrawn(null)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && stop()
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (event.button !== 0 || target.closest('button') !== null || target.closest('[data-day]') === null) return
    const cell = cellAt(event)
    if (event.pointerType !== 'touch' && isOver(cell.day)) return onRefused()
    anchor.current = cell
    if (event.pointerType === 'touch') return
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (anchor.current === null || event.pointerType === 'touch') return
    const range = rangeOf(anchor.current, cellAt(event))
    while (isOver(range.days[0])) range.days[0]++
    if (drawn !== null || range.to - range.from > 30 || range.days[0] !== range.days[1]) setDrawn(range)
  }
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    if (anchor.current === null) return
    const { day, minute } = anchor.current
    if (isOver(day)) onRefused()
    else onDrawn(drawn ?? { days: [day, day], from: minute, to: Math.min(minute + CLICK_MINUTES, 1440) })
    event.currentTarget.releasePointerCapture(event.pointerId)
    stop()
  }
  return { drawn, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: stop } }
}

function rangeOf(a: Cell, b: Cell): Drawn {
  return { days: [Math.min(a.day, b.day), Math.max(a.day, b.day)], ...dragRange(a.minute, b.minute) }
}

/** The day column and the half hour under the pointer. */
function cellAt(event: PointerEvent<HTMLElement>): Cell {
  const columns = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-day]')]
  const boxes = columns.map((column) => column.getBoundingClientRect())
  const found = boxes.findIndex((box) => event.clientX < box.right)
  const day = found < 0 ? boxes.length - 1 : found
  const box = boxes[day]!
  return { day, minute: minuteAt(event.clientY - box.top, box.height) }
}
