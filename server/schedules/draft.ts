import type { Show, Target, Timing } from '../../playlists/schedule.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { playlistState, unknownAmong } from './store.ts'
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
  await refuseUnknownShow(r, draft.show)
  return {
    ...draft,
    target: await parseTarget(r, draft.target),
    wakes: draft.layer === 'emergency' && draft.wakes,
  }
}

/** A takeover keeps everything else off the screens, so it has to end by itself. */
const isEndless = (timing: Timing) => timing.kind === 'recurring' && timing.recurrence.until === null

function refuseWrongTiming(timing: Timing, now: Instant, before: Timing | null): void {
  if (timing.kind === 'once') {
    if (timing.end <= timing.start) throw new Refusal('dates-reversed', { details: at('timing.end') })
    const unchanged = before?.kind === 'once' && before.end === timing.end
    if (timing.end <= now && !unchanged) throw new Refusal('time-in-past', { details: at('timing.end') })
    return
  }
  const { from, until } = timing.recurrence
  if (from !== null && until !== null && until < from) {
    throw new Refusal('dates-reversed', { details: at('timing.recurrence.until') })
  }
}

const at = (field: string) => [{ field }]

async function refuseUnknownShow(r: Reader, show: Show): Promise<void> {
  if (show.kind === 'black') return
  const state = await playlistState(r, show.playlist)
  if (state === 'absent') throw absent('show.playlist')
  if (state === 'archived')
    throw new Refusal('not-found', { details: [{ field: 'show.playlist', problem: 'archived' }] })
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
const wrong = (field: string, problem: string) => new Refusal('invalid', { details: [{ field, problem }] })
