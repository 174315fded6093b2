import type { DisplayId, Hash, MaterialId, PlaylistId } from '../../playlists/ids.ts'
import { airingOf, isAlive, materialsIn, withHolders } from '../../playlists/in-use.ts'
import { distanceTo } from '../../playlists/occurrences.ts'
import { preflight } from '../../playlists/preflight.ts'
import { coveredBy, isUndrawn } from '../../playlists/preflight/findings.ts'
import type { Finding, Measurement } from '../../playlists/preflight/findings.ts'
import { targetsOf } from '../../playlists/preflight/target.ts'
import type { Seen } from '../../playlists/preflight/target.ts'
import { zoneOf } from '../../playlists/schedule.ts'
import type { Target } from '../../playlists/schedule.ts'
import { toLocal } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { BodyOf, ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { findMisfits } from '../../playlists/wire/preflight.ts'
import type { Reader } from '../db/open.ts'
import { titlesById } from '../materials/store.ts'
import { gather } from './facts.ts'
import type { OfficeFacts } from './facts.ts'
import { timesAround } from './times.ts'

type Asked = BodyOf<typeof findMisfits>
/** What was seen of a revision on the canvases of its check, and the blocks that somebody let through. */
export type Checked = { measurements: Measurement[]; overridden: Finding[] | null }
/** Handed in by app.ts: displays as a check sees them, and the checks of revisions by their hash. */
export type CheckFacts = {
  seen: (r: Reader) => Promise<Seen[]>
  checks: (r: Reader, revisions: readonly Hash[]) => Promise<ReadonlyMap<Hash, Checked>>
}

/**
 * RULES PF25. What a list, as it is or as it is being edited, would bring to screens where it cannot be read or scanned, or
 * on which nobody has looked at it: to those of a schedule that is being edited, else to those of the schedules that show the
 * list. Without a list, what all schedules bring to a display.
 */
export async function misfits(
  r: Reader,
  asked: Asked,
  { now, seen, checks }: { now: Instant } & CheckFacts,
): Promise<ReplyOf<typeof findMisfits>> {
  const office = await gather(r)
  const on = displaysOf(office, asked, now)
  if (on.size === 0) return []
  const brought = broughtBy(office, asked, { on, now })
  const shown = office.common.materials.filter(({ id }) => brought.has(id))
  const known = await checks(
    r,
    shown.map(({ revision }) => revision),
  )
  const { date } = toLocal(timesAround(office, now).zone, now)
  const targets = targetsOf(await seen(r), on).filter(({ aimed }) => aimed)
  const titles = await titlesById(
    r,
    shown.map(({ id }) => id),
  )
  return shown.flatMap(({ id, revision, ...material }) => {
    const { measurements, overridden } = known.get(revision) ?? { measurements: [], overridden: null }
    const findings = targets.flatMap((target) => {
      const found = preflight(material, [target], measurements, date)
      const blocks = found.filter(({ verdict }) => verdict === 'block')
      const told = overridden !== null && coveredBy(overridden, blocks) ? [] : blocks
      return [...told, ...found.filter(isUndrawn)]
    })
    return findings.length === 0 ? [] : [{ material: { id, name: titles.get(id) ?? '' }, findings }]
  })
}

/** RULES PF1. Only what goes to main zones is checked. */
function displaysOf(office: OfficeFacts, { playlist, target }: Asked, now: Instant): Set<DisplayId> {
  const aims = target === null ? [] : [target]
  if (target === null && playlist !== null) {
    const lists = withHolders([playlist], office.common.playlists)
    aims.push(...showings(office, now).flatMap((one) => (lists.has(one.playlist) ? [one.target] : [])))
  }
  const aimed = office.displays.filter((display) => aims.some((aim) => distanceTo(aim, display) !== null))
  return new Set(aimed.map(({ id }) => id))
}

/** What puts a list into a main zone, now or later. */
function showings(office: OfficeFacts, now: Instant): { playlist: PlaylistId; target: Target }[] {
  const times = timesAround(office, now)
  return office.common.schedules.flatMap((one) => {
    const { show, target } = one
    const isShown = show.kind === 'playlist' && zoneOf(one) === 'main' && isAlive(airingOf(one, times, now))
    return isShown ? [{ playlist: show.playlist, target }] : []
  })
}

type When = { on: ReadonlySet<DisplayId>; now: Instant }

function broughtBy(office: OfficeFacts, asked: Asked, { on, now }: When): ReadonlySet<MaterialId> {
  if (asked.materials !== null) return new Set(asked.materials)
  const { playlists, materials } = office.common
  const aimed = office.displays.filter(({ id }) => on.has(id))
  const ids =
    asked.playlist === null
      ? showings(office, now)
          .filter(({ target }) => aimed.some((display) => distanceTo(target, display) !== null))
          .map(({ playlist }) => playlist)
      : [asked.playlist]
  const lists = playlists.filter(({ id }) => ids.includes(id))
  return new Set(lists.flatMap((list) => [...materialsIn(list, playlists, materials)]))
}
