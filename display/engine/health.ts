import type { Health } from '../../playlists/wire/displays.ts'
import type { ClockSync } from './clock-sync.ts'
import type { Player } from './player.ts'
import type { Machine } from './ports.ts'

const MOST_PROBLEMS = 10
const LONGEST_PROBLEM = 300

type Known = {
  boot: number
  player: Player
  clock: ClockSync
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
    programme: running?.hash ?? null,
    ...onNow(player),
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
