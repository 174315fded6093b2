import { describe, expect, it } from 'vitest'
import { changedFields } from '../../admin/approvals/diff.ts'
import type { FieldChange } from '../../admin/approvals/diff.ts'
import type { Words } from '../../admin/approvals/fields.ts'
import { remarksOf } from '../../admin/approvals/remarks.ts'
import { diffWords } from '../../admin/ui/diff.ts'
import { makeFormat } from '../../admin/ui/format.ts'
import { vi } from '../../admin/ui/text/vi.ts'
import type { DaypartId } from '../../playlists/ids.ts'
import { Content } from '../../playlists/content.ts'
import type { MaterialKind } from '../../playlists/content.ts'
import type { Finding, Verdict } from '../../playlists/preflight/findings.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { date, hash } from '../support/make.ts'

const show = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+[${text}]` : `-[${text}]`))
    .join('')

describe('what speaks against one of many', () => {
  const today = '2026-11-21' as LocalDate
  const check = (verdict: Verdict, ...findings: Partial<Finding>[]) => ({ verdict, findings })
  const remarks = (preflight: object | null, validUntil: string | null = null) =>
    // All that a remark is made of; the rest of a material says nothing here.
    remarksOf({ validUntil, latest: { preflight } } as unknown as Material, today)
  const undrawn = { check: 'frame', verdict: 'warn' } as const

  it.each([
    ['passed', check('pass'), null, []],
    ['warned', check('warn', { check: 'runs', verdict: 'warn' }), null, ['warned']],
    ['blocked and let through', check('block', { check: 'fits', verdict: 'block' }), null, ['blocked']],
    ['never checked', null, null, ['unmeasured']],
    ['not drawn on a display', check('warn', undrawn), null, ['unmeasured']],
    ['on its last day', check('pass'), '2026-11-21', []],
    ['expired', check('warn', undrawn), '2026-11-20', ['expired', 'unmeasured']],
  ] as const)('%s', (_, preflight, until, expected) => expect(remarks(preflight, until)).toEqual(expected))
})

describe('what changed in a text', () => {
  it.each([
    ['Hồ sơ Làn xanh', 'Hồ sơ Làn xanh', 'Hồ sơ Làn xanh'],
    ['Gọi 156', 'Gọi 113', 'Gọi -[156]+[113]'],
    ['', 'mới', '+[mới]'],
    ['cũ', '', '-[cũ]'],
    ['a c', 'a b c', 'a +[b ]c'],
  ])('%s → %s', (before, after, parts) => expect(show(before, after)).toBe(parts))

  it('gives both texts back', () => {
    const [before, after] = ['một hai ba bốn năm', 'một ba hai bốn sáu năm']
    const parts = diffWords(before, after)
    const side = (gone: string) =>
      parts
        .filter(({ kind }) => kind !== gone)
        .map(({ text }) => text)
        .join('')
    expect(side('added')).toBe(before)
    expect(side('removed')).toBe(after)
  })

  it('does not choke on very long texts', () => {
    const long = (word: string) => `${word} `.repeat(2000)
    expect(diffWords(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})

const still = (n: number) => ({ file: hash(n), type: 'image/png' as const, bytes: 9, width: 9, height: 9 })
const words: Words = {
  text: vi,
  format: makeFormat('vi', 'Asia/Ho_Chi_Minh', vi.kit.units),
  daypart: (id) => (id === null ? 'Cơ quan' : 'Buổi tối'),
}

/** One of each kind, and the same with every field another. */
const KINDS: { [K in MaterialKind]: [Extract<Content, { kind: K }>, Omit<Extract<Content, { kind: K }>, 'kind'>] } = {
  slogan: [
    { kind: 'slogan', template: 'formal', headline: 'A', support: '', steps: ['x'], icons: ['phone'] },
    { template: 'green', headline: 'B', support: 'b', steps: ['x', 'y'], icons: [null, 'card'] },
  ],
  qr: [
    { kind: 'qr', url: 'https://a.vn', headline: 'A', support: '' },
    { url: 'https://b.vn', headline: 'B', support: 'b' },
  ],
  figure: [
    {
      kind: 'figure',
      template: 'digital',
      headline: 'A',
      value: 1234.5,
      unit: '%',
      decimals: 1,
      target: null,
      targetLabel: '',
      better: 'higher',
      source: '',
      asOf: null,
      support: '',
    },
    {
      template: 'green',
      headline: 'B',
      value: 2,
      unit: 'hồ sơ',
      decimals: 0,
      target: 90,
      targetLabel: 'Mục tiêu năm',
      better: 'lower',
      source: 'Báo cáo',
      asOf: date('2026-11-20'),
      support: 'b',
    },
  ],
  table: [
    {
      kind: 'table',
      template: 'notice',
      headline: 'A',
      columns: [{ title: 'Thủ tục', align: 'start' }],
      rows: [['Khai sinh'], ['Kết hôn'], ['Cư trú']],
      source: '',
      asOf: null,
    },
    {
      template: 'digital',
      headline: 'B',
      columns: [{ title: 'Thủ tục', align: 'end' }],
      rows: [['Mới'], ['Khai sinh'], ['Kết hôn lại'], ['Cư trú']],
      source: 'Nghị quyết',
      asOf: date('2026-11-20'),
    },
  ],
  hours: [
    { kind: 'hours', headline: 'A', support: '', daypart: null },
    { headline: 'B', support: 'b', daypart: 1 as DaypartId },
  ],
  image: [
    { kind: 'image', ...still(1), fit: 'contain', description: '' },
    { ...still(2), bytes: 8, width: 8, height: 8, type: 'image/jpeg', fit: 'cover', description: 'b' },
  ],
  video: [
    {
      kind: 'video',
      ...still(1),
      type: 'video/mp4',
      durationMs: 9000,
      hasSound: true,
      fit: 'contain',
      description: '',
    },
    { ...still(2), type: 'video/webm', durationMs: 8000, hasSound: false, fit: 'cover', description: 'b' },
  ],
  slides: [
    { kind: 'slides', pages: [still(1), still(2)], pageMs: 5000, fit: 'contain', description: '' },
    { pages: [still(1), still(3)], pageMs: 6500, fit: 'cover', description: 'b' },
  ],
  web: [
    { kind: 'web', url: 'https://a.vn', still: still(1), description: '' },
    { url: 'https://b.vn', still: still(2), description: 'b' },
  ],
}
/** Read from the bytes of a file, which its hash stands for. */
const FACTS = ['kind', 'type', 'bytes', 'width', 'height', 'durationMs', 'hasSound']
const told = ({ pairs, said }: FieldChange): string[] => [
  ...pairs.map(({ place, before, after }) => `${place} ${show(before, after)}`.trim()),
  ...said,
]
const changes = <C extends Content>(before: C, after: Partial<C>) =>
  Object.fromEntries(
    changedFields(before, { ...before, ...after }, words).map((change) => [change.field, told(change)]),
  )

describe('what changed in a revision', () => {
  it.each(Content.anyOf.map(({ properties }) => [properties.kind.const, Object.keys(properties)] as const))(
    'names every field of the kind %s that differs, and no other',
    (kind, fields) => {
      const [before, other] = KINDS[kind]
      expect(changedFields(before, before, words)).toEqual([])
      const shown = fields.filter((field) => !FACTS.includes(field))
      expect(Object.keys(changes<Content>(before, other as Partial<Content>)).sort()).toEqual(shown.sort())
      for (const field of shown) {
        const one = { [field]: (other as Record<string, unknown>)[field] }
        const found = changes<Content>(before, one)
        expect(Object.keys(found), field).toContain(field)
        expect(Object.values(found).flat().join(), field).not.toMatch(/undefined|object|NaN/)
      }
    },
  )

  it('tells figures, dates and choices as people read them', () => {
    const [before, after] = KINDS.figure
    const { value, target, better, asOf, template } = changes(before, after)
    expect([value, target, better, asOf, template]).toEqual([
      ['-[1.234,5]+[2]'],
      ['+[90]'],
      ['Từ mục tiêu trở -[lên]+[xuống]'],
      ['+[20/11/2026]'],
      ['-[Chuyển đổi]+[Làn] -[số]+[xanh]'],
    ])
  })

  it('tells only the rows of a table that changed, each with its place', () => {
    const [before, after] = KINDS.table
    const { rows, columns } = changes(before, after)
    expect(rows).toEqual(['Dòng 1 +[Mới]', 'Dòng 3 Kết hôn+[ lại]'])
    expect(columns).toEqual(['Cột 1 Thủ tục (căn -[trái)]+[phải)]'])
    expect(changes(before, { rows: [['Khai sinh'], ['Cư trú']] }).rows).toEqual(['Dòng 2 -[Kết hôn]'])
  })

  it.each([
    [[1, 2], [1, 3], ['Thay hình ở trang 2']],
    [[1, 2], [2, 1], ['Thứ tự các trang thay đổi']],
    [
      [1, 2],
      [1, 2, 3, 4],
      ['Từ 2 trang thành 4 trang', 'Thêm trang 3, 4'],
    ],
    [[1, 2, 3], [3], ['Từ 3 trang thành 1 trang', 'Bỏ trang 1, 2 của bản trước']],
  ])('says what became of pages %j → %j', (before, after, said) => {
    const slides = (pages: number[]) => ({ ...KINDS.slides[0], pages: pages.map(still) })
    expect(changes(slides(before), slides(after)).pages).toEqual(said)
  })

  it('compares another kind field by field', () => {
    const found = changedFields(KINDS.slogan[0], KINDS.image[0], words)
    expect(found.map(({ field }) => field)).toEqual(['kind', 'file', 'fit', 'template', 'headline', 'steps', 'icons'])
    expect(told(found[1]!)).toEqual(['Tệp mới (xem bản trước và bản sau)'])
  })
})
