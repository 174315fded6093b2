import { describe, expect, it } from 'vitest'
import { changedFields } from '../../admin/approvals/diff.ts'
import { diffWords } from '../../admin/ui/diff.ts'
import type { SloganContent } from '../../playlists/material.ts'

const show = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+[${text}]` : `-[${text}]`))
    .join('')

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
