import type { DisplayId, MaterialId, PlaylistId } from '../../playlists/ids.ts'
import { fitsRule } from '../../playlists/playlist.ts'
import type { PlaylistRule } from '../../playlists/playlist.ts'
import { holdersOf } from '../../playlists/rotation/nesting.ts'
import { mayStillShow } from '../../playlists/schedule.ts'
import type { Show, Target, Timing } from '../../playlists/schedule.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { Reader } from '../db/open.ts'

/** The displays on which a material may still come, as lists and schedules stand. */
export async function reachOf(
  r: Reader,
  material: MaterialId,
  at: { today: LocalDate; now: Instant },
): Promise<Set<DisplayId>> {
  const lists = await r.sql.selectFrom('playlists').select(['id', 'rule']).where('archivedAt', 'is', null).execute()
  const shown = await withHolders(r, await listsOf(r, [material], lists))
  const rows = await r.sql.selectFrom('schedules').selectAll().where('archivedAt', 'is', null).execute()
  const plans = rows.map(({ show, timing, target, layer, weight }) => ({
    show: JSON.parse(show) as Show,
    timing: JSON.parse(timing) as Timing,
    target: JSON.parse(target) as Target,
    ...{ layer, weight },
  }))
  const showing = plans.filter(
    ({ show, ...plan }) => show.kind === 'playlist' && shown.has(show.playlist) && mayStillShow(plan, at),
  )
  const displays = await displaysOf(
    r,
    showing.map(({ target }) => target),
  )
  return new Set(displays.map(({ id }) => id))
}

async function listsOf(
  r: Reader,
  materials: readonly MaterialId[],
  lists: readonly { id: number; rule: string | null }[],
): Promise<Set<number>> {
  const rows = await r.sql.selectFrom('playlistItems').select('playlist').where('material', 'in', materials).execute()
  const columns = ['topic', 'campaign', 'audience'] as const
  const labels = await r.sql.selectFrom('materials').select(columns).where('id', 'in', materials).execute()
  const asking = lists.filter(
    ({ rule }) => rule !== null && labels.some((label) => fitsRule(JSON.parse(rule) as PlaylistRule, label)),
  )
  const inUse = new Set(lists.map(({ id }) => id))
  return new Set([...rows.map(({ playlist }) => playlist), ...asking.map(({ id }) => id)].filter((id) => inUse.has(id)))
}

/** These lists and those in which they stand. */
async function withHolders(r: Reader, holding: ReadonlySet<number>): Promise<Set<number>> {
  const nested = r.sql.selectFrom('playlistItems').select(['playlist', 'nested']).where('nested', 'is not', null)
  const items = new Map<number, { items: { playlist: PlaylistId; weight: number }[] }>()
  for (const { playlist, nested: inner } of await nested.execute()) {
    const row = items.get(playlist) ?? { items: [] }
    row.items.push({ playlist: inner as PlaylistId, weight: 1 })
    items.set(playlist, row)
  }
  return new Set([...holding].flatMap((id) => [id, ...holdersOf(id as PlaylistId, items)]))
}

async function displaysOf(r: Reader, targets: readonly Target[]): Promise<{ id: DisplayId }[]> {
  const members = await r.sql.selectFrom('groupMembers').selectAll().execute()
  const groups = new Set<number>(targets.flatMap((target) => target.groups))
  const aimed = new Set<number>([
    ...targets.flatMap((target) => target.displays),
    ...members.filter(({ group }) => groups.has(group)).map(({ display }) => display),
  ])
  const all = targets.some((target) => target.all)
  const rows = await r.sql.selectFrom('displays').select('id').where('archivedAt', 'is', null).execute()
  return rows.filter(({ id }) => all || aimed.has(id)).map(({ id }) => ({ id: id as DisplayId }))
}
