import { describe, expect, it } from 'vitest'
import { catalogueAt, mayTouch } from '../../playlists/catalogue.ts'
import { targetPx } from '../../playlists/kiosk.ts'
import { resolve } from '../../playlists/resolve.ts'
import {
  at,
  date,
  days,
  makeFacts,
  makeMaterial,
  makeOpening,
  makePlaylist,
  makeSchedule,
  row,
} from '../support/make.ts'

const names = {
  topics: [
    { code: 'CD02', name: 'An toàn' },
    { code: 'CD01', name: 'Chuyển đổi số' },
    { code: 'CD03', name: 'Không có gì' },
  ],
  titles: { 1: 'Một', 2: 'Hai', 3: 'Ba' },
}
const materials = [
  makeMaterial(1),
  makeMaterial(2, { topic: 'CD02' }),
  makeMaterial(3, { validFrom: date('2026-01-06') }),
]
const plain = makeFacts({ materials, names })
const touching = (given = {}) => ({ ...plain, display: { ...plain.display, touch: { mmPerPx: 0.5 } }, ...given })
const titles = (topics: readonly { name: string; materials: readonly { title: string }[] }[]) =>
  topics.map(({ name, materials: all }) => [name, ...all.map(({ title }) => title)])

describe('a touch kiosk', () => {
  it('[KI1] its programme names what it shows, by topic in their order; no other programme says a word of it', () => {
    const programme = resolve(touching(), days(3))
    expect(programme.kiosk!.mmPerPx).toBe(0.5)
    expect(titles(programme.kiosk!.topics)).toEqual([
      ['An toàn', 'Hai'],
      ['Chuyển đổi số', 'Một', 'Ba'],
    ])
    expect(resolve(plain, days(3))).not.toHaveProperty('kiosk')
  })

  it('[KI2] what begins tomorrow cannot be looked up today', () => {
    const programme = resolve(touching(), days(3))
    expect(titles(catalogueAt(programme, at('2026-01-05 23:59')))).toEqual([
      ['An toàn', 'Hai'],
      ['Chuyển đổi số', 'Một'],
    ])
    expect(titles(catalogueAt(programme, at('2026-01-06')))[1]).toEqual(['Chuyển đổi số', 'Một', 'Ba'])
  })

  it('[KI2][KI3] an emergency is not looked up, and while it holds the screen nothing is', () => {
    const timing = { kind: 'once' as const, start: at('2026-01-05 09:00'), end: at('2026-01-05 10:00') }
    const urgent = makeSchedule(2, { layer: 'emergency', playlist: 2, timing })
    const playlists = [makePlaylist(1, [1]), makePlaylist(2, [2])]
    const programme = resolve(touching({ playlists, schedules: [makeSchedule(1), urgent] }), days(1))
    expect(titles(catalogueAt(programme, at('2026-01-05 09:30')))).toEqual([['Chuyển đổi số', 'Một']])
    const allowed = (time: string) => mayTouch(programme, at(`2026-01-05 ${time}`))
    expect([allowed('08:59'), allowed('09:00'), allowed('10:00')]).toEqual([true, false, true])
  })

  it('[KI3] nothing is looked up while the screen is dark', () => {
    const opening = makeOpening([row([1, 2, 3, 4, 5, 6, 7], '08:00', '17:00')])
    const facts = touching()
    const programme = resolve({ ...facts, display: { ...facts.display, opening } }, days(1))
    expect([mayTouch(programme, at('2026-01-05 12:00')), mayTouch(programme, at('2026-01-05 18:00'))]).toEqual([
      true,
      false,
    ])
  })

  it.each([
    [0.496, 41],
    [0.369, 55],
    [0.5, 40],
  ])('[KI4] at %d mm per pixel 20 mm are %i pixels', (mmPerPx, px) => {
    expect(targetPx(mmPerPx)).toBe(px)
  })
})
