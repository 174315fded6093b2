import { describe, expect, it } from 'vitest'
import { HO_CHI_MINH } from '../../playlists/time.ts'
import { makeMoment, momentOf, parseMoment, sourceOf } from '../../admin/schedules/moment-place.ts'
import { at, date } from '../support/make.ts'

describe('a moment in the address', () => {
  it.each(['2027-04-16T08:00', '2027-04-16T23:59:30', '2027-04-16T00:00:00.250'])(
    '%s is read as it is written',
    (text) => {
      expect(momentOf(parseMoment(text, HO_CHI_MINH)!, HO_CHI_MINH)).toBe(text)
    },
  )

  it.each(['', 'now', '2027-02-30T08:00', '2027-04-16', '2027-04-16T24:00', '2027-04-16T08:60'])(
    '%j is none',
    (text) => {
      expect(parseMoment(text, HO_CHI_MINH)).toBeNull()
    },
  )

  it('of a display that was never paired was shown to nobody', () => {
    const never = { paired: false, lastSeenAt: null }
    expect(sourceOf({ source: 'past' }, never)).toBe('unpaired')
    expect(sourceOf({ source: 'future' }, never)).toBe('future')
    expect(sourceOf({ source: 'past' }, { paired: false, lastSeenAt: at('2026-11-16') })).toBe('past')
  })

  it('is made of a block', () => {
    expect(makeMoment({ date: date('2027-04-16'), minutes: 450 })).toBe('2027-04-16T07:30')
  })
})
