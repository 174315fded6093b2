import { describe, expect, test } from 'vitest'
import { belongsTo, covers, reached, stresses } from '../../playlists/campaign.ts'
import type { CampaignTarget } from '../../playlists/campaign.ts'
import type { LocalDate } from '../../playlists/time.ts'

const date = (text: string) => text as LocalDate
const quarter = { from: date('2026-04-01'), until: date('2026-06-30'), topics: ['CD05'] }
const always = { topic: 'CD05', validFrom: null, validUntil: null }

test('[CP1] a phase stresses its topics, or all when it names none', () => {
  expect(stresses(quarter, 'CD05')).toBe(true)
  expect(stresses(quarter, 'CD06')).toBe(false)
  expect(stresses({ topics: [] }, 'CD06')).toBe(true)
})

test.each([
  ['2026-03-31', false],
  ['2026-04-01', true],
  ['2026-06-30', true],
  ['2026-07-01', false],
])('[CP2] the second quarter and %s', (day, inside) => expect(covers(quarter, date(day))).toBe(inside))

test('[CP2] a phase without dates lies over all days', () =>
  expect(covers({ from: null, until: null }, date('2031-01-01'))).toBe(true))

describe('[CP3] a material belongs to a phase', () => {
  test.each([
    ['without dates', always, true],
    ['of another topic', { ...always, topic: 'CD06' }, false],
    ['that ends on its first day', { ...always, validUntil: date('2026-04-01') }, true],
    ['that ended before it', { ...always, validUntil: date('2026-03-31') }, false],
    ['that begins on its last day', { ...always, validFrom: date('2026-06-30') }, true],
    ['that begins after it', { ...always, validFrom: date('2026-07-01') }, false],
  ])('%s', (_, material, belongs) => expect(belongsTo(quarter, material)).toBe(belongs))
})

const target: CampaignTarget = {
  ...{ headline: 'Hồ sơ trực tuyến', target: 90, unit: '%', decimals: 0, better: 'higher', source: '', asOf: null },
  value: null,
}
test.each([
  ['not counted', {}, null],
  ['half way', { value: 45 }, 0.5],
  ['past it', { value: 95 }, 1],
  ['of nothing', { value: 0, target: 0 }, 1],
  ['a time that is still twice too long', { better: 'lower' as const, value: 180 }, 0.5],
  ['a time already short enough', { better: 'lower' as const, value: 60 }, 1],
  ['no time at all', { better: 'lower' as const, value: 0 }, 1],
])('[CP4] how far a target is reached: %s', (_, more, part) => expect(reached({ ...target, ...more })).toBe(part))
