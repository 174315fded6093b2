import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Noun } from '../../playlists/wire-live.ts'
import { Murmur } from '../../server/live/murmur.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('the first is said at once, the rest together, twice a second at most', () => {
  const said: Noun[][] = []
  const murmur = new Murmur((nouns) => said.push(nouns))
  murmur.add(['plays'])
  expect(said).toEqual([['plays']])
  for (let i = 0; i < 100; i++) murmur.add(['displays', 'plays'])
  expect(said).toHaveLength(1)
  vi.advanceTimersByTime(500)
  expect(said[1]?.toSorted()).toEqual(['displays', 'plays'])
  vi.advanceTimersByTime(5000)
  expect(said).toHaveLength(2)
  murmur.add(['settings'])
  expect(said).toHaveLength(3)
  murmur.add(['plays'])
  murmur.stop()
  vi.advanceTimersByTime(5000)
  expect(said).toHaveLength(3)
})
