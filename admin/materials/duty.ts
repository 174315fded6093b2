import type { Basis, Duty } from '../../playlists/duty.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { cleanWords } from '../../playlists/words.ts'

/** A basis document while it is typed: all empty means that there is none. */
export type BasisDraft = { number: string; symbol: string; date: LocalDate | null; title: string }
export type DutyDraft = { basis: BasisDraft; responsible: string; deadline: LocalDate | null }

const NO_BASIS: BasisDraft = { number: '', symbol: '', date: null, title: '' }
export const newDuty = (): DutyDraft => ({ basis: NO_BASIS, responsible: '', deadline: null })

export const dutyDraftOf = ({ basis, responsible, deadline }: Duty): DutyDraft => ({
  basis: basis === null ? NO_BASIS : { ...basis, symbol: basis.symbol ?? '' },
  responsible,
  deadline,
})

const isEmpty = ({ number, symbol, date, title }: BasisDraft): boolean =>
  date === null && [number, symbol, title].every((words) => words.trim() === '')

/** A document that is named at all is named so that it can be found: by number and date. */
export const isBasisWhole = (basis: BasisDraft): boolean =>
  isEmpty(basis) || (basis.number.trim() !== '' && basis.date !== null)

export function dutyBody({ basis, responsible, deadline }: DutyDraft): Duty {
  return { basis: basisBody(basis), responsible: cleanWords(responsible), deadline }
}

function basisBody({ number, symbol, date, title }: BasisDraft): Basis | null {
  if (number.trim() === '' || date === null) return null
  const body = { number: cleanWords(number), date, title: cleanWords(title) }
  return symbol.trim() === '' ? body : { ...body, symbol: cleanWords(symbol) }
}
