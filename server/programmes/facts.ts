import { canonical } from '../../playlists/canonical.ts'
import type { Facts } from '../../playlists/facts.ts'
import type { DisplayId, GroupId } from '../../playlists/ids.ts'
import { distanceTo } from '../../playlists/occurrences.ts'
import type { Opening } from '../../playlists/opening.ts'
import type { Schedule } from '../../playlists/schedule.ts'
import { daypartFacts } from '../dayparts/store.ts'
import { calendarFacts } from '../calendar/store.ts'
import type { Reader } from '../db/open.ts'
import { approvedMaterials } from '../materials/store.ts'
import { playlistFacts } from '../playlists/store.ts'
import { scheduleFacts } from '../schedules/store.ts'
import { readSettings } from '../settings/store.ts'
import { showableNow } from './showable.ts'

export type OfficeFacts = {
  zone: string
  displays: Facts['display'][]
  /** For how many days ahead each display is given its programme; that decides nothing of what is in it. */
  ahead: ReadonlyMap<DisplayId, number>
  common: Omit<Facts, 'zone' | 'display'>
}

/** All that decides what any display shows, as of one moment: one reader sees one state of the database. */
export async function gather(r: Reader): Promise<OfficeFacts> {
  const settings = await readSettings(r)
  const common = {
    materials: await approvedMaterials(r),
    playlists: await playlistFacts(r),
    schedules: await scheduleFacts(r),
    dayparts: await daypartFacts(r),
    calendar: { restDays: settings.restDays, entries: await calendarFacts(r) },
    officeHours: settings.hours,
    fallback: { office: settings.officeName, line: settings.fallbackLine, logo: settings.logo },
    showable: await showableNow(r, settings.webHosts),
  }
  return { zone: settings.zone, displays: await displayFacts(r), ahead: await aheadOf(r), common }
}

async function displayFacts(r: Reader): Promise<Facts['display'][]> {
  const members = await r.sql.selectFrom('groupMembers').selectAll().orderBy('group').execute()
  const groups = new Map<number, GroupId[]>()
  for (const { group, display } of members) groups.set(display, [...(groups.get(display) ?? []), group as GroupId])
  const columns = ['id', 'x', 'y', 'width', 'height', 'opening', 'frame', 'muted'] as const
  const rows = await r.sql
    .selectFrom('displays')
    .select(columns)
    .where('archivedAt', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id, x, y, width, height, opening, frame, muted }) => ({
    id: id as DisplayId,
    groups: groups.get(id) ?? [],
    canvas: { x, y, width, height },
    opening: JSON.parse(opening) as Opening,
    frame,
    muted: muted === 1,
  }))
}

async function aheadOf(r: Reader): Promise<ReadonlyMap<DisplayId, number>> {
  const rows = await r.sql.selectFrom('displays').select(['id', 'aheadDays']).execute()
  return new Map(rows.map(({ id, aheadDays }) => [id as DisplayId, aheadDays]))
}

/**
 * Displays with the same key get the same programme, because it names no display: the same picture area, hours and sound,
 * and the same schedules aimed at them from as near.
 */
export function sharingKey(display: Facts['display'], schedules: readonly Schedule[]): string {
  const { canvas, frame, opening, muted } = display
  const aimed = schedules.flatMap(({ id, target }) => {
    const distance = distanceTo(target, display)
    return distance === null ? [] : [[id, distance] as const]
  })
  return canonical({ canvas, frame, opening, muted, aimed: aimed.sort(([a], [b]) => a - b) })
}
