import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { blanksIn } from '../../playlists/blanks.ts'
import type { Hash } from '../../playlists/ids.ts'
import type { Content, SloganContent } from '../../playlists/content.ts'
import { fileProblemOf, inOrder, problemOf } from '../../playlists/packs/check.ts'
import { blanksOf, copyPack } from '../../playlists/packs/copy.ts'
import { filesOf } from '../../playlists/content.ts'
import { withFiles } from '../../playlists/packs/files.ts'
import { Pack } from '../../playlists/packs/pack.ts'
import { shiftBetween } from '../../playlists/packs/shift.ts'
import { keepsWording } from '../../playlists/packs/wording.ts'
import { SHIPPED, shippedPack } from '../../playlists/starter/shipped.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'

const on = (date: string) => date as LocalDate
const VIET_HUNG = shippedPack('viet-hung-2026')!
const changed = (change: (pack: Pack) => void, pack: Pack = VIET_HUNG): Pack => {
  const copy = structuredClone(pack)
  change(copy)
  return copy
}

describe('the packs that ship', () => {
  test('are the starter campaign and one for each of the five plans', () => {
    expect(SHIPPED.map(({ id }) => id)).toEqual([
      'starter-2026',
      'vinh-tuy-2026',
      'viet-hung-2026',
      'kieu-phu-2026',
      'hai-duong-2026',
      'lam-dong-2026-2028',
    ])
  })

  test.each(SHIPPED.map((pack) => [pack.id, pack] as const))('%s is whole, tidy and polite', (_id, pack) => {
    expect([...Value.Errors(Pack, pack)]).toEqual([])
    expect(problemOf(pack)).toBeNull()
    for (const word of wordsOf(pack)) {
      expect(word).toBe(word.normalize('NFC').trim())
      expect(word).not.toMatch(/ {2}|–|—|[“”‘’]|\bbạn\b|\bS[0-4]\b|\bU[1-7]\b|\([HML]\)|uỷ|hoà/i)
    }
    for (const { content, blanks, recommended } of pack.materials) {
      expect(blanks.map(({ key }) => key)).toEqual(blanksIn(content))
      expect(recommended && blanks.length > 0).toBe(false)
    }
    expect(new Set(pack.materials.map(({ title }) => title)).size).toBe(pack.materials.length)
  })

  const plans = SHIPPED.slice(1)
  test.each(plans.map((pack) => [pack.id, pack] as const))('%s has all that its plan says', (_id, pack) => {
    const { plan, from, until } = pack.campaign
    expect(plan.form).toBe(/kieu-phu|hai-duong/.test(pack.id) ? 'state' : 'party')
    expect(plan.groups.length).toBeGreaterThan(4)
    expect(plan.bodies.length).toBeGreaterThan(1)
    for (const phase of plan.phases) {
      expect([phase.goal, phase.contents, phase.forms].every((words) => words.length > 5)).toBe(true)
      expect(from! <= phase.from! && phase.until! <= until!).toBe(true)
    }
    const topics = new Set(pack.materials.map(({ topic }) => topic))
    for (const group of plan.groups)
      expect(
        group.topics.some((code) => topics.has(code)),
        group.name,
      ).toBe(true)
    const days = pack.schedules.map(({ timing }) => timing.kind === 'recurring' && timing.recurrence)
    expect(days.map((one) => one && [one.from, one.until])).toEqual(plan.phases.map((one) => [one.from, one.until]))
    const figures = pack.materials.filter(({ content }) => content.kind === 'figure')
    expect(plan.targets.map(({ headline }) => `Chỉ tiêu: ${headline}`)).toEqual(
      figures.map(({ content }) => content.kind === 'figure' && content.headline),
    )
  })

  test('each plan has the targets that it names, and none that it does not', () => {
    expect(plans.map(({ campaign }) => campaign.plan.targets.length)).toEqual([3, 4, 6, 0, 0])
  })

  test('what is quoted word for word is locked in the plans; in the starter campaign nothing is', () => {
    const locked = (pack: Pack) => pack.materials.filter((one) => one.locked).map(({ key }) => key)
    expect(SHIPPED.map(locked)).toEqual([[], ['N01', 'N02', 'N15'], ['N01', 'N02'], ['N04', 'N06'], [], []])
  })
})

