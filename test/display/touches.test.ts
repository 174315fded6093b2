import { describe, expect, it } from 'vitest'
import { Touches } from '../../display/engine/touches.ts'
import type { Answer, Http } from '../../display/engine/ports.ts'
import { en } from '../../display/touch/text.en.ts'
import { vi } from '../../display/touch/text.vi.ts'
import { memoryStore } from '../../display/world/memory-store.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import { makePlay } from '../support/fleet.ts'
import { at, date } from '../support/make.ts'
import { plus } from '../../playlists/time.ts'

const NINE = at('2026-01-05 09:00')
const TODAY = { date: date('2026-01-05'), boot: 7 }

/** A server that takes what it is told, or is away. */
function line() {
  const heard: unknown[] = []
  const state = { away: false }
  const http: Http = async ({ body }) => {
    if (state.away) throw new Error('away')
    heard.push(...(body as { counts: unknown[] }).counts)
    return { status: 204 } as Answer
  }
  return { heard, state, http }
}

describe('what is opened by touch', () => {
  it('[KI6] is kept over a restart, told when the server is there, and told again only when it has grown', async () => {
    const store = memoryStore()
    const { heard, state, http } = line()
    const before = await Touches.open({ store, http })
    before.opened(3 as MaterialId, TODAY.date, 6)
    before.opened(3 as MaterialId, TODAY.date, 6)
    state.away = true
    await before.deliver('token', TODAY)
    state.away = false
    const touches = await Touches.open({ store, http })
    touches.opened(3 as MaterialId, TODAY.date, 7)
    await touches.deliver('token', TODAY)
    await touches.deliver('token', TODAY)
    touches.opened(3 as MaterialId, TODAY.date, 7)
    await touches.deliver('token', TODAY)
    const count = { date: TODAY.date, material: 3 }
    expect(heard).toEqual([
      { ...count, boot: 6, opens: 2 },
      { ...count, boot: 7, opens: 1 },
      { ...count, boot: 7, opens: 2 },
    ])
    expect(await store.read('touches')).toEqual([{ ...count, boot: 7, opens: 2, told: 2 }])
  })

  it('[KI6][PL4] hides what plays beneath: that time does not count', async () => {
    const touches = await Touches.open({ store: memoryStore(), http: line().http })
    const play = makePlay(0, {
      startedAt: NINE,
      durationMs: 10_000,
      plannedMs: 10_000,
      outcome: 'completed',
      reason: '',
    })
    expect(touches.seen(play)).toEqual(play)
    touches.cover(true, plus(NINE, 4000))
    touches.cover(false, plus(NINE, 7000))
    expect(touches.seen(play)).toMatchObject({ durationMs: 7000, outcome: 'interrupted', reason: 'touched' })
    const later = { ...play, startedAt: plus(NINE, 7000) }
    expect(touches.seen(later)).toEqual(later)
    touches.cover(true, plus(NINE, 20_000))
    expect(touches.seen({ ...play, startedAt: plus(NINE, 21_000) })).toMatchObject({
      durationMs: 0,
      outcome: 'skipped',
    })
  })

  it('is said in two languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(vi))
    expect(JSON.stringify(en) + en.leaving(3) + en.count(2)).not.toMatch(/[À-ỹ]/)
  })
})
