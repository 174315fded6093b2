/** Holds what a page showed in each frame against the programme that it had by then: the core is the judge, not the player. */
import { playingAt } from '../../playlists/playback.ts'
import type { Programme } from '../../playlists/programme.ts'
import { instant } from '../../playlists/time.ts'
import type { Frame } from './frame-probe.ts'

/** A change is made on the nearest frame, so up to this long before its moment. */
const FRAME_MS = 17
/** What was on when a programme came may be seen until what it asks for has been drawn, or run to its own end. */
const TAKEOVER_MS = 1000
/** On a machine that is too slow an item comes when its slot is over: that is late, and judged as such. */
const HELD_MS = 1000

export type Handed = { at: number; programme: Programme }
type Verdict = {
  /** Frames with an item that was not asked for when it came, or that was held although it may no longer be seen. */
  wrong: string[]
  /** How long after its moment each item came, in ms; those that had no time to be prepared are left out. */
  lateness: number[]
}

type Asked = { name: string; since: number; until: number }

/** The revision that this programme asks for; what has none (fallback, black) is named by its kind. */
function askedFor(programme: Programme, at: number): Asked {
  const { show, until } = playingAt(programme, instant(Math.floor(at)))[0]!
  if (show.kind !== 'slot') return { name: show.kind, since: at, until }
  return { name: show.slot.revision, since: show.plannedAt, until }
}

const nameOf = ({ revision, kind }: Frame): string => (revision === '' ? kind : revision)

export function judge(frames: readonly Frame[], handed: readonly Handed[]): Verdict {
  const verdict: Verdict = { wrong: [], lateness: [] }
  for (const [i, frame] of frames.entries()) {
    const before = frames[i - 1]
    const place = handed.findLastIndex((one) => one.at <= frame.at)
    if (place < 0 || before === undefined) continue
    const inForce = handed[place]!
    const what =
      frame.showing === before.showing
        ? judgeHeld(frame, inForce)
        : judgeChange(frame, before, inForce, handed[place - 1], verdict.lateness)
    if (what !== '') verdict.wrong.push(`${frame.at.toFixed(0)}: ${frame.showing} ${nameOf(frame).slice(0, 8)} ${what}`)
  }
  return verdict
}

const isFresh = (at: number, inForce: Handed): boolean => at - inForce.at < TAKEOVER_MS

/** What came into sight: is it what was asked for, by the programme in force or by the one that it has just replaced? */
function judgeChange(
  frame: Frame,
  before: Frame,
  inForce: Handed,
  earlier: Handed | undefined,
  lateness: number[],
): string {
  const isIt = ({ name }: Asked): boolean => name === nameOf(frame)
  const end = frame.at + FRAME_MS
  const asked = between(inForce.programme, before.at - HELD_MS, end).findLast(isIt)
  if (!isFresh(frame.at, inForce) && asked) lateness.push(Math.max(0, frame.at - asked.since))
  if (asked) return ''
  const ran = isFresh(frame.at, inForce) && earlier ? between(earlier.programme, inForce.at - HELD_MS, end) : []
  return ran.some(isIt) ? '' : 'was not asked for'
}

/** What stays may have been withdrawn. */
function judgeHeld({ at, revision }: Frame, inForce: Handed): string {
  const isNamed = revision === '' || Object.hasOwn(inForce.programme.contents, revision)
  return isNamed || isFresh(at, inForce) ? '' : 'was withdrawn'
}

/** All that is asked for from the one moment to the other. */
function between(programme: Programme, from: number, to: number): Asked[] {
  const found: Asked[] = []
  for (let at = from; at <= to;) {
    const asked = askedFor(programme, at)
    found.push(asked)
    at = Math.max(asked.until, at + 1)
  }
  return found
}
