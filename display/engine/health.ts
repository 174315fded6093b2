import type { Hash } from '../../playlists/ids.ts'
import type { Vitals, ZoneOn } from '../../playlists/vitals.ts'
import type { Health } from '../../playlists/wire/displays.ts'
import type { ClockSync } from './clock-sync.ts'
import type { Player } from './player.ts'
import type { Machine } from './ports.ts'
import type { Take } from './take.ts'

const MOST_PROBLEMS = 10
const LONGEST_PROBLEM = 300
const MOST_FAILING = 10

type Known = {
  boot: number
  player: Player
  clock: ClockSync
  /** The programme in hand; a test picture plays none of it. */
  programme: Hash | null
  testing: boolean
  upMs: number
  queued: number
  media: { ready: number; wanted: number; bytes: number; beyond: number }
  lastEnd: NonNullable<Health['keeping']>['lastEnd']
  problems: readonly string[]
}

/** What a display says of itself with each heartbeat. */
export async function healthOf(machine: Machine, known: Known): Promise<Health> {
  const { player, media, problems, clock } = known
  const running = player.running()
  return {
    boot: known.boot,
    version: machine.version.slice(0, 40),
    state: running === null ? 'waiting' : 'playing',
    programme: known.programme,
    ...(known.testing ? { playing: null, showing: 'test' } : onNow(player)),
    output: machine.output(),
    clockOffsetMs: clock.offsetMs(),
    clock: clockOf(clock),
    queued: known.queued,
    mediaReady: media.ready,
    mediaWanted: media.wanted,
    storageFree: await machine.storageFree().catch(() => null),
    offlineReady: machine.offlineReady(),
    keeping: {
      persistent: await machine.isPersistent().catch(() => null),
      bytes: media.bytes,
      beyond: media.beyond,
      lastEnd: known.lastEnd,
    },
    vitals: vitalsOf(machine, known),
    errors: problems.slice(0, MOST_PROBLEMS).map((problem) => problem.slice(0, LONGEST_PROBLEM)),
  }
}

const clockOf = (clock: ClockSync): Health['clock'] => {
  const doubt = clock.doubtMs()
  const ppm = Math.round(clock.driftPpm() * 10) / 10
  return {
    source: clock.source(),
    driftPpm: ppm,
    doubtMs: doubt === null ? null : Math.ceil(doubt),
    correctedMs: clock.correctedMs(),
  }
}

const vitalsOf = (machine: Machine, { player, clock, upMs }: Known): Vitals => ({
  at: clock.now(),
  zones: player.visibleZones().map(({ zone, take }) => zoneOn(zone, take)),
  failing: player.failing().slice(0, MOST_FAILING),
  upMs: Math.round(upMs),
  failures: player.failures(),
  ...machine.vitals(),
})

/** What the stage has really painted, not what was planned. */
function onNow(player: Player): Pick<Health, 'playing' | 'showing'> {
  const take = player.visible()
  if (!take?.painted) return { playing: null, showing: 'nothing' }
  const { show } = take.at
  if (show.kind === 'covered') return { playing: null, showing: 'nothing' }
  if (show.kind !== 'slot') return { playing: null, showing: show.kind }
  const { material, revision, schedule } = show.slot
  return { playing: { material, revision, schedule, since: take.painted.at }, showing: 'slot' }
}

function zoneOn(zone: ZoneOn['zone'], take: Take | null): ZoneOn {
  if (!take?.painted) return { zone, shows: 'nothing', revision: null, material: null, since: null }
  const { show } = take.at
  const since = take.painted.at
  if (show.kind !== 'slot') return { zone, shows: show.kind, revision: null, material: null, since }
  return { zone, shows: 'slot', revision: show.slot.revision, material: show.slot.material, since }
}
