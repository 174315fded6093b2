import { describe, expect, it } from 'vitest'
import type { PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { closedOn } from '../../admin/schedules/closed.ts'
import { fateOf } from '../../admin/schedules/fate.ts'
import { blocksOn } from '../../admin/schedules/week.ts'
import { make, recurring, row, world } from '../support/blocks.ts'
import { at, date, days, makeFacts, makeMaterial, makeOpening, makePlaylist } from '../support/make.ts'

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
    const span = { start: at(`${day} 08:00`), end: at(`${day} 10:00`) }
    return blocks.map((block) => [block.schedule.id, fateOf(block, blocks, programme, span)])
  }

  it('is told by the programme where it speaks, else by layers and weights', () => {
    expect(fates('2026-01-05')).toEqual([
      [1, { share: 0.75, reason: null }],
      [2, { share: 0.25, reason: null }],
      [3, { share: 1, reason: 'nothing-playable' }],
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
    return fateOf(block, blocks, null, { start: at('2026-11-16 08:00'), end: at('2026-11-16 10:00') })
  }
  const one = make(recurring([row('08:00', '12:00')]), { id: 1 as ScheduleId })

  it('shares with those of its own moment and zone', () => {
    const early = make(recurring([row('08:00', '09:00')]), { id: 2 as ScheduleId })
    const late = make(recurring([row('10:00', '11:00')]), { id: 3 as ScheduleId })
    const ticker = make(recurring([row('08:00', '12:00')]), { id: 4 as ScheduleId, zone: 'ticker' })
    expect(fate([one, early, late, ticker], 1)).toEqual({ share: 0.5, reason: null })
    expect(fate([one, early, late, ticker], 4)).toEqual({ share: 1, reason: null })
  })

  it('is lost in any zone under what takes the whole frame', () => {
    const ticker = make(recurring([row('08:00', '09:00')]), { id: 2 as ScheduleId, zone: 'ticker' })
    const takeover = make(recurring([row('07:00', '10:00')]), { id: 3 as ScheduleId, layer: 'takeover' })
    expect(fate([one, ticker, takeover], 2)).toMatchObject({ reason: 'outranked' })
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