function wordsOf(pack: Pack): string[] {
  const words: string[] = []
  const look = (value: unknown): void => {
    if (typeof value === 'string') words.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look)
  }
  look(pack)
  return words
}

describe('[PK1] a pack is whole', () => {
  const cases: [string, (pack: Pack) => void, { field: string; problem: string }][] = [
    ['a key twice', (p) => p.materials.push(p.materials[0]!), { field: 'materials.22.key', problem: 'repeated' }],
    ['a topic twice', (p) => p.topics.unshift(p.topics[0]!), { field: 'topics.1.code', problem: 'repeated' }],
    ['a topic that is not there', (p) => (p.topics = p.topics.slice(1)), { field: '', problem: 'unknown' }],
    [
      'a list of what is not there',
      (p) => (p.playlists[0]!.items = [{ material: 'N99', weight: 1, durationMs: null }]),
      { field: 'playlists.0.items.0', problem: 'unknown' },
    ],
    [
      'lists that hold each other',
      (p) => p.playlists[0]!.items.push({ playlist: 'quy-1', weight: 1 }),
      { field: 'playlists.0.items', problem: 'loop' },
    ],
    [
      'a schedule of nothing',
      (p) => (p.schedules[0]!.playlist = 'x'),
      { field: 'schedules.0.playlist', problem: 'unknown' },
    ],
    [
      'a phase that ends first',
      (p) => (p.campaign.plan.phases[0]!.until = on('2025-01-01')),
      { field: 'campaign.plan.phases.0.until', problem: 'dates' },
    ],
  ]
  test.each(cases)('not with %s', (_name, change, wanted) => {
    const found = problemOf(changed(change))
    expect(found?.problem).toBe(wanted.problem)
    if (wanted.field !== '' && wanted.problem !== 'repeated') expect(found?.field).toBe(wanted.field)
  })

  test('lists come after those that stand in them, whatever order they are written in', () => {
    const turned = changed((p) => p.playlists.reverse())
    expect(inOrder(turned).map(({ key }) => key)[0]).toBe('chung')
    expect(inOrder(turned)).toHaveLength(5)
  })

  const hash = (digit: string) => digit.repeat(64) as Hash
  const image = (file: Hash): Content => ({
    kind: 'image',
    file,
    type: 'image/png',
    bytes: 10,
    width: 4,
    height: 3,
    fit: 'contain',
    description: '',
  })
  const withImage = (file: Hash) => changed((p) => (p.materials[0]!.content = image(file))).materials

  test('every file is listed, with its size, once, and none besides', () => {
    const materials = withImage(hash('a'))
    const listed = { file: hash('a'), bytes: 10 }
    expect(fileProblemOf({ materials, files: [listed] })).toBeNull()
    expect(fileProblemOf({ materials, files: [] })?.problem).toBe('unknown')
    expect(fileProblemOf({ materials, files: [{ ...listed, bytes: 9 }] })?.problem).toBe('unknown')
    expect(fileProblemOf({ materials, files: [listed, listed] })?.problem).toBe('repeated')
    expect(fileProblemOf({ materials, files: [listed, { file: hash('b'), bytes: 1 }] })?.problem).toBe('not-listed')
  })

  test('another file takes the place of one, with its facts; what content does not speak of is not added', () => {
    const stored = { file: hash('b'), bytes: 12, width: 8, height: 6, hasSound: false }
    const other = withFiles(image(hash('a')), (file) => (file === hash('a') ? stored : null))
    expect(other).toEqual({ ...image(hash('b')), bytes: 12, width: 8, height: 6 })
    expect(filesOf(other)).toEqual([{ hash: hash('b'), bytes: 12, type: 'image/png' }])
  })
})

