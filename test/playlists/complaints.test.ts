/** What users of other products complained of (19, 22, 23, 25–27 of our list), as far as it is about playlists. */
import { describe, expect, it } from 'vitest'
import type { CampaignId } from '../../playlists/ids.ts'
import { playingAt } from '../../playlists/playback.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Facts } from '../../playlists/facts.ts'
import { HOUR, MINUTE, instant } from '../../playlists/time.ts'
import { MONDAY, days, makeFacts, makeMaterial, makePlaylist, makeSchedule } from '../support/make.ts'
import { atMost, item, list, rotate, share } from '../support/rotation.ts'

const materials = Array.from({ length: 12 }, (_, i) => makeMaterial(i + 1, { durationMs: 7000 + i * 1000 }))

/** The time of each schedule, and of each material, in so many hours. */
function timeIn(facts: Facts, hours: number) {
  const programme = resolve(facts, days(1))
  const [bySchedule, byMaterial] = [new Map<number, number>(), new Map<number, number>()]
  const add = (sums: Map<number, number>, key: number, ms: number) => sums.set(key, (sums.get(key) ?? 0) + ms)
  const end = MONDAY + hours * HOUR
  for (let now = MONDAY; now < end;) {
    const { show, until } = playingAt(programme, now)[0]!
    const to = Math.min(until, end)
    if (show.kind === 'slot') {
      add(bySchedule, show.slot.schedule, to - now)
      add(byMaterial, show.slot.material, to - now)
    }
    now = instant(to)
  }
  return { bySchedule, byMaterial }
}

describe('19: overlap and priority', () => {
  it('two lists that overlap both show, each by its weight, and neither hides the other', () => {
    const { bySchedule } = timeIn(
      makeFacts({
        materials,
        schedules: [makeSchedule(1, { weight: 1 }), makeSchedule(2, { playlist: 2, weight: 3 })],
        playlists: [makePlaylist(1, [1, 2, 3]), makePlaylist(2, [4, 5])],
      }),
      6,
    )
    const share1 = bySchedule.get(1)! / (6 * HOUR)
    expect(share1).toBeGreaterThan(0.24)
    expect(share1).toBeLessThan(0.26)
  })
})

describe('22: a limit on plays can be set and taken back', () => {
  it('a limit holds, and without it the list is just as it was', () => {
    const plain = list(1, [1, 2, 3].map((id) => item(id))) // prettier-ignore
    const limited = { ...plain, goals: [atMost(2, 5)] }
    const before = rotate(plain, { materials })
    expect(rotate(limited, { materials }).verdicts).toMatchObject([{ reached: 5, fault: null }])
    expect(rotate({ ...limited, goals: [] }, { materials })).toEqual(before)
  })
})

describe('23: share of voice', () => {
  it('is by weight and not equal, over every hour and not only in the long run', () => {
    const facts = makeFacts({
      materials,
      schedules: [5, 3, 2].map((weight, i) => makeSchedule(i + 1, { weight, playlist: i + 1 })),
      playlists: [makePlaylist(1, [1, 2]), makePlaylist(2, [3, 4, 5, 6]), makePlaylist(3, [7, 8, 9, 10, 11, 12])],
    })
    for (const hours of [1, 2, 3, 12]) {
      const { bySchedule } = timeIn(facts, hours)
      ;[0.5, 0.3, 0.2].forEach((part, i) => {
        const off = Math.abs(bySchedule.get(i + 1)! - part * hours * HOUR)
        expect(off).toBeLessThanOrEqual(hours * HOUR * 0.02 * part + 40_000)
      })
    }
  })

  it('of a campaign in one list holds over every hour', () => {
    const owned = materials.map((m, i) => ({ ...m, campaign: (i < 3 ? 1 : null) as CampaignId | null }))
    const playlist = list(1, materials.map(({ id }) => item(id)), { goals: [share(1, 40)] }) // prettier-ignore
    const { byMaterial } = timeIn(makeFacts({ materials: owned, playlists: [playlist] }), 1)
    const own = [1, 2, 3].reduce((sum, id) => sum + (byMaterial.get(id) ?? 0), 0)
    expect(Math.abs(own - 0.4 * HOUR)).toBeLessThanOrEqual(MINUTE)
  })
})

describe('25 and 27: what plays follows from the lists as they are', () => {
  it('a changed list changes the programme, and the same list gives the same one again', () => {
    const facts = (items: number[]) =>
      makeFacts({ materials, playlists: [makePlaylist(1, items, { order: 'shuffle' })] })
    const first = resolve(facts([1, 2, 3]), days(1))
    expect(resolve(facts([1, 2, 4]), days(1))).not.toEqual(first)
    expect(resolve(facts([1, 2, 3]), days(1))).toEqual(first)
  })

  it('a shuffled list goes on the same when tomorrow’s programme is made', () => {
    const facts = makeFacts({ materials, playlists: [makePlaylist(1, [1, 2, 3, 4, 5], { order: 'shuffle' })] })
    expect(resolve(facts, days(7)).cycles).toEqual(resolve(facts, days(1)).cycles)
  })
})

describe('26: an empty list', () => {
  it.each([
    ['without items', makePlaylist(1, [])],
    ['of nothing that may be shown', makePlaylist(1, [97, 98])],
    [
      'whose rule finds nothing',
      list(1, [], { rule: { topics: ['XX99'], campaigns: [], audiences: [], newest: null } }),
    ],
    ['that holds only itself', list(1, [{ playlist: 1 as never, weight: 1 }])],
  ])('%s makes no black screen: the fallback shows, and the schedule is named as having nothing', (_name, playlist) => {
    const programme = resolve(makeFacts({ materials, playlists: [playlist] }), days(1))
    const [window] = programme.zones[0]!.windows
    expect(window!.show).toEqual({ kind: 'fallback' })
    expect(window!.why.losers).toEqual([{ schedule: 1, reason: 'nothing-playable' }])
  })
})
