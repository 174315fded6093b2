import { wordsShown } from './content.ts'
import { readingTimeMs } from './material.ts'
import type { Content } from './content.ts'
import type { LocalDate } from './time.ts'
import { checkCode } from './preflight/code.ts'
import { datesIn, daysBetween } from './preflight/text-dates.ts'
import type { Finding, Measurement } from './preflight/findings.ts'
import { checkPicture, checkVideo, picturesOf } from './preflight/media.ts'
import { atLeast, checkSight, found } from './preflight/sight.ts'
import type { Found } from './preflight/sight.ts'
import type { Target } from './preflight/target.ts'

/** What is to be shown, for how long in one turn. */
export type Shown = { content: Content; durationMs: number }

/**
 * RULES PF3–PF20. All that can be said of a content on each of these targets. `measurements` are what was seen on canvases
 * of their sizes; a target without one says so, and is judged by what needs none.
 */
export function preflight(
  shown: Shown,
  targets: readonly Target[],
  measurements: readonly Measurement[],
  today: LocalDate,
): Finding[] {
  const dates = checkDates(shown.content, today)
  const found = targets.map((target) => {
    const measured =
      measurements.find(({ width, height }) => width === target.width && height === target.height) ?? null
    const { display, name } = target
    return [...checkOne(shown, target, measured), ...dates].map((one) => ({ ...one, display, name }))
  })
  return weigh(found, targets)
}

/** RULES PF1. What blocks counts where the material goes; one that goes nowhere yet is stopped by what blocks everywhere. */
function weigh(found: readonly Finding[][], targets: readonly Target[]): Finding[] {
  const blocks = ({ verdict }: Finding): boolean => verdict === 'block'
  const goes = targets.some(({ aimed }) => aimed)
  const isEverywhere = (check: Finding['check']): boolean =>
    found.every((list) => list.some((one) => one.check === check && blocks(one)))
  return found.flatMap((list, n) => {
    const { aimed, display } = targets[n]!
    const counts = (check: Finding['check']): boolean => aimed || display === null || (!goes && isEverywhere(check))
    return list.map((one) => (!blocks(one) || counts(one.check) ? one : { ...one, verdict: 'warn' as const }))
  })
}

function checkOne({ content, durationMs }: Shown, target: Target, measured: Measurement | null): Found[] {
  const code = content.kind === 'qr' && measured?.drawn ? checkCode(content.url, measured, target) : []
  const film = content.kind === 'video' ? checkVideo(content, durationMs, target) : []
  const pictures = picturesOf(content).map((picture) => checkPicture(picture, target))
  const onCanvas = [...checkSight(measured, target), ...code, ...worstOfEach(pictures)]
  return [
    ...(target.display === null ? onCanvas.map(foreseen) : onCanvas),
    ...checkReading(content, durationMs, measured),
    ...film,
  ]
}

/** RULES PF1. Nobody looks at a standard canvas yet: what would block there is foreseen, but for what cannot be drawn at all. */
const foreseen = (one: Found): Found =>
  one.verdict === 'block' && one.check !== 'frame' ? { ...one, verdict: 'warn' } : one

/** Of several pictures the worst of each check speaks for all. */
function worstOfEach(lists: readonly Found[][]): Found[] {
  const worst = new Map<Found['check'], Found>()
  for (const one of lists.flat()) {
    const known = worst.get(one.check)
    if (known === undefined || (one.measured ?? 0) > (known.measured ?? 0)) worst.set(one.check, one)
  }
  return [...worst.values()]
}

/** Shortest time a kind is held (screens.md, Hold). */
const HOLD_MS = { words: 6000, code: 15_000 }

/** RULES PF8. How long a content must stand to be read, on a canvas where its words run for so long; 0 where there is nothing to read. */
export function neededMs(content: Content, runMs = 0): number {
  const words = wordsToRead(content)
  if (words === '') return 0
  const hold = content.kind === 'qr' ? HOLD_MS.code : HOLD_MS.words
  return Math.max(hold, readingTimeMs(words), runMs)
}

/** RULES PF8. Nobody reads less than half and knows what it said. */
function checkReading(content: Content, durationMs: number, measured: Measurement | null): Found[] {
  const needed = neededMs(content, measured?.runMs ?? 0)
  if (needed === 0) return []
  return [found('reading', atLeast(durationMs, needed, needed / 2), { measured: durationMs, limit: needed })]
}

/** A date so long ago is history, not news that was left standing. */
const HISTORY_DAYS = 3 * 366

/** RULES PF20. */
function checkDates(content: Content, today: LocalDate): Found[] {
  const words = wordsToRead(content)
  if (words === '') return []
  const past = datesIn(words).filter(({ last }) => {
    const ago = daysBetween(last, today)
    return ago > 0 && ago < HISTORY_DAYS
  })
  const worst = past.find(({ deadline }) => deadline) ?? past[0]
  if (worst === undefined) return [found('dates', 'pass')]
  return [found('dates', worst.deadline ? 'block' : 'warn', { about: worst.words })]
}

/** What people read of a content, as one text. */
function wordsToRead(content: Content): string {
  return linesToRead(content)
    .filter((line) => line.trim() !== '')
    .join('\n')
}

function linesToRead(content: Content): string[] {
  // Nobody reads a whole table: people look their line up while its pages turn, which takes its own time (runMs).
  if (content.kind === 'table') return [content.headline]
  // A number is taken in at a glance.
  if (content.kind === 'figure') return [content.headline, content.unit, content.targetLabel, content.support]
  return wordsShown(content)
}
