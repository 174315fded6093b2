import { repeatedDate } from '../../playlists/dayparts.ts'
import type { DaypartId } from '../../playlists/ids.ts'
import type { DaypartBody, DaypartReply } from '../../playlists/wire/dayparts.ts'
import { recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { insertDaypart, namesInUse, readDaypart, touchDaypart } from './store.ts'

type At = { id: DaypartId; version: number }

/** Throws `name-taken`, and `invalid` for a date that is named twice. */
export async function addDaypart(w: Writer, body: DaypartBody, by: By): Promise<DaypartReply> {
  await refuseTakenName(w, body.name)
  refuseTwice(body)
  const after = await readDaypart(w, await insertDaypart(w, body))
  await recordChange(w, by, { ...named('create', after), after: shown(after) })
  return after
}

/** Throws `stale`, and what `addDaypart` throws. */
export async function changeDaypart(w: Writer, at: At, body: DaypartBody, by: By): Promise<DaypartReply> {
  const before = await current(w, at)
  if (before.archivedAt === null) await refuseTakenName(w, body.name, at.id)
  refuseTwice(body)
  await touchDaypart(w, at, { body })
  const after = await readDaypart(w, at.id)
  await recordChange(w, by, { ...named('update', after), before: shown(before), after: shown(after) })
  return after
}

/** Throws `in-use` while a schedule in force has its hours from it or a material says them; `name-taken` when its name was given away meanwhile. */
export async function archiveDaypart(w: Writer, at: At, archived: boolean, by: By): Promise<DaypartReply> {
  const before = await current(w, at)
  if (archived && before.usedIn.length + before.shownBy.length > 0) throw inUse(before)
  if (!archived && before.archivedAt !== null) await refuseTakenName(w, before.name)
  await touchDaypart(w, at, { archivedAt: archived ? (before.archivedAt ?? by.at) : null })
  const after = await readDaypart(w, at.id)
  await recordChange(w, by, named(archived ? 'archive' : 'restore', after))
  return after
}

async function current(w: Writer, { id, version }: At): Promise<DaypartReply> {
  const before = await readDaypart(w, id)
  if (before.version !== version) throw new Refusal('stale')
  return before
}

const inUse = ({ usedIn, shownBy }: DaypartReply) =>
  new Refusal('in-use', {
    because: { by: `(${[...usedIn, ...shownBy].map(({ name }) => name).join(', ')})` },
    details: { usedIn, shownBy },
  })

async function refuseTakenName(r: Reader, name: string, own?: DaypartId): Promise<void> {
  if ((await namesInUse(r, own)).has(name.toLowerCase())) throw new Refusal('name-taken')
}

function refuseTwice({ dates }: DaypartBody): void {
  const at = repeatedDate(dates)
  if (at >= 0) throw new Refusal('invalid', { details: [{ field: `dates.${at}.date`, problem: 'repeated' }] })
}

const named = (action: string, { id, name }: DaypartReply) => ({ action, noun: 'dayparts', nounId: id, nounName: name })
const shown = ({ name, hours, followsCalendar, dates }: DaypartReply) => ({ name, hours, followsCalendar, dates })