describe('[PK4] locked wording', () => {
  const words = (headline: string, more: Partial<SloganContent> = {}): SloganContent => ({
    ...{ kind: 'slogan', template: 'formal', headline, support: '', steps: [] },
    ...more,
  })
  const open = words('Từ {gio} đến {gio_sau}, ngày {ngay}')
  test.each<[string, Content, Content, boolean]>([
    ['the same', words('Một'), words('Một'), true],
    ['another look', words('Một'), words('Một', { template: 'digital' }), true],
    ['another word', words('Một'), words('Hai'), false],
    ['a word more', words('Một'), words('Một hai'), false],
    ['a line more', words('Một'), words('Một', { support: 'Hai' }), false],
    ['a step less', words('Một', { steps: ['a', 'b'] }), words('Một', { steps: ['a'] }), false],
    ['another kind', words('Một'), { kind: 'qr', url: 'https://a.vn', headline: 'Một', support: '' }, false],
    ['blanks left open', open, open, true],
    ['blanks filled', open, words('Từ 8 giờ đến 9 giờ, ngày 01/02/2026'), true],
    ['a blank left empty', open, words('Từ  đến 9 giờ, ngày '), false],
    ['a fixed part changed', open, words('Từ 8 giờ tới 9 giờ, ngày 01/02/2026'), false],
    ['something after it', words('Ngày {ngay}.'), words('Ngày 01/02. Khác'), false],
  ])('%s', (_name, original, proposed, keeps) => expect(keepsWording(original, proposed)).toBe(keeps))

  test('every material that ships keeps its own wording, however its blanks are filled', () => {
    for (const pack of SHIPPED) {
      const values = Object.fromEntries(blanksOf(pack).map(({ key }) => [key, 'Một hai ba']))
      const filled = copyPack(pack, { name: 'x', from: null, values })
      pack.materials.forEach(({ content }, n) => expect(keepsWording(content, filled.materials[n]!.content)).toBe(true))
      expect(filled.materials.flatMap(({ content }) => blanksIn(content))).toEqual([])
    }
  })
})

describe('[PK5] another period', () => {
  test.each([
    ['2026-01-01', '2027-01-01', '2026-03-31', '2027-03-31'],
    ['2026-01-01', '2027-01-01', '2026-02-28', '2027-02-28'],
    ['2026-01-01', '2028-01-01', '2026-02-28', '2028-02-29'],
    ['2026-01-01', '2026-04-01', '2026-03-31', '2026-06-30'],
    ['2026-01-01', '2025-11-01', '2026-01-30', '2025-11-30'],
    ['2026-01-01', '2026-02-01', '2026-01-30', '2026-02-28'],
    ['2026-01-01', '2026-01-12', '2026-03-31', '2026-04-11'],
  ])('%s to %s takes %s to %s', (from, to, date, wanted) => {
    expect(shiftBetween(on(from), on(to)).date(on(date))).toBe(wanted)
  })

  test('moves every date of a pack, and the years that its periods name', () => {
    const copy = copyPack(VIET_HUNG, { name: 'Phường Một 2027', from: on('2027-01-01'), values: {} })
    expect(JSON.stringify([copy.campaign.plan.phases, copy.schedules, copy.campaign.from])).not.toContain('2026')
    expect(copy.campaign.plan.phases.map(({ period, from, until }) => [period, from, until])).toEqual([
      ['Quý I/2027', '2027-01-01', '2027-03-31'],
      ['Quý II/2027', '2027-04-01', '2027-06-30'],
      ['Quý III/2027', '2027-07-01', '2027-09-30'],
      ['Quý IV/2027', '2027-10-01', '2027-12-31'],
    ])
    expect(copy.playlists.map(({ name }) => name)).toContain('Phường Một 2027: quý I')
    expect(copy.materials.find(({ key }) => key === 'N37')).toMatchObject({ validFrom: '2027-10-01' })
    expect(copy.materials.filter(({ locked }) => locked)).toHaveLength(2)
  })

  test('moves stretches of time by days', () => {
    const at = (ms: number) => ms as Instant
    const once = changed((p) => (p.schedules[0]!.timing = { kind: 'once', start: at(0), end: at(1000) }))
    const { timing } = copyPack(once, { name: 'x', from: on('2026-01-02'), values: {} }).schedules[0]!
    expect(timing).toEqual({ kind: 'once', start: 86_400_000, end: 86_401_000 })
  })
})
