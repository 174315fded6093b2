import type { GroupId } from '../../playlists/ids.ts'
import type { FrameName } from '../../playlists/frames.ts'
import type { Rect } from '../../playlists/programme.ts'
import type { BodyOf } from '../../playlists/wire/endpoint.ts'
import type { Display, createDisplay } from '../../playlists/wire/displays.ts'
import { ALL_WEEK } from '../../playlists/dayparts.ts'
import { isCanvas } from '../ui/canvas-presets.ts'
import type { DisplayKind } from '../ui/canvas-presets.ts'
import { makeDatesDraft, parseDates } from '../ui/date-hours-draft.ts'
import type { DatesDraft } from '../ui/date-hours-draft.ts'
import { makeWeekDraft, parseOpening } from '../ui/week-draft.ts'
import type { WeekDraft } from '../ui/week-draft.ts'

export type DisplayDraft = {
  name: string
  location: string
  kind: DisplayKind
  canvas: Rect
  frame: FrameName
  opening: WeekDraft
  followsCalendar: boolean
  dates: DatesDraft
  muted: boolean
  groups: GroupId[]
}
export type DraftProblem = 'name' | 'canvas' | 'opening' | 'dates'
type Body = BodyOf<typeof createDisplay>

export const emptyDraft = (): DisplayDraft => ({
  name: '',
  location: '',
  kind: 'tv',
  canvas: { x: 0, y: 0, width: 1920, height: 1080 },
  frame: 'main',
  opening: makeWeekDraft(ALL_WEEK),
  followsCalendar: false,
  dates: [],
  muted: true,
  groups: [],
})

export const makeDraft = (display: Display): DisplayDraft => ({
  name: display.name,
  location: display.location,
  kind: display.kind,
  canvas: display.canvas,
  frame: display.frame,
  opening: makeWeekDraft(display.opening.hours),
  followsCalendar: display.opening.followsCalendar,
  dates: makeDatesDraft(display.opening.dates),
  muted: display.muted,
  groups: display.groups,
})

export function problemsOf(draft: DisplayDraft): DraftProblem[] {
  return [
    ...(draft.name.trim() === '' ? ['name' as const] : []),
    ...(isCanvas(draft.canvas) ? [] : ['canvas' as const]),
    ...(parseOpening(draft.opening) === null ? ['opening' as const] : []),
    ...(parseDates(draft.dates) === null ? ['dates' as const] : []),
  ]
}

/** What is sent, or null while something is wrong. */
export function parseDraft(draft: DisplayDraft): Body | null {
  const { opening: week, dates: typed, followsCalendar, ...rest } = draft
  const [hours, dates] = [parseOpening(week), parseDates(typed)]
  if (hours === null || dates === null || problemsOf(draft).length > 0) return null
  const opening = { hours, followsCalendar, dates }
  return { ...rest, name: draft.name.trim(), location: draft.location.trim(), opening }
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
