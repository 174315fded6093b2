import { describe, expect, it } from 'vitest'
import type { DisplayId, PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Target } from '../../playlists/schedule.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { closedOn } from '../../admin/schedules/closed.ts'
import { fateOf, fateOnAll } from '../../admin/schedules/fate.ts'
import { blocksOn, dayLayout } from '../../admin/schedules/week.ts'
import { make, recurring, row, world } from '../support/blocks.ts'
import { date, days, makeFacts, makeMaterial, makeOpening, makePlaylist } from '../support/make.ts'

/** All that a schedule's target asks of a display. */
const makeScreen = (id: number) => ({ id, groups: [], archivedAt: null }) as unknown as Display

describe('how a block fares', () => {
  const morning = recurring([row('08:00', '10:00')])
  const three = make(morning, { id: 1 as ScheduleId, weight: 3 })
  const one = make(morning, { id: 2 as ScheduleId })
  const empty = make(morning, { id: 3 as ScheduleId, show: { kind: 'playlist', playlist: 9 as PlaylistId } })
  const schedules = [three, one, empty]
  const facts = makeFacts({ schedules, playlists: [makePlaylist(1, [1])], materials: [makeMaterial(1)] })
  const programme = resolve(facts, days(1))
  const fates = (day: string) => {
    const blocks = blocksOn(world, date(day), schedules)
    return blocks.map((block) => [block.schedule.id, fateOf(world, block, blocks, programme)])
  }

  it('is told by the programme where it speaks, else by layers and weights', () => {
    expect(fates('2026-01-05')).toEqual([
      [1, { share: 0.75, lost: [], reason: null }],
      [2, { share: 0.25, lost: [], reason: null }],
      [3, { share: 1, lost: [{ from: 480, to: 600, reason: 'nothing-playable' }], reason: 'nothing-playable' }],
    ])
    expect(fates('2026-01-12')).toMatchObject([
      [1, { share: 0.6 }],
      [2, { share: 0.2 }],
      [3, { share: 0.2 }],
    ])
  })
})

describe('a block beside others, where no programme speaks', () => {
  const fate = (schedules: ScheduleReply[], id: number) => {
    const blocks = blocksOn(world, date('2026-11-16'), schedules)
    const block = blocks.find(({ schedule }) => schedule.id === id)!
    return fateOf(world, block, blocks, null)
  }
  const one = make(recurring([row('08:00', '12:00')]), { id: 1 as ScheduleId })

  it('shares with those of its own moment and zone', () => {
    const early = make(recurring([row('08:00', '09:00')]), { id: 2 as ScheduleId })
    const late = make(recurring([row('10:00', '11:00')]), { id: 3 as ScheduleId })
    const ticker = make(recurring([row('08:00', '12:00')]), { id: 4 as ScheduleId, zone: 'ticker' })
    expect(fate([one, early, late, ticker], 1)).toEqual({ share: 0.5, lost: [], reason: null })
    expect(fate([one, early, late, ticker], 4)).toEqual({ share: 1, lost: [], reason: null })
  })

  it('is lost in any zone under what takes the whole frame', () => {
    const ticker = make(recurring([row('08:00', '09:00')]), { id: 2 as ScheduleId, zone: 'ticker' })
    const takeover = make(recurring([row('07:00', '10:00')]), { id: 3 as ScheduleId, layer: 'takeover' })
    expect(fate([one, ticker, takeover], 2)).toMatchObject({ reason: 'outranked' })
  })
})

describe('a whole day under a takeover', () => {
  const day = make(recurring([row('00:00', '24:00')]), { id: 1 as ScheduleId })
  const feast = make(recurring([row('08:00', '10:00')]), { id: 2 as ScheduleId, layer: 'takeover' })
  const lost = [{ from: 480, to: 600, reason: 'outranked' }]

  it('is lost in those hours alone, by the programme and without it', () => {
    const until = { ...feast, timing: recurring([row('08:00', '10:00')], { until: date('2026-02-01') }) }
    const facts = makeFacts({
      schedules: [day, until],
      playlists: [makePlaylist(1, [1])],
      materials: [makeMaterial(1)],
    })
    const blocks = blocksOn(world, date('2026-01-05'), [day, until])
    for (const programme of [resolve(facts, days(1)), null])
      expect(fateOf(world, blocks[0]!, blocks, programme)).toEqual({ share: 1, lost, reason: null })
  })

  it('on several displays only where it is outranked on each of them', () => {
    const displays = [1, 2].map((id) => makeScreen(id))
    const fates = (target: Target) => {
      const blocks = blocksOn(world, date('2026-01-05'), [day, { ...feast, target }])
      return fateOnAll(blocks[0]!, blocks, displays)
    }
    expect(fates({ all: true, displays: [], groups: [] })).toEqual({ share: 1, lost, reason: null })
    expect(fates({ all: false, displays: [1 as DisplayId], groups: [] }).lost).toEqual([])
  })

  it('stands above the hours, and leaves them free', () => {
    const { allDay, blocks } = dayLayout(world, date('2026-01-05'), [day, feast])
    expect([allDay, blocks].map((some) => some.map(({ schedule, lanes }) => [schedule.id, lanes]))).toEqual([
      [[1, 1]],
      [[2, 1]],
    ])
  })
})

describe('where a screen is off', () => {
  it('is what lies outside the hours of every display', () => {
    const early = makeOpening([row('06:00', '12:00')])
    const late = makeOpening([row('10:00', '20:00')])
    expect(closedOn(world, date('2026-11-16'), [early, late])).toEqual([
      { from: 0, to: 360 },
      { from: 1200, to: 1440 },
    ])
    expect(closedOn(world, date('2026-11-16'), [])).toEqual([])
  })
})
