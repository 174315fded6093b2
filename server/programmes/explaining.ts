import { explain } from '../../playlists/explain.ts'
import type { Evidence, Explanation } from '../../playlists/explain.ts'
import type { Facts } from '../../playlists/facts.ts'
import { readProgramme } from '../../playlists/formats.ts'
import type { StoredProgramme } from '../../playlists/formats.ts'
import type { DisplayId, Hash } from '../../playlists/ids.ts'
import type { Programme } from '../../playlists/programme.ts'
import { resolve } from '../../playlists/resolve.ts'
import { DAY } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { ExplainReply } from '../../playlists/wire/explain.ts'
import type { Database, Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { zoneFacts } from '../zones.ts'
import { evidenceOf, sheetAt, sheetOf } from './fact-sheets.ts'
import type { FactSheet, Names } from './fact-sheets.ts'
import { gather } from './facts.ts'
import type { OfficeFacts } from './facts.ts'
import type { Programmes } from './programmes.ts'
import { orderAt } from './store.ts'

/** The farthest that anybody may ask ahead. */
export const FAR_MS = 3 * 366 * DAY
const NO_NAMES: Names = { displays: {}, schedules: {}, playlists: {}, materials: {} }

type Told = {
  programme: Programme
  hash: Hash | null
  evidence: Evidence | null
  names: Names
  layers: FactSheet | null
}
type Parts = { db: Database; programmes: Programmes; now: Instant }

/** RULES EX1–EX5. Throws `not-found` when nothing was in force, `invalid` for what is too far ahead. */
export async function explainAt(parts: Parts, display: DisplayId, at: Instant): Promise<ExplainReply> {
  if (at > parts.now + FAR_MS) throw new Refusal('invalid', { details: [{ field: 'at', problem: 'date-far' }] })
  const source = at <= parts.now ? 'past' : 'future'
  const told = await parts.db.read((r) => (source === 'past' ? past(r, display, at) : future(r, parts, display, at)))
  const { programme, hash, evidence } = told
  const zones = programme.zones.map(({ name }) => wordsOf(explain(evidence, programme, name, at)!, told))
  const { canvas, fallback, hours } = programme
  return { display, at, source, programme: hash, canvas, fallback, hours, zones }
}

async function past(r: Reader, display: DisplayId, at: Instant): Promise<Told> {
  const order = await orderAt(r, display, at)
  if (order === null) throw new Refusal('not-found')
  const sheet = await sheetAt(r, at)
  const programme = readProgramme(JSON.parse(order.body) as StoredProgramme)
  const evidence = sheet && evidenceOf(sheet, display, at)
  return { programme, hash: order.hash, evidence, names: sheet?.names ?? NO_NAMES, layers: sheet }
}

async function future(r: Reader, { programmes }: Parts, display: DisplayId, at: Instant): Promise<Told> {
  const office = await gather(r)
  const sheet = await sheetOf(r, office)
  const facts = factsOf(office, display, at)
  const evidence = { facts, absent: sheet.absent }
  const standing = programmes.inForce(display)
  const within = standing !== null && at < standing.programme.range.end
  const programme = within ? standing.programme : resolve(facts, { start: at, end: (at + 1) as Instant })
  return { programme, hash: within ? standing.hash : null, evidence, names: sheet.names, layers: sheet }
}

/** The facts of one display as they are now. Throws `not-found`. */
export function factsOf({ zone, displays, common }: OfficeFacts, id: DisplayId, at: Instant): Facts {
  const display = displays.find((one) => one.id === id)
  if (display === undefined) throw new Refusal('not-found')
  const around = { start: (at - 3 * DAY) as Instant, end: (at + 3 * DAY) as Instant }
  return { ...common, zone: zoneFacts(zone, around), display }
}

function wordsOf(
  { playing, rule, since, schedules }: Explanation,
  { names, layers }: Told,
): ExplainReply['zones'][number] {
  const { zone, rect, show, until, brightness, look } = playing
  const layerOf = new Map(layers?.common.schedules.map(({ id, layer }) => [id, layer]))
  const left = (all: Explanation['schedules'][number]['left']) =>
    all.map(({ material, reason }) => ({ id: material, name: names.materials[material] ?? '', reason }))
  return {
    zone,
    rect,
    rule,
    show: show.kind === 'black' && show.cause === 'closed' ? 'closed' : show.kind,
    item: show.kind === 'slot' ? itemOf(show, until, names) : null,
    since,
    until,
    brightness,
    look,
    schedules: schedules.map((standing) => ({
      id: standing.schedule,
      name: names.schedules[standing.schedule] ?? '',
      layer: layerOf.get(standing.schedule) ?? null,
      outcome: standing.outcome,
      reason: standing.reason,
      left: left(standing.left),
    })),
  }
}

type Slot = Extract<Explanation['playing']['show'], { kind: 'slot' }>

const itemOf = ({ slot, layer, content, plannedAt }: Slot, until: Instant, names: Names) => ({
  material: slot.material,
  title: names.materials[slot.material] ?? '',
  revision: slot.revision,
  content,
  schedule: slot.schedule,
  playlist: slot.playlist,
  playlistName: names.playlists[slot.playlist] ?? '',
  layer,
  plannedAt,
  plannedMs: until - plannedAt,
})
