import { expect, test } from 'vitest'
import { pastVitals } from '../../admin/displays/past-vitals.ts'
import { problemWords } from '../../admin/displays/problem-words.ts'
import { en } from '../../admin/ui/text/en.ts'
import { vi } from '../../admin/ui/text/vi.ts'
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

test.each([
  [
    'item 12 benched: decode, 3 times in a row',
    'Content no. 12 failed 3 times in a row (the file could not be decoded)',
    'Nội dung số 12',
  ],
  [
    'media 0a1b2c3d: status 404',
    'File 0a1b2c3d could not be fetched: the server answered 404',
    'Chưa tải được tệp 0a1b2c3d',
  ],
  ['media 0a1b2c3d: other bytes than its name', 'does not match its hash', 'không khớp'],
  ['programme: Failed to fetch', 'The programme could not be fetched: the server cannot be reached', 'Chưa lấy được'],
  ['plays not stored: full', 'Plays could not be written to its storage: full', 'Không ghi được lượt phát'],
  ['7 records not kept: no room', '7 records were not kept: no room', '7 bản ghi'],
  ['no room for 4 files', 'No room for 4 files of the programme', '4 tệp'],
  ['unknown order', 'Its page is an old one', 'Trang phát còn cũ'],
  ['picture: status 413', 'The picture could not be sent: the server answered 413', 'mã 413'],
  ['something new', 'something new', 'something new'],
])('what a display reports is said in the language of the panel: %s', (line, english, vietnamese) => {
  expect(problemWords(line, en)).toContain(english)
  expect(problemWords(line, vi)).toContain(vietnamese)
})
