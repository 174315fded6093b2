import type { Selectable } from 'kysely'
import { canonical } from '../../playlists/canonical.ts'
import type { Facts } from '../../playlists/facts.ts'
import { outputOf } from '../../playlists/geometry.ts'
import type { Geometry } from '../../playlists/geometry.ts'
import type { DisplayId, GroupId } from '../../playlists/ids.ts'
import { distanceTo } from '../../playlists/occurrences.ts'
import type { Opening } from '../../playlists/opening.ts'
import type { Viewing } from '../../playlists/preflight/target.ts'
import type { Schedule } from '../../playlists/schedule.ts'
import { daypartFacts } from '../dayparts/store.ts'
import { calendarFacts } from '../calendar/store.ts'
import type { Reader } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { approvedMaterials } from '../materials/store.ts'
import { playlistFacts } from '../playlists/store.ts'
import { scheduleFacts } from '../schedules/store.ts'
import { readSettings } from '../settings/store.ts'
import { showableNow } from './showable.ts'

const SHAPING = [
  'id',
  'x',
  'y',
  'width',
  'height',
  'opening',
  'frame',
  'muted',
  'viewing',
  'geometry',
  'touch',
] as const
type Row = Pick<Selectable<Tables['displays']>, (typeof SHAPING)[number]>

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
  const displays = await displayFacts(r)
  const common = {
    materials: await approvedMaterials(r),
    playlists: await playlistFacts(r),
    schedules: await scheduleFacts(r),
    dayparts: await daypartFacts(r),
    calendar: { restDays: settings.restDays, entries: await calendarFacts(r) },
    officeHours: settings.hours,
    fallback: { office: settings.officeName, line: settings.fallbackLine, logo: settings.logo },
    showable: await showableNow(r, settings.webHosts),
    ...(await namesFor(r, displays)),
  }
  return { zone: settings.zone, displays, ahead: await aheadOf(r), common }
}

/** RULES KI1. Only touch kiosks call things by their names. */
async function namesFor(r: Reader, displays: readonly Facts['display'][]): Promise<Pick<Facts, 'names'>> {
  if (!displays.some(({ touch }) => touch)) return {}
  const topics = await r.sql.selectFrom('topics').select(['code', 'name']).orderBy('code').execute()
  const titles = await r.sql.selectFrom('materials').select(['id', 'title']).execute()
  return { names: { topics, titles: Object.fromEntries(titles.map(({ id, title }) => [id, title])) } }
}

async function displayFacts(r: Reader): Promise<Facts['display'][]> {
  const members = await r.sql.selectFrom('groupMembers').selectAll().orderBy('group').execute()
  const groups = new Map<number, GroupId[]>()
  for (const { group, display } of members) groups.set(display, [...(groups.get(display) ?? []), group as GroupId])
  const rows = await r.sql
    .selectFrom('displays')
    .select(SHAPING)
    .where('archivedAt', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const { x, y, width, height } = row
    return {
      id: row.id as DisplayId,
      groups: groups.get(row.id) ?? [],
      canvas: { x, y, width, height },
      opening: JSON.parse(row.opening) as Opening,
      frame: row.frame,
      muted: row.muted === 1,
      ...shapeOf(row),
    }
  })
}

/** Left out where there is nothing to say: programmes and sheets of plain displays stay as they were. */
function shapeOf({ x, y, width, height, ...row }: Row): Pick<Facts['display'], 'output' | 'touch'> {
  const { mmPerPx } = JSON.parse(row.viewing) as Viewing
  const output = outputOf(JSON.parse(row.geometry) as Geometry, { x, y, width, height }, mmPerPx)
  return { ...(output && { output }), ...(row.touch === 1 && { touch: { mmPerPx } }) }
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
  const { canvas, output, touch, frame, opening, muted } = display
  const aimed = schedules.flatMap(({ id, target }) => {
    const distance = distanceTo(target, display)
    return distance === null ? [] : [[id, distance] as const]
  })
  const shape = { ...(output && { output }), ...(touch && { touch }) }
  return canonical({ canvas, ...shape, frame, opening, muted, aimed: aimed.sort(([a], [b]) => a - b) })
}
