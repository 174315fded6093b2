import { NO_DUTY } from '../../playlists/duty.ts'
import type { Basis, Duty } from '../../playlists/duty.ts'
import type { LocalDate } from '../../playlists/time.ts'

type Columns = { basis: string | null; responsible: string; deadline: string | null }

export const asDuty = ({ basis, responsible, deadline }: Columns): Duty => ({
  basis: basis === null ? null : (JSON.parse(basis) as Basis),
  responsible,
  deadline: deadline as LocalDate | null,
})

export const dutyColumns = ({ basis, responsible, deadline }: Duty): Columns => ({
  basis: basis === null ? null : JSON.stringify(basis),
  responsible,
  deadline,
})

/** What was said of a material's duties, over what they were. */
export const withDuty = <L extends Partial<Duty>>(label: L, before: Duty = NO_DUTY): L & Duty => {
  const { basis, responsible, deadline } = before
  return { basis, responsible, deadline, ...label }
}
