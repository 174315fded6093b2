import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import { airingOf, isAlive, listsShowing } from '../../playlists/in-use.ts'
import { distanceTo } from '../../playlists/occurrences.ts'
import type { Instant } from '../../playlists/time.ts'
import type { ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { whereMaterialsAreUsed } from '../../playlists/wire/library.ts'
import type { Reader } from '../db/open.ts'
import { sheetOf } from './fact-sheets.ts'
import { gather } from './facts.ts'
import { timesAround } from './times.ts'

type Used = ReplyOf<typeof whereMaterialsAreUsed>

/**
 * The lists that hold any of these or ask for it by their rule, the schedules that show them (now, later, or no more), and
 * the displays on which they are or will be.
 */
export async function usedWhere(r: Reader, materials: readonly MaterialId[], now: Instant): Promise<Used> {
  const office = await gather(r)
  const { names } = await sheetOf(r, office)
  const { playlists, schedules } = office.common
  const sought = await r.sql
    .selectFrom('materials')
    .select(['id', 'topic', 'campaign', 'audience'])
    .where('id', 'in', materials)
    .execute()
  const lists = listsShowing(
    sought.map(({ id, ...labels }) => ({ id: id as MaterialId, ...labels })),
    playlists,
  )
  const times = timesAround(office, now)
  const showing = schedules
    .filter(({ show }) => show.kind === 'playlist' && lists.has(show.playlist))
    .map((schedule) => ({ ...schedule, airing: airingOf(schedule, times, now) }))
  const alive = showing.filter(({ airing }) => isAlive(airing))
  const aimedAt = office.displays.filter((one) => alive.some(({ target }) => distanceTo(target, one) !== null))
  return {
    playlists: [...lists].map((id) => ({ id, name: names.playlists[id] ?? '' })).sort(byName),
    schedules: showing.map(({ id, airing }) => ({ id, name: names.schedules[id] ?? '', airing })).sort(byName),
    displays: aimedAt.map(({ id }) => ({ id, name: names.displays[id] ?? '' })).sort(byName),
  }
}

/** The displays on which a material is or will be, as schedules stand. */
export async function displaysShowing(r: Reader, material: MaterialId, now: Instant): Promise<Set<DisplayId>> {
  const { displays } = await usedWhere(r, [material], now)
  return new Set(displays.map(({ id }) => id))
}

const byName = (a: { name: string; id: number }, b: { name: string; id: number }) =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id
