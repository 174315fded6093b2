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
  const wrong: string[] = []
  const lateness: number[] = []
  for (const [i, frame] of frames.entries()) {
    const before = frames[i - 1]
    const place = handed.findLastIndex((one) => one.at <= frame.at)
    if (place < 0 || before === undefined) continue
    const [inForce, earlier] = [handed[place]!, handed[place - 1]]
    const isFresh = frame.at - inForce.at < TAKEOVER_MS
    const says = (what: string): unknown =>
      wrong.push(`${frame.at.toFixed(0)}: ${frame.showing} ${nameOf(frame).slice(0, 8)} ${what}`)
    if (frame.showing !== before.showing) {
      const asked = between(inForce.programme, before.at - HELD_MS, frame.at + FRAME_MS).findLast(
        ({ name }) => name === nameOf(frame),
      )
      const ran = isFresh && earlier ? between(earlier.programme, inForce.at, frame.at + FRAME_MS) : []
      if (asked && !isFresh) lateness.push(Math.max(0, frame.at - asked.since))
      if (!asked && !ran.some(({ name }) => name === nameOf(frame))) says('was not asked for')
    } else if (!isFresh && frame.revision !== '' && inForce.programme.contents[frame.revision as never] === undefined)
      says('was withdrawn')
  }
  return { wrong, lateness }
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
