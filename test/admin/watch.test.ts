import { expect, test } from 'vitest'
import { pastVitals } from '../../admin/displays/past-vitals.ts'
import type { VitalsPoint } from '../../playlists/wire/alarms.ts'
import { openAlarms } from '../../admin/ui/alarm-words.ts'
import type { Alarm } from '../../playlists/wire/alarms.ts'

const point = (upMs: number, dropped: number, failures: number, memory: number | null): VitalsPoint => ({
  at: 0 as never,
  clockOffsetMs: 0,
  shown: 0,
  dropped,
  failures,
  upMs,
  memory,
  free: null,
  stored: 0,
})

test('what the last days add up to: counts begin anew with each page', () => {
  const points = [point(100, 5, 1, 50), point(400, 7, 1, null), point(50, 1, 0, 20), point(350, 4, 2, 90)]
  expect(pastVitals(points)).toEqual({ dropped: 11, failures: 3, starts: 1, memory: { least: 20, most: 90 } })
  expect(pastVitals([])).toEqual({ dropped: 0, failures: 0, starts: 0, memory: null })
})

test('open alarms: those that nobody has taken on first, the newest on top', () => {
  const alarm = (id: number, since: number, more: object = {}) =>
    ({ id, since, endedAt: null, acknowledged: null, ...more }) as Alarm
  const taken = { acknowledged: { at: 1, by: 'a', note: '' } }
  const all = [alarm(1, 10), alarm(2, 30, taken), alarm(3, 20), alarm(4, 40, { endedAt: 50 })]
  expect(openAlarms(all).map(({ id }) => id)).toEqual([3, 1, 2])
})
