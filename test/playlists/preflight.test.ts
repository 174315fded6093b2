import { describe, expect, it } from 'vitest'
import type { DisplayId } from '../../playlists/ids.ts'
import type { Content, ImageContent, VideoContent } from '../../playlists/content.ts'
import { preflight } from '../../playlists/preflight.ts'
import { CHECKS, CHECK_NAMES, coveredBy, verdictOf } from '../../playlists/preflight/findings.ts'
import type { Check, Finding, Measurement, Verdict } from '../../playlists/preflight/findings.ts'
import type { Target } from '../../playlists/preflight/target.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { hashOf } from '../support/fleet.ts'
import { makeMeasurement } from '../support/measurement.ts'
import { qr, slogan } from '../support/stage-showings.ts'

const TODAY = '2026-11-21' as LocalDate

const tv: Target = {
  display: 1 as DisplayId,
  name: 'Tivi sảnh',
  width: 1920,
  height: 1080,
  led: false,
  mmPerPx: 0.5,
  distanceM: 3.6,
  outdoor: false,
  muted: true,
  aimed: true,
}
const led: Target = { ...tv, name: 'Bảng LED', width: 256, height: 128, led: true, mmPerPx: 5, distanceM: 5 }

const clean = makeMeasurement(1920, 1080)
const code = { read: 'HTTPS://IHANOI.GOV.VN', modules: 21, modulePx: 20, quiet: 4 }
const words = slogan('formal', 'Hành động đột phá, lan tỏa kết quả')
const card = qr('https://ihanoi.gov.vn', 'Cài iHanoi')
const picture: ImageContent = {
  kind: 'image',
  file: hashOf('a'),
  type: 'image/png',
  bytes: 1000,
  width: 1920,
  height: 1080,
  fit: 'cover',
  description: '',
}
const film: VideoContent = {
  kind: 'video',
  file: hashOf('b'),
  type: 'video/mp4',
  bytes: 10_000_000,
  width: 1920,
  height: 1080,
  durationMs: 20_000,
  hasSound: false,
  fit: 'cover',
  description: '',
}

type Case = { content?: Content; durationMs?: number; target?: Partial<Target>; seen?: Partial<Measurement> | null }

function findingOf(check: Check, { content = words, durationMs = 20_000, target = {}, seen = {} }: Case): Finding {
  const one = { ...(target.led ? led : tv), ...target }
  const measured = seen === null ? [] : [{ ...clean, ...seen, width: one.width, height: one.height }]
  const all = preflight({ content, durationMs }, [one], measured, TODAY)
  const found = all.filter((finding) => finding.check === check)
  expect(found, check).toHaveLength(1)
  return found[0]!
}

const said = (text: string): Case => ({ content: slogan('notice', text) })
const onLed = { led: true }

