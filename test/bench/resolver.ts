import { ALL_WEEK } from '../../playlists/dayparts.ts'
import type { DisplayId, GroupId, Hash, MaterialId, PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import type { PlayableMaterial } from '../../playlists/material.ts'
import type { Playlist } from '../../playlists/playlist.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Facts } from '../../playlists/resolve.ts'
import type { Schedule } from '../../playlists/schedule.ts'
import { DAY, HO_CHI_MINH, instant, plus } from '../../playlists/time.ts'
import type { Clock, Instant, LocalDate, Weekday } from '../../playlists/time.ts'
import { median } from './table.ts'
import type { Line } from './table.ts'

const BUDGET_MS = 20
const RUNS = 25
const SCHEDULES = 200
/** 2026-01-05T00:00+07:00, a Monday. */
const START = instant(1_767_546_000_000)

const count = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))
const hash = (i: number): Hash => i.toString(16).padStart(64, '0') as Hash

const material = (i: number): PlayableMaterial => ({
  id: (i + 1) as MaterialId,
  revision: hash(i + 1),
  content: { kind: 'slogan', template: 'formal', headline: `Headline ${i}`, support: '', steps: [] },
  durationMs: 8000 + (i % 5) * 1000,
  validFrom: null,
  validUntil: i % 7 === 0 ? ('2026-01-12' as LocalDate) : null,
})
const playlist = (i: number): Playlist => ({
  id: (i + 1) as PlaylistId,
  order: i % 2 === 0 ? 'sequence' : 'weighted',
  items: count(10, (k) => ({
    material: (((i * 10 + k) % 200) + 1) as MaterialId,
    weight: (k % 4) + 1,
    durationMs: null,
  })),
})

/** Office life: mostly dayparts on some weekdays, some across midnight, a few takeovers, one filler. */
function schedule(i: number): Schedule {
  const hour = (n: number): Clock => `${String(n % 24).padStart(2, '0')}:00` as Clock
  const weekdays = ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).filter((day) => (day + i) % 3 !== 0)
  return {
    id: (i + 1) as ScheduleId,
    layer: i === 0 ? 'filler' : i % 25 === 0 ? 'takeover' : 'scheduled',
    show: { kind: 'playlist', playlist: ((i % 40) + 1) as PlaylistId },
    timing: {
      kind: 'recurring',
      recurrence: { from: null, until: null, weekdays, except: [] },
      hours: i === 0 ? ALL_WEEK : [{ weekdays, from: hour(6 + i), to: hour(8 + i + (i % 6)) }],
    },
    target:
      i % 3 === 0 ? { all: false, displays: [], groups: [1 as GroupId] } : { all: true, displays: [], groups: [] },
    weight: (i % 5) + 1,
    wakes: false,
  }
}

const facts: Facts = {
  zone: HO_CHI_MINH,
  display: {
    id: 1 as DisplayId,
    groups: [1 as GroupId],
    canvas: { x: 0, y: 0, width: 1920, height: 1080 },
    opening: ALL_WEEK.map((row) => ({ ...row, brightness: 100 })),
    muted: true,
  },
  schedules: count(SCHEDULES, schedule),
  playlists: count(40, playlist),
  materials: count(200, material),
  fallback: { office: 'Office', line: '' },
}

export function benchResolver(): Line {
  const range = { start: START, end: plus(START as Instant, 14 * DAY) }
  const waited: number[] = []
  const used = count(RUNS, () => {
    const [began, before] = [performance.now(), process.cpuUsage()]
    resolve(facts, range)
    const { user, system } = process.cpuUsage(before)
    waited.push(performance.now() - began)
    return (user + system) / 1000
  })
  const windows = resolve(facts, range).zones[0]?.windows.length ?? 0
  return {
    what: 'resolve 14 days, 200 schedules',
    measured: median(used),
    unit: 'ms',
    budget: { at: 'most', value: BUDGET_MS },
    from: `${windows} windows; processor time, median of ${RUNS} runs; by the clock ${median(waited).toFixed(1)} ms, first ${(waited[0] ?? 0).toFixed(1)} ms`,
  }
}
