import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import type { Placed } from './week.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { NO_SHIFT, isShifted, within } from './shift.ts'
import type { Occurrence, Shift } from './shift.ts'
import { DAY_MINUTES, isAllDay } from './week.ts'

export type Held = { block: Placed<ScheduleReply>; occurrence: Occurrence }
export type Pending = Held & { shift: Shift; by: 'pointer' | 'keys' }
export const keyOfBlock = ({ schedule, date, from }: Placed): string => `${schedule.id} ${date} ${from}`

type Given = {
  /** Minutes to which everything snaps. */
  step: number
  /** Whether the columns are days, so that a block may be dragged from one to another. */
  overDays: boolean
  onShift: (held: Held, shift: Shift) => void
  onOpen: (schedule: ScheduleReply) => void
  /** Whether it may be moved so: what is over stays as it was, and nothing is put where it would be over. */
  mayShift: (occurrence: Occurrence, shift: Shift) => boolean
  onRefused: () => void
}
type Grip = Held & { x: number; y: number; edge: 'start' | 'end' | 'both' | 'day'; day: number }

/** Pixels: how far a press may wander before it is a drag, and how thick the edges are that stretch. */
const SLACK = 4
const EDGE = 7

/**
 * Moving and stretching blocks. A mouse or pen drags the middle or an edge and places it by letting go; arrows do the same,
 * and Enter places it. Escape, or leaving the block, drops what was not placed. A finger scrolls.
 */
export function useBlockEdit({ step, overDays, onShift, onOpen, mayShift, onRefused }: Given) {
  const [pending, setPending] = useState<Pending | null>(null)
  const grip = useRef<Grip | null>(null)
  const dragged = useRef(false)
  /** The block that was just let go: its words stay away from what is said about it until the pointer has left it. */
  const [hushed, setHushed] = useState<string | null>(null)
  const drop = (hush: Held | null = null) => {
    grip.current = null
    setPending(null)
    if (hush !== null) setHushed(keyOfBlock(hush.block))
  }
  useEscape(() => drop())
  const place = (held: Held) => {
    drop(held)
    if (pending === null || !isShifted(pending.shift)) return
    if (mayShift(held.occurrence, pending.shift)) onShift(pending, pending.shift)
    else onRefused()
  }
  /** What is over is refused at the first move. */
  const hold = (held: Held, shift: Shift, by: Pending['by']) => {
    if (mayShift(held.occurrence, NO_SHIFT)) return setPending({ ...held, shift: within(held.occurrence, shift), by })
    drop(held)
    onRefused()
  }

  const handlersOf = (held: Held) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      dragged.current = false
      if (event.button !== 0 || event.pointerType === 'touch') return
      event.currentTarget.setPointerCapture(event.pointerId)
      grip.current = { ...held, x: event.clientX, y: event.clientY, edge: edgeAt(event, held), day: columnAt(event) }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const held = grip.current
      if (held === null) return
      if (!dragged.current && Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLACK) return
      dragged.current = true
      const moved = shiftTo(event, held, step)
      hold(held, overDays ? moved : { ...moved, days: 0 }, 'pointer')
    },
    onPointerUp: () => grip.current !== null && (dragged.current ? place(held) : drop()),
    onPointerCancel: () => drop(),
    onPointerLeave: () => setHushed(null),
    onBlur: () => pending?.by === 'keys' && drop(),
    onClick: () => {
      if (!dragged.current) onOpen(held.block.schedule)
      dragged.current = false
    },
    onKeyDown: (event: KeyboardEvent) => {
      const mine = pending?.by === 'keys' && keyOfBlock(pending.block) === keyOfBlock(held.block) ? pending : null
      if (event.key === 'Enter' && mine !== null) {
        event.preventDefault()
        return place(held)
      }
      const more = shiftOf(event, step)
      if (more === null) return
      event.preventDefault()
      hold(held, add(mine?.shift ?? NO_SHIFT, more), 'keys')
    },
  })
  const isHushed = ({ block }: Pick<Held, 'block'>) => pending !== null || hushed === keyOfBlock(block)
  return { pending, handlersOf, isHushed }
}

function useEscape(drop: () => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => event.key === 'Escape' && drop()
    // Before the words beside the block, which close by Escape too and keep it to themselves.
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  })
}

const add = (a: Shift, b: Shift): Shift => ({ days: a.days + b.days, start: a.start + b.start, end: a.end + b.end })

function shiftOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent, step: number): Shift | null {
  if (ctrlKey || metaKey || altKey) return null
  const minutes = { ArrowUp: -step, ArrowDown: step }[key]
  const days = { ArrowLeft: -1, ArrowRight: 1 }[key]
  if (minutes !== undefined) return { days: 0, start: shiftKey ? 0 : minutes, end: minutes }
  return days === undefined || shiftKey ? null : { ...NO_SHIFT, days }
}

function edgeAt(event: PointerEvent<HTMLElement>, { block }: Held): Grip['edge'] {
  if (isAllDay(block)) return 'day'
  const { top, bottom, height } = event.currentTarget.getBoundingClientRect()
  const reach = Math.min(EDGE, height / 4)
  if (event.clientY - top < reach && !block.fromBefore) return 'start'
  return bottom - event.clientY < reach && !block.toAfter ? 'end' : 'both'
}

const columnsAround = (event: PointerEvent<HTMLElement>): DOMRect[] =>
  [...event.currentTarget.closest('[data-grid]')!.querySelectorAll('[data-day]')].map((one) =>
    one.getBoundingClientRect(),
  )

function columnAt(event: PointerEvent<HTMLElement>): number {
  const columns = columnsAround(event)
  const found = columns.findIndex((box) => event.clientX < box.right)
  return found < 0 ? columns.length - 1 : found
}

function shiftTo(event: PointerEvent<HTMLElement>, { y, edge, day }: Grip, step: number): Shift {
  const days = edge === 'both' || edge === 'day' ? columnAt(event) - day : 0
  if (edge === 'day') return { ...NO_SHIFT, days }
  const { height } = columnsAround(event)[0]!
  const minutes = Math.round((((event.clientY - y) / height) * DAY_MINUTES) / step) * step
  return {
    days,
    start: edge === 'end' ? 0 : minutes,
    end: edge === 'start' ? 0 : minutes,
  }
}