/** Of each check one that passes, one that warns, one that is blocked. */
const TABLE: [string, Check, Case, Case | null, Case | null][] = [
  ['PF3', 'frame', {}, { seen: null }, { content: picture, seen: { drawn: false, smallest: null, faintest: null } }],
  [
    'PF4',
    'letters-px',
    { target: onLed, seen: { smallest: { text: 'Chữ', px: 12 } } },
    { target: onLed, seen: { smallest: { text: 'Chữ', px: 9 } } },
    { target: onLed, seen: { smallest: { text: 'Chữ', px: 8 } } },
  ],
  [
    'PF5',
    'letters-mm',
    { seen: { smallest: { text: 'Chữ', px: 20 } } },
    { seen: { smallest: { text: 'Chữ', px: 12 } } },
    { seen: { smallest: { text: 'Chữ', px: 11 } } },
  ],
  [
    'PF6',
    'contrast',
    { seen: { faintest: { text: 'Chữ', ratio: 7 } } },
    { seen: { faintest: { text: 'Chữ', ratio: 4.5 } } },
    { seen: { faintest: { text: 'Chữ', ratio: 4.4 } } },
  ],
  ['PF7', 'fits', {}, null, { seen: { clipped: { text: 'Chữ', px: 3 } } }],
  ['PF7', 'runs', {}, { seen: { runMs: 9000 } }, null],
  ['PF8', 'reading', { durationMs: 6000 }, { durationMs: 5000 }, { durationMs: 2000 }],
  [
    'PF9',
    'qr-read',
    { content: card, seen: { qr: code } },
    null,
    { content: card, seen: { qr: { ...code, read: null } } },
  ],
  [
    'PF10',
    'qr-module',
    { content: card, target: onLed, seen: { qr: { ...code, modulePx: 3 } } },
    { content: card, target: onLed, seen: { qr: { ...code, modulePx: 2 } } },
    { content: card, target: onLed, seen: { qr: { ...code, modulePx: 2.5 } } },
  ],
  [
    'PF11',
    'qr-quiet',
    { content: card, seen: { qr: code } },
    { content: card, seen: { qr: { ...code, quiet: 2 } } },
    { content: card, seen: { qr: { ...code, quiet: 1 } } },
  ],
  [
    'PF12',
    'qr-width',
    { content: card, seen: { qr: { ...code, modulePx: 35 } } },
    { content: card, seen: { qr: { ...code, modulePx: 18 } } },
    { content: card, seen: { qr: { ...code, modulePx: 17 } } },
  ],
  [
    'PF13',
    'picture-size',
    { content: picture },
    { content: { ...picture, width: 1280, height: 720 } },
    { content: { ...picture, width: 640, height: 360 } },
  ],
  [
    'PF14',
    'picture-crop',
    { content: { ...picture, width: 1920, height: 1270 } },
    { content: { ...picture, width: 1920, height: 1440 } },
    { content: { ...picture, width: 1080, height: 1920 } },
  ],
  [
    'PF15',
    'video-codec',
    { content: film },
    { content: { ...film, type: 'video/webm' } },
    { content: film, seen: { drawn: false } },
  ],
  [
    'PF16',
    'video-size',
    { content: film },
    { content: { ...film, width: 3840, height: 2160 } },
    { content: { ...film, width: 7680, height: 4320 } },
  ],
  [
    'PF17',
    'video-bitrate',
    { content: { ...film, bytes: 50_000_000 } },
    { content: { ...film, bytes: 100_000_000 } },
    { content: { ...film, bytes: 150_000_000 } },
  ],
  [
    'PF18',
    'video-length',
    { content: film, durationMs: 19_500 },
    { content: film, durationMs: 12_000 },
    { content: film, durationMs: 9000 },
  ],
  [
    'PF19',
    'video-sound',
    { content: { ...film, hasSound: true } },
    { content: { ...film, hasSound: true }, target: { outdoor: true } },
    { content: { ...film, hasSound: true }, target: { outdoor: true, muted: false } },
  ],
  ['PF20', 'dates', said('Họp dân ngày 22/11/2026'), said('Họp dân ngày 20/11/2026'), said('Nộp trước 20/11/2026')],
]

const verdictIn = (check: Check, one: Case): Verdict => findingOf(check, one).verdict

describe('each check: one that passes, one that warns, one that is blocked', () => {
  it.each(TABLE)('[%s] %s', (rule, check, passes, warns, blocked) => {
    expect(CHECKS[check].rule).toBe(rule)
    expect(verdictIn(check, passes)).toBe('pass')
    if (warns) expect(verdictIn(check, warns)).toBe('warn')
    if (blocked) expect(verdictIn(check === 'video-codec' ? 'frame' : check, blocked)).toBe('block')
  })

  it('leaves none out', () => {
    expect(TABLE.map(([, check]) => check)).toEqual(CHECK_NAMES)
  })

  it('says of which display, what was measured and what it is held to', () => {
    expect(findingOf('letters-mm', { seen: { smallest: { text: 'Dòng phụ', px: 12 } } })).toEqual({
      check: 'letters-mm',
      verdict: 'warn',
      display: 1,
      name: 'Tivi sảnh',
      measured: 6,
      limit: 10,
      about: 'Dòng phụ',
    })
  })
})

