import type { GroupId } from '../../playlists/ids.ts'
import type { FrameName } from '../../playlists/frames.ts'
import { PLAIN_GEOMETRY } from '../../playlists/geometry.ts'
import type { Geometry } from '../../playlists/geometry.ts'
import { USUAL_VIEWING, VIEWING_LIMITS } from '../../playlists/preflight/target.ts'
import type { Viewing } from '../../playlists/preflight/target.ts'
import type { Rect } from '../../playlists/programme.ts'
import type { BodyOf } from '../../playlists/wire/endpoint.ts'
import { AHEAD_DAYS } from '../../playlists/wire/displays.ts'
import type { Display, createDisplay } from '../../playlists/wire/displays.ts'
import { ALL_WEEK } from '../../playlists/dayparts.ts'
import { isCanvas } from '../ui/canvas-presets.ts'
import type { DisplayKind } from '../ui/canvas-presets.ts'
import { makeDatesDraft, parseDates } from '../ui/date-hours-draft.ts'
import type { DatesDraft } from '../ui/date-hours-draft.ts'
import { makeWeekDraft, parseOpening } from '../ui/week-draft.ts'
import type { WeekDraft } from '../ui/week-draft.ts'
import { askedCanvas, drawnCanvas, faultsOf } from './geometry-draft.ts'

export type DisplayDraft = {
  name: string
  location: string
  kind: DisplayKind
  /** In a wall, of one screen of it. */
  canvas: Rect
  geometry: Geometry
  touch: boolean
  frame: FrameName
  opening: WeekDraft
  followsCalendar: boolean
  dates: DatesDraft
  viewing: Viewing
  muted: boolean
  aheadDays: number
  groups: GroupId[]
}
export type DraftProblem = 'name' | 'canvas' | 'geometry' | 'touch' | 'viewing' | 'opening' | 'dates'
type Body = BodyOf<typeof createDisplay>

export const emptyDraft = (): DisplayDraft => ({
  name: '',
  location: '',
  kind: 'tv',
  canvas: { x: 0, y: 0, width: 1920, height: 1080 },
  geometry: PLAIN_GEOMETRY,
  touch: false,
  frame: 'main',
  opening: makeWeekDraft(ALL_WEEK),
  followsCalendar: false,
  dates: [],
  viewing: USUAL_VIEWING.tv,
  muted: true,
  aheadDays: AHEAD_DAYS.usual,
  groups: [],
})

export const makeDraft = (display: Display): DisplayDraft => ({
  name: display.name,
  location: display.location,
  kind: display.kind,
  canvas: askedCanvas(display),
  geometry: display.geometry,
  touch: display.touch,
  frame: display.frame,
  opening: makeWeekDraft(display.opening.hours),
  followsCalendar: display.opening.followsCalendar,
  dates: makeDatesDraft(display.opening.dates),
  viewing: display.viewing,
  muted: display.muted,
  aheadDays: display.aheadDays,
  groups: display.groups,
})

export function problemsOf(draft: DisplayDraft): DraftProblem[] {
  return [
    ...(draft.name.trim() === '' ? ['name' as const] : []),
    ...(isCanvas(draft.canvas) && isCanvas(drawnCanvas(draft)) ? [] : ['canvas' as const]),
    ...(faultsOf(draft).length === 0 ? [] : ['geometry' as const]),
    ...(draft.touch && !isWhole(draft.geometry) ? ['touch' as const] : []),
    ...(isViewing(draft.viewing) ? [] : ['viewing' as const]),
    ...(parseOpening(draft.opening) === null ? ['opening' as const] : []),
    ...(parseDates(draft.dates) === null ? ['dates' as const] : []),
  ]
}

/** RULES KI6. */
const isWhole = ({ pieces, wall }: Geometry): boolean => pieces.length === 0 && wall === null

/** Within what the wire takes. */
function isViewing({ mmPerPx, distanceM }: Viewing): boolean {
  const within = (value: number, { minimum, maximum }: { minimum: number; maximum: number }) =>
    value >= minimum && value <= maximum
  return within(mmPerPx, VIEWING_LIMITS.mmPerPx) && within(distanceM, VIEWING_LIMITS.distanceM)
}

/** What is sent, or null while something is wrong. */
export function parseDraft(draft: DisplayDraft): Body | null {
  const { opening: week, dates: typed, followsCalendar, ...rest } = draft
  const [hours, dates] = [parseOpening(week), parseDates(typed)]
  if (hours === null || dates === null || problemsOf(draft).length > 0) return null
  const opening = { hours, followsCalendar, dates }
  const words = { name: draft.name.trim(), location: draft.location.trim() }
  return { ...rest, ...words, canvas: drawnCanvas(draft), opening }
}

/** Six characters from what was typed or pasted: upper case, without spaces and dashes. */
export const cleanCode = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 6)

export type ProgrammeStanding = 'none' | 'waiting' | 'old' | 'current'

/** Whether a display has the programme in force. */
export function programmeStanding(display: Pick<Display, 'programme' | 'health'>): ProgrammeStanding {
  if (display.programme === null) return 'none'
  if (display.health === null) return 'waiting'
  return display.health.programme === display.programme ? 'current' : 'old'
}
