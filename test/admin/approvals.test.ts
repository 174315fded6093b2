import { describe, expect, it } from 'vitest'
import { changedFields } from '../../admin/approvals/diff.ts'
import { remarksOf } from '../../admin/approvals/remarks.ts'
import { diffWords } from '../../admin/ui/diff.ts'
import type { SloganContent } from '../../playlists/material.ts'
import type { Finding, Verdict } from '../../playlists/preflight/findings.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Material } from '../../playlists/wire/materials.ts'

const show = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+[${text}]` : `-[${text}]`))
    .join('')

describe('what speaks against one of many', () => {
  const today = '2026-11-21' as LocalDate
  const check = (verdict: Verdict, ...findings: Partial<Finding>[]) => ({ verdict, findings })
  const remarks = (preflight: object | null, validUntil: string | null = null) =>
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

describe('what changed in a revision', () => {
  const before: SloganContent = { kind: 'slogan', template: 'formal', headline: 'A', support: '', steps: ['x'] }

  it('lists only the fields that differ', () => {
    expect(changedFields(before, before)).toEqual([])
    expect(changedFields(before, { ...before, template: 'green', steps: ['x', 'y'] })).toEqual([
      { field: 'template', before: 'formal', after: 'green' },
      { field: 'steps', before: '1. x', after: '1. x\n2. y' },
    ])
  })
})
