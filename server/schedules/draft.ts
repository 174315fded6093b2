import type { ScheduleId } from '../../playlists/ids.ts'
import { needsStart } from '../../playlists/recurrence.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import { zoneOf } from '../../playlists/schedule.ts'
import type { Show, Target, Timing } from '../../playlists/schedule.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { daypartState, playlistState, readSchedule, unknownAmong } from './store.ts'
import type { ScheduleDraft } from './store.ts'

/**
 * A draft may be wrong; what comes out is a schedule that can be kept. `before` is what it was, for one that is changed:
 * a stretch that has passed may stay as it was, but not be asked for anew.
 * Throws `invalid`, `dates-reversed`, `time-in-past`, `not-found`.
 */
export async function parseSchedule(
  r: Reader,
  draft: ScheduleDraft,
  { now, before = null }: { now: Instant; before?: Timing | null },
): Promise<ScheduleDraft> {
  refuseWrongTiming(draft.timing, now, before)
  if (draft.layer === 'takeover' && isEndless(draft.timing)) throw wrong('timing.recurrence.until', 'required')
  await refuseUnknownDaypart(r, draft.timing)
  await refuseUnknownShow(r, draft.show)
  return {
    ...draft,
    zone: zoneOf(draft),
    target: await parseTarget(r, draft.target),
    wakes: draft.layer === 'emergency' && draft.wakes,
  }
}

/** As it would be saved, for one that is only asked about. */
export async function parseForCheck(
  r: Reader,
  draft: Omit<ScheduleDraft, 'wakes'>,
  id: ScheduleId | null,
  now: Instant,
): Promise<ScheduleDraft> {
  const before = id === null ? null : (await readSchedule(r, id, now)).timing
  return parseSchedule(r, { ...draft, wakes: false }, { now, before })
}

/** A takeover keeps everything else off the screens, so it has to end by itself. */
const isEndless = (timing: Timing) =>
  timing.kind === 'recurring' && timing.recurrence.until === null && timing.recurrence.count === null

function refuseWrongTiming(timing: Timing, now: Instant, before: Timing | null): void {
  if (timing.kind === 'once') {
    if (timing.end <= timing.start) throw new Refusal('dates-reversed', { details: at('timing.end') })
    const unchanged = before?.kind === 'once' && before.end === timing.end
    if (timing.end <= now && !unchanged) throw new Refusal('time-in-past', { details: at('timing.end') })
    return
  }
  refuseWrongRecurrence(timing.recurrence)
}

/** What no screen could be told: dates that cannot be counted, or lie outside what the lunar table knows. */
function refuseWrongRecurrence(recurrence: Recurrence): void {
  const { from, until, count } = recurrence
  if (from === null && needsStart(recurrence)) throw wrong('timing.recurrence.from', 'start-needed')
  if (until !== null && count !== null) throw wrong('timing.recurrence.count', 'one-end')
  if (from !== null && until !== null && until < from) {
    throw new Refusal('dates-reversed', { details: at('timing.recurrence.until') })
  }
  for (const [field, date] of Object.entries({ from, until }))
    if (date !== null && (date < FIRST_DATE || date > LAST_DATE)) throw wrong(`timing.recurrence.${field}`, 'date-far')
}
const [FIRST_DATE, LAST_DATE] = ['2000-01-01', '2100-12-31']

async function refuseUnknownDaypart(r: Reader, timing: Timing): Promise<void> {
  if (timing.kind !== 'recurring' || timing.hours.kind !== 'daypart') return
  const state = await daypartState(r, timing.hours.daypart)
  if (state === 'absent') throw absent('timing.hours.daypart')
  if (state === 'archived') throw archived('timing.hours.daypart')
}

const at = (field: string) => [{ field }]

async function refuseUnknownShow(r: Reader, show: Show): Promise<void> {
  if (show.kind === 'black') return
  const state = await playlistState(r, show.playlist)
  if (state === 'absent') throw absent('show.playlist')
  if (state === 'archived') throw archived('show.playlist')
}

/** Throws `not-found` for what is not there, `invalid` for a target that is nobody. */
export async function parseTarget(r: Reader, target: Target): Promise<Target> {
  if (target.all) return { all: true, displays: [], groups: [] }
  const { displays, groups } = target
  if (displays.length + groups.length === 0) throw wrong('target', 'nobody')
  if ((await unknownAmong(r, 'displays', displays)) !== undefined) throw absent('target.displays')
  if ((await unknownAmong(r, 'groups', groups)) !== undefined) throw absent('target.groups')
  return { all: false, displays: displays.toSorted(byNumber), groups: groups.toSorted(byNumber) }
}

const byNumber = (a: number, b: number) => a - b
const absent = (field: string) => new Refusal('not-found', { details: [{ field, problem: 'unknown' }] })
export const archived = (field: string) => new Refusal('not-found', { details: [{ field, problem: 'archived' }] })
const wrong = (field: string, problem: string) => new Refusal('invalid', { details: [{ field, problem }] })
