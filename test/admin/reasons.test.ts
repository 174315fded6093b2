/** Whatever the core says of why, the panel has words for it in both languages. */
import { describe, expect, it } from 'vitest'
import { en } from '../../admin/ui/text/en.ts'
import { vi } from '../../admin/ui/text/vi.ts'
import { EMPTY_REASONS } from '../../playlists/check.ts'
import { DECIDING_RULES, LEFT_REASONS, WHY_NOT } from '../../playlists/explain.ts'
import { GOAL_FAULTS } from '../../playlists/rotation/goals.ts'
import { checkSchedule } from '../../playlists/wire/explain.ts'

const KINDS = checkSchedule.reply.properties.displays.items.properties.findings.items.anyOf.flatMap(
  ({ properties: { kind } }) => ('enum' in kind ? [...kind.enum] : [kind.const]),
)

describe.each([
  ['vi', vi],
  ['en', en],
] as const)('in %s', (_, text) => {
  const { reasons, left, rules, check } = text.timeline
  it.each<[string, readonly string[], object]>([
    ['a schedule that is not shown', WHY_NOT, reasons],
    ['a material left out', LEFT_REASONS, left],
    ['the rule that decided', DECIDING_RULES, rules],
    ['dates without content', EMPTY_REASONS, check.empty],
    ['a goal that cannot be met', GOAL_FAULTS, text.playlists.goals.faults],
  ])('%s: every code has words, and no words are left over', (_what, codes, words) => {
    expect(Object.keys(words).sort()).toEqual([...codes].sort())
  })

  it('every kind of finding has words', () => {
    // Sharing is no fault and is drawn; dates and goals are told by their reasons.
    const told = [...Object.keys(check.problems), 'shares', 'empty-dates', 'goals', 'unreached']
    expect(told.sort()).toEqual([...KINDS].sort())
  })
})
