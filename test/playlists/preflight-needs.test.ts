/** How long a content must stand, how long its words run, and how much room a code needs. */
import { describe, expect, it } from 'vitest'
import type { DisplayId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { neededMs, preflight } from '../../playlists/preflight.ts'
import type { Check, Finding, Measurement } from '../../playlists/preflight/findings.ts'
import { STANDARD } from '../../playlists/preflight/target.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { qr, slogan } from '../support/stage-showings.ts'

const board = { ...STANDARD[2]!, display: 1 as DisplayId, aimed: true, name: 'Bảng nhỏ', width: 64, height: 32 }
const words = slogan('formal', 'Hành động đột phá, lan tỏa kết quả')
const card = qr('https://ihanoi.gov.vn', 'Cài iHanoi')
const code = { read: 'HTTPS://IHANOI.GOV.VN', modules: 21, modulePx: 2, quiet: 4 }
const drawn: Measurement = {
  ...{ width: 64, height: 32, drawn: true, smallest: { text: 'Chữ', px: 12 }, faintest: null, clipped: null },
  ...{ runMs: null, qr: null },
}

function findingOf(check: Check, content: Content, seen: Partial<Measurement>): Finding {
  const today = '2026-11-21' as LocalDate
  const all = preflight({ content, durationMs: 20_000 }, [board], [{ ...drawn, ...seen }], today)
  return all.find((finding) => finding.check === check)!
}

describe('what a display needs', () => {
  it('[PF7] words that run are told with how long, apart from what is cut', () => {
    const seen = { runMs: 9000, clipped: { text: 'Chữ', px: 1 } }
    expect(findingOf('runs', words, seen)).toMatchObject({ verdict: 'warn', measured: 9000 })
    expect(findingOf('fits', words, { runMs: 9000 })).toMatchObject({ verdict: 'pass' })
  })

  it('[PF8] the time needed is the time suggested: on any canvas, and where the words run', () => {
    for (const content of [words, card, slogan('notice', 'một hai ba '.repeat(30))]) {
      const limit = (runMs: number | null) => findingOf('reading', content, { runMs, qr: code }).limit
      expect([limit(null), limit(30_100)]).toEqual([neededMs(content), neededMs(content, 30_100)])
    }
    expect(neededMs(words, 30_100)).toBe(30_100)
  })

  it('[PF9] a card without room for its code is blocked, and says how much it needs and how much there is', () => {
    const finding = findingOf('qr-read', card, { codeRoom: { needs: 58, has: 32 } })
    expect(finding).toMatchObject({ verdict: 'block', measured: 32, limit: 58, about: 'https://ihanoi.gov.vn' })
  })
})
