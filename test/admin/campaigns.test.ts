import { expect, it } from 'vitest'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import { bodyOf, EMPTY_DRAFT, problemsOf, stateOf } from '../../admin/campaigns/draft.ts'
import { keyedOf, nextKey, raised, without } from '../../admin/campaigns/keyed.ts'

const date = (text: string) => text as LocalDate
const given = { archivedAt: null, from: date('2026-02-01'), until: date('2026-02-28') }

it.each([
  ['2026-01-31', 'coming'],
  ['2026-02-01', 'running'],
  ['2026-02-28', 'running'],
  ['2026-03-01', 'over'],
])('on %s a campaign of February is %s', (today, state) => expect(stateOf(given, date(today))).toBe(state))

it('an archived campaign is nothing else', () =>
  expect(stateOf({ ...given, archivedAt: 1 as Instant }, date('2026-02-10'))).toBe('archived'))

it('a campaign wants a name and dates in order', () => {
  expect(problemsOf(EMPTY_DRAFT)).toEqual({ name: 'nameMissing' })
  expect(problemsOf({ ...EMPTY_DRAFT, name: 'x', from: date('2026-02-02'), until: date('2026-02-01') })).toEqual({
    until: 'datesReversed',
  })
  expect(bodyOf({ ...EMPTY_DRAFT, name: ' Hè số '.normalize('NFD') }).name).toBe('Hè số')
})

it('a row of the plan keeps its key when others go or it moves, and no key comes back', () => {
  const three = keyedOf(['a', 'b', 'c'], [0, 1, 2])
  expect(without(three, 1)).toEqual([
    { key: 0, row: 'a' },
    { key: 2, row: 'c' },
  ])
  expect(raised(three, 2).map(({ key }) => key)).toEqual([0, 2, 1])
  expect(nextKey([0, 2])).toBe(3)
  expect(keyedOf(['x', 'y'], [0, 1, 2]).map(({ key }) => key)).toEqual([3, 4])
})
