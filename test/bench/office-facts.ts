import { EVERY_DAY } from '../../playlists/dayparts.ts'
import { AS_IT_IS } from '../../playlists/shown-as.ts'
import type { Facts } from '../../playlists/facts.ts'
import type { GroupId, MaterialId } from '../../playlists/ids.ts'
import { instant } from '../../playlists/time.ts'
import { date, makeFacts, makeMaterial, makePlaylist, makeSchedule, weekly } from '../support/make.ts'

/** 2026-01-05T00:00+07:00, a Monday. */
export const START = instant(1_767_546_000_000)
const MATERIALS = 500
const PLAYLISTS = 50

const count = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))
const material = (i: number) =>
  makeMaterial(i + 1, {
    durationMs: 8000 + (i % 5) * 1000,
    validUntil: i % 7 === 0 ? date('2026-01-12') : null,
  })

const playlist = (i: number) =>
  makePlaylist(i + 1, [], {
    order: i % 2 === 0 ? 'sequence' : 'weighted',
    items: count(10, (k) => ({
      material: (((i * 10 + k) % MATERIALS) + 1) as MaterialId,
      weight: (k % 4) + 1,
      durationMs: null,
    })),
  })

/** Office life: mostly dayparts on some weekdays, some across midnight, a few takeovers, one filler. */
function schedule(i: number) {
  const hour = (n: number) => `${String(n % 24).padStart(2, '0')}:00`
  const weekdays = EVERY_DAY.filter((day) => (day + i) % 3 !== 0)
  return makeSchedule(i + 1, {
    layer: i === 0 ? 'filler' : i % 25 === 0 ? 'takeover' : 'scheduled',
    playlist: (i % PLAYLISTS) + 1,
    timing: i === 0 ? weekly('00:00', '24:00') : weekly(hour(6 + i), hour(8 + i + (i % 6)), weekdays),
    target:
      i % 3 === 0 ? { all: false, displays: [], groups: [1 as GroupId] } : { all: true, displays: [], groups: [] },
    weight: (i % 5) + 1,
  })
}

/** One display of an office with so many schedules. */
export function officeFacts(schedules: number): Facts {
  const plain = makeFacts()
  return {
    ...plain,
    display: { ...plain.display, groups: [1 as GroupId] },
    schedules: count(schedules, schedule),
    playlists: count(PLAYLISTS, playlist),
    materials: count(MATERIALS, material),
    showable: AS_IT_IS,
  }
}