// The titles of the table above are made by the runner; these bear the same ids for those who look for them.
describe('what the numbers mean', () => {
  it('[PF3] a canvas that was not drawn is judged by what needs no picture', () => {
    const found = preflight({ content: card, durationMs: 20_000 }, [tv], [], TODAY).map(({ check }) => check)
    expect(found).toEqual(['frame', 'reading', 'dates'])
  })

  it('[PF4] a television needs 9 rows, not 12', () => {
    expect(verdictIn('letters-px', { seen: { smallest: { text: '', px: 9 } } })).toBe('pass')
  })

  it('[PF5] 1 cm at 3.6 m is good, at 6 m it is the least', () => {
    const at = (distanceM: number) =>
      verdictIn('letters-mm', { target: { distanceM }, seen: { smallest: { text: '', px: 20 } } })
    expect([at(3.6), at(3.7), at(6), at(6.1)]).toEqual(['pass', 'warn', 'warn', 'block'])
  })

  it('[PF6] a picture has no letters of ours to judge', () => {
    const found = preflight(
      { content: picture, durationMs: 8000 },
      [tv],
      [{ ...clean, smallest: null, faintest: null }],
      TODAY,
    )
    expect(found.map(({ check }) => check)).toEqual(['frame', 'picture-size', 'picture-crop'])
  })

  it('[PF7] letters that are cut are told apart from words that run', () => {
    const seen = { runMs: 9000, clipped: { text: 'Chữ', px: 1 } }
    expect(findingOf('fits', { seen })).toMatchObject({ verdict: 'block', measured: 1, about: 'Chữ' })
  })

  it('[PF8] words that run need to have passed, and a code is held 15 s', () => {
    expect(findingOf('reading', { durationMs: 8000, seen: { runMs: 14_000 } })).toMatchObject({
      verdict: 'warn',
      limit: 14_000,
    })
    expect(findingOf('reading', { content: card, durationMs: 10_000, seen: { qr: code } })).toMatchObject({
      verdict: 'warn',
      limit: 15_000,
    })
  })

  it.each([
    ['no code at all', null],
    ['a code that leads elsewhere', { ...code, read: 'https://ihanoi.gov.vn.example.com' }],
  ])('[PF9] blocks %s, and says no more of it', (_, read) => {
    const found = preflight({ content: card, durationMs: 20_000 }, [tv], [{ ...clean, qr: read }], TODAY)
    const codes = found.filter(({ check }) => check.startsWith('qr-'))
    expect(codes).toMatchObject([{ check: 'qr-read', verdict: 'block', about: 'https://ihanoi.gov.vn' }])
  })

  it('[PF10] a television needs 4 pixels a module', () => {
    const at = (modulePx: number) => verdictIn('qr-module', { content: card, seen: { qr: { ...code, modulePx } } })
    expect([at(4), at(3), at(4.5)]).toEqual(['pass', 'block', 'block'])
  })

  it('[PF11] more light around a code does no harm', () => {
    expect(verdictIn('qr-quiet', { content: card, seen: { qr: { ...code, quiet: 30 } } })).toBe('pass')
  })

  it('[PF12] the width is that of the code on this display, in millimetres', () => {
    const target = { mmPerPx: 1, distanceM: 5 }
    const finding = findingOf('qr-width', { content: card, target, seen: { qr: code } })
    expect(finding).toMatchObject({ measured: 420, limit: 500, verdict: 'warn' })
  })

  it('[PF13] a picture that stands inside the zone counts as large as it is drawn', () => {
    const content = { ...picture, width: 1000, height: 1080, fit: 'contain' as const }
    expect(findingOf('picture-size', { content })).toMatchObject({ measured: 100, verdict: 'pass' })
  })

  it('[PF14] what stands inside the zone is not cut', () => {
    const content = { ...picture, width: 1080, height: 1920, fit: 'contain' as const }
    expect(findingOf('picture-crop', { content })).toMatchObject({ measured: 0, verdict: 'pass' })
  })

  it.each([
    ['PF15', 'video-codec', 'video/mp4'],
    ['PF16', 'video-size', '1920 × 1080'],
  ] as const)('[PF15][PF16] %s names what it found', (_, check, about) => {
    expect(findingOf(check, { content: film }).about).toBe(about)
  })

  it('[PF17] bytes over time', () => {
    expect(findingOf('video-bitrate', { content: film }).measured).toBe(4)
  })

  it('[PF18] half a second is not missed', () => {
    expect(verdictIn('video-length', { content: film, durationMs: 19_499 })).toBe('warn')
  })

  it('[PF19] indoors sound is the office’s own affair', () => {
    expect(verdictIn('video-sound', { content: { ...film, hasSound: true }, target: { muted: false } })).toBe('pass')
  })

  it('[PF21] the worst finding is the verdict', () => {
    const of = (...verdicts: Verdict[]) => verdictOf(verdicts.map((verdict) => ({ verdict })))
    expect([of(), of('pass'), of('pass', 'warn'), of('block', 'warn', 'pass')]).toEqual([
      'pass',
      'pass',
      'warn',
      'block',
    ])
  })

  it('[PF22] an override covers the blocks that were seen, and no other', () => {
    const block = (check: Check, display = 1): Finding => ({
      ...findingOf('frame', {}),
      check,
      verdict: 'block',
      display: display as DisplayId,
    })
    expect(coveredBy([block('contrast')], [block('contrast'), findingOf('frame', {})])).toBe(true)
    expect(coveredBy([block('contrast')], [])).toBe(true)
    expect(coveredBy([block('contrast')], [block('contrast', 2)])).toBe(false)
    expect(coveredBy([block('contrast')], [block('contrast'), block('fits')])).toBe(false)
  })
})
