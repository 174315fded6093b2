import type { AccountId, ScheduleId } from '../../playlists/ids.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { archived as archivedPart, parseSchedule } from './draft.ts'
import { daypartState, insertSchedule, playlistState, readSchedule, touchSchedule } from './store.ts'
import type { ScheduleDraft } from './store.ts'

type At = { id: ScheduleId; version: number }

/** Throws what `parseSchedule` throws. */
export async function addSchedule(
  w: Writer,
  draft: ScheduleDraft,
  { author, by }: { author: AccountId; by: By },
): Promise<ScheduleReply> {
  const parsed = await parseSchedule(w, draft, { now: by.at })
  const after = await readSchedule(w, await insertSchedule(w, parsed, { author, now: by.at }), by.at)
  await recordChange(w, by, { ...named('create', after), after: shownOf(after) })
  return after
}

/** Throws `stale`, `wrong-state` for an override or an archived one, and what `parseSchedule` throws. */
export async function changeSchedule(w: Writer, at: At, draft: ScheduleDraft, by: By): Promise<ScheduleReply> {
  const before = await current(w, at, by)
  if (before.archivedAt !== null) throw new Refusal('wrong-state')
  const parsed = await parseSchedule(w, draft, { now: by.at, before: before.timing })
  await touchSchedule(w, at, { draft: parsed })
  const after = await readSchedule(w, at.id, by.at)
  await recordChange(w, by, { ...named('update', after), before: shownOf(before), after: shownOf(after) })
  return after
}

/** It stops at once, or comes back. Throws `stale`, `wrong-state`, and `not-found` when its playlist or its daypart is archived. */
export async function archiveSchedule(w: Writer, at: At, archived: boolean, by: By): Promise<ScheduleReply> {
  const before = await current(w, at, by)
  if (!archived) await refuseArchivedParts(w, before)
  await touchSchedule(w, at, { archivedAt: archived ? (before.archivedAt ?? by.at) : null })
  const after = await readSchedule(w, at.id, by.at)
  await recordChange(w, by, named(archived ? 'archive' : 'restore', after))
  return after
}

/** A schedule comes back only to what is still there. */
async function refuseArchivedParts(r: Reader, { show, timing }: ScheduleReply): Promise<void> {
  if (show.kind === 'playlist' && (await playlistState(r, show.playlist)) !== 'there')
    throw archivedPart('show.playlist')
  const daypart = timing.kind === 'recurring' && timing.hours.kind === 'daypart' ? timing.hours.daypart : null
  if (daypart !== null && (await daypartState(r, daypart)) !== 'there') throw archivedPart('timing.hours.daypart')
}

/** An override is ended, not edited: whoever may schedule may not necessarily override (routes of overrides.ts). */
async function current(w: Writer, at: At, by: By): Promise<ScheduleReply> {
  const before = await readSchedule(w, at.id, by.at)
  if (before.version !== at.version) throw new Refusal('stale')
  if (before.layer === 'emergency') throw new Refusal('wrong-state')
  return before
}

export const named = (action: string, { id, name }: ScheduleReply) => ({
  action,
  noun: 'schedules',
  nounId: id,
  nounName: name,
})
export const shownOf = ({ name, layer, zone, show, timing, target, weight, wakes }: ScheduleReply) => ({
  name,
  layer,
  zone,
  show,
  timing,
  target,
  weight,
  wakes,
})
