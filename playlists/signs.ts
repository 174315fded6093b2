import { Type } from 'typebox'
import type { Hash } from './ids.ts'
import { playingAt } from './playback.ts'
import type { ZonePlaying, ZoneShow } from './playback.ts'
import type { Programme } from './programme.ts'
import { Instant, SECOND } from './time.ts'
import type { Vitals, ZoneOn } from './vitals.ts'

export const ALARM_KINDS = [
  'lost',
  'twins',
  'wrong-content',
  'old-programme',
  'failing-item',
  'clock-off',
  'storage-low',
] as const
export type AlarmKind = (typeof ALARM_KINDS)[number]

const Shown = Type.Object({ kind: Type.String(), material: Type.Union([Type.Integer(), Type.Null()]) })

/** What was seen, for the words that are made of it; each kind has its own part. */
export const AlarmDetail = Type.Object({
  /** lost: when it was heard last. */
  heardAt: Type.Optional(Instant),
  /** wrong-content. */
  zone: Type.Optional(Type.String()),
  shown: Type.Optional(Shown),
  wanted: Type.Optional(Shown),
  hidden: Type.Optional(Type.Boolean()),
  /** clock-off. */
  offMs: Type.Optional(Type.Integer()),
  /** storage-low: bytes that are free; files for which there is no room. */
  free: Type.Optional(Type.Integer()),
  beyond: Type.Optional(Type.Integer()),
  /** failing-item. */
  reason: Type.Optional(Type.String()),
  times: Type.Optional(Type.Integer()),
  /** twins: from where the one that yields was heard. */
  address: Type.Optional(Type.String()),
})
export type AlarmDetail = Type.Static<typeof AlarmDetail>

/** `about` tells signs of one kind apart: the material of a failing item, else empty. */
export type Sign = { kind: AlarmKind; about: string; detail: AlarmDetail }

/** No heartbeat for this long, and a display is lost. */
export const LOST_MS = 90 * SECOND
/** How long a display may take to fetch a new programme. */
export const OUTDATED_MS = 60 * SECOND
/** How far what it shows may lag behind or run ahead of the plan. */
const WRONG_MS = 15 * SECOND
/** Beyond the first a sign begins, within the second it ends. */
const CLOCK_OFF = { begins: 5 * SECOND, ends: 3 * SECOND }
const MEGABYTE = 1024 * 1024
const STORAGE_LOW = { begins: 500 * MEGABYTE, ends: 700 * MEGABYTE }
/** No heartbeat is older than this when it arrives. */
const LONGEST_WAY_MS = 30 * SECOND

/** What a display said of itself (wire/displays.ts), as far as it is judged by it. */
export type Said = {
  programme: Hash | null
  showing: ZoneOn['shows'] | 'test'
  playing: { revision: Hash } | null
  clockOffsetMs: number
  storageFree: number | null
  keeping?: { beyond: number }
  vitals?: Vitals
}
export type InForce = { hash: Hash; since: Instant; readonly programme: Programme }
export type WatchedFacts = {
  lastSeenAt: Instant | null
  /** From when on it could have been heard: the server may have been off. */
  listeningSince: Instant
  health: Said | null
  inForce: InForce | null
  /** From where a second player with its identity is heard. */
  twin: string | null
}

/** What was looked for, and what of it was found; a kind that is not in `judged` stays as it was. */
export type Judgement = { judged: readonly AlarmKind[]; signs: readonly Sign[] }

export const isClockOff = ({ clockOffsetMs }: Said, open = false): boolean =>
  Math.abs(clockOffsetMs) > (open ? CLOCK_OFF.ends : CLOCK_OFF.begins)

export const isStorageLow = ({ storageFree, keeping }: Said, open = false): boolean =>
  (keeping?.beyond ?? 0) > 0 || (storageFree !== null && storageFree < (open ? STORAGE_LOW.ends : STORAGE_LOW.begins))

/** Off by its opening hours. */
export const isClosed = (programme: Programme, now: Instant): boolean =>
  playingAt(programme, now).every(
    ({ show }) => show.kind === 'covered' || (show.kind === 'black' && show.cause === 'closed'),
  )

