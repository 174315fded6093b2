import { expect, it } from 'vitest'
import type { DisplayId } from '../../playlists/ids.ts'
import { Twins } from '../../server/displays/twins.ts'
import { FakeClock } from '../support/fake-clock.ts'

const ONE = 1 as DisplayId
const [OLD, NEW] = [11, 22]

/** Beats of a boot every 30 s; what each was told. */
function heard(boots: readonly (number | null)[], twins = new Twins(), clock = new FakeClock()): boolean[] {
  return boots.map((boot) => {
    const now = clock.advance(15_000)
    return boot !== null && twins.yields(ONE, { boot, address: '10.0.0.7' }, now)
  })
}

it('[DI11] of two players with one token the later one yields, from the moment that both are heard', () => {
  expect(heard([OLD, OLD, NEW, OLD, NEW, OLD, NEW])).toEqual([false, false, false, false, true, false, true])
})

it('[DI11] a page loaded anew does not yield to the one before it', () => {
  expect(heard([OLD, OLD, NEW, NEW, NEW])).toEqual([false, false, false, false, false])
})

it('[DI11] it plays again when the other has been silent for as long as makes a display lost', () => {
  const silence = Array.from({ length: 6 }, () => null)
  expect(heard([OLD, NEW, OLD, NEW, ...silence, NEW]).at(-1)).toBe(false)
})
