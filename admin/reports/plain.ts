import { cellText } from '../../playlists/report/cells.ts'
import type { Amount } from '../../playlists/report/cells.ts'

/** `printed`: as the document has it, `1.234,5`; the others as forms on the web take a number. */
export const NUMBER_FORMS = ['printed', 'comma', 'dot'] as const
export type NumberForm = (typeof NUMBER_FORMS)[number]

/** A figure as it goes onto the clipboard; null where there is none. The same figure whatever its form. */
export function plainNumber(cell: Amount, form: NumberForm): string | null {
  if (cell.amount === null) return null
  const printed = cellText(cell)
  if (form === 'printed') return printed
  const bare = printed.replace('+', '').replaceAll('.', '')
  return form === 'comma' ? bare : bare.replace(',', '.')
}
