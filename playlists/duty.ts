import { Type } from 'typebox'
import type { RevisionState } from './approval.ts'
import { LocalDate } from './time.ts'

/** The document on whose authority something is shown: số, ký hiệu, ngày, trích yếu. */
export const Basis = Type.Object({
  number: Type.String({ minLength: 1, maxLength: 40 }),
  symbol: Type.Optional(Type.String({ maxLength: 40 })),
  date: LocalDate,
  title: Type.String({ maxLength: 500 }),
})
export type Basis = Type.Static<typeof Basis>

/** Who answers for a material, by when, on which document's authority (domain.md R8: 6 rõ). */
export const DUTY = {
  basis: Type.Union([Basis, Type.Null()]),
  responsible: Type.String({ maxLength: 100 }),
  deadline: Type.Union([LocalDate, Type.Null()]),
}
export type Duty = { basis: Basis | null; responsible: string; deadline: LocalDate | null }

export const NO_DUTY: Duty = { basis: null, responsible: '', deadline: null }

/** `57-NQ/TW`, `445/KH-UBND`: the number, then the symbol as it is written after it. */
export function basisNumber({ number, symbol = '' }: Pick<Basis, 'number' | 'symbol'>): string {
  if (symbol === '' || /^[-/]/.test(symbol)) return number + symbol
  return `${number}/${symbol}`
}

const DONE: readonly RevisionState[] = ['approved', 'withdrawn']

/** RULES AP10. Whether what was to be on air by its deadline is not. */
export const isOverdue = (
  { deadline, latest }: { deadline: LocalDate | null; latest: { state: RevisionState } },
  today: LocalDate,
): boolean => deadline !== null && deadline < today && !DONE.includes(latest.state)

/** RULES AP10. The one to be looked at first: the nearest deadline, then who waits longest. */
export function byUrgency(
  a: { deadline: LocalDate | null; latest: { submittedAt: number | null } },
  b: { deadline: LocalDate | null; latest: { submittedAt: number | null } },
): number {
  const [left, right] = [a.deadline ?? '9999-12-31', b.deadline ?? '9999-12-31']
  if (left !== right) return left < right ? -1 : 1
  return (a.latest.submittedAt ?? 0) - (b.latest.submittedAt ?? 0)
}