/** RULES AL1–AL8. `open` are the kinds that are raised already. */
export function judge(facts: WatchedFacts, now: Instant, open: ReadonlySet<AlarmKind>): Judgement {
  const { lastSeenAt, listeningSince, health, inForce, twin } = facts
  if (lastSeenAt === null || health === null) return { judged: [], signs: [] }
  if (now - Math.max(lastSeenAt, listeningSince) >= LOST_MS) return silent(lastSeenAt, inForce, now)
  // After a start of the server: nothing has been heard yet.
  if (now - lastSeenAt >= LOST_MS) return { judged: [], signs: [] }
  const signs = [
    twin === null ? null : sign('twins', { address: twin }),
    ...ofProgramme(health, lastSeenAt, inForce),
    ...(health.vitals?.failing ?? []).map(({ material, reason, times }) =>
      sign('failing-item', { reason, times }, String(material)),
    ),
    isClockOff(health, open.has('clock-off')) ? sign('clock-off', { offMs: health.clockOffsetMs }) : null,
    isStorageLow(health, open.has('storage-low')) ? lowStorage(health) : null,
  ]
  return { judged: ALARM_KINDS, signs: signs.filter((one) => one !== null) }
}

const sign = (kind: AlarmKind, detail: AlarmDetail, about = ''): Sign => ({ kind, about, detail })

/** RULES AL2. What is switched off after hours is no fault; of a display that is silent nothing else is known. */
function silent(heardAt: Instant, inForce: InForce | null, now: Instant): Judgement {
  if (inForce !== null && isClosed(inForce.programme, now)) return { judged: [], signs: [] }
  return { judged: ['lost'], signs: [sign('lost', { heardAt })] }
}

const lowStorage = ({ storageFree, keeping }: Said): Sign =>
  sign('storage-low', { ...(storageFree !== null && { free: storageFree }), beyond: keeping?.beyond ?? 0 })

/** RULES AL3, AL4. What an older programme asks for is not held against it. */
function ofProgramme(health: Said, heardAt: Instant, inForce: InForce | null): (Sign | null)[] {
  if (inForce === null) return []
  if (health.programme !== inForce.hash)
    return [heardAt - inForce.since > OUTDATED_MS ? sign('old-programme', {}) : null]
  const wrong = wrongZone(health, heardAt, inForce)
  if (wrong === null) return []
  return [sign('wrong-content', { ...wrong, hidden: health.vitals?.visible === false })]
}

type Wrong = Required<Pick<AlarmDetail, 'zone' | 'shown' | 'wanted'>>

/**
 * RULES AL3. Judged at the heartbeat, not now: between two heartbeats a screen moves on. A zone is wrong when its programme asked
 * for what it showed at no instant near the heartbeat.
 */
export function wrongZone(said: Said, heardAt: Instant, { since, programme }: InForce): Wrong | null {
  const at = spokenAt(said, heardAt)
  const upMs = said.vitals?.upMs ?? Infinity
  if (said.showing === 'test' || Math.min(at - since, upMs) < WRONG_MS) return null
  const failing = new Set(said.vitals?.failing.map(({ material }) => material))
  const isRight = ({ zone, show }: ZonePlaying): boolean =>
    isShown(onOf(said, zone), show) || (show.kind === 'slot' && failing.has(show.slot.material))
  const right = new Set(
    playedNear(programme, at)
      .filter(isRight)
      .map(({ zone }) => zone),
  )
  const wrong = playingAt(programme, at).find(({ zone }) => !right.has(zone))
  if (wrong === undefined) return null
  const { shows, material } = onOf(said, wrong.zone) ?? { shows: 'nothing', material: null }
  return { zone: wrong.zone, shown: { kind: shows, material }, wanted: wantedOf(wrong.show) }
}

/** All that any zone shows near an instant. */
function playedNear(programme: Programme, at: Instant): ZonePlaying[] {
  const all: ZonePlaying[] = []
  for (let t = at - WRONG_MS; t <= at + WRONG_MS;) {
    const zones = playingAt(programme, t as Instant)
    all.push(...zones)
    t = Math.min(...zones.map((zone) => zone.until))
  }
  return all
}

/** By its own clock, where that can be; its way here may have taken a while. */
function spokenAt({ vitals }: Said, heardAt: Instant): Instant {
  const at = vitals?.at ?? heardAt
  return at <= heardAt && heardAt - at <= LONGEST_WAY_MS ? at : heardAt
}

const wantedOf = (show: ZoneShow) => ({
  kind: show.kind,
  material: show.kind === 'slot' ? show.slot.material : null,
})

type On = Pick<ZoneOn, 'shows' | 'revision' | 'material'>

/** A page of before this was told speaks of its main zone alone. */
function onOf({ vitals, showing, playing }: Said, zone: string): On | undefined {
  if (vitals !== undefined) return vitals.zones.find((one) => one.zone === zone)
  if (zone !== 'main' || showing === 'test') return undefined
  return { shows: showing, revision: playing?.revision ?? null, material: null }
}

function isShown(on: On | undefined, show: ZoneShow): boolean {
  if (show.kind === 'covered') return true
  if (on === undefined) return false
  if (show.kind !== 'slot') return on.shows === show.kind
  return on.shows === 'slot' && on.revision === show.slot.revision
}
