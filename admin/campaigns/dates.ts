import type { Campaign } from '../../playlists/wire/campaigns.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'

/** When something is, in words; either end may be open. */
export function useDates(): (of: Pick<Campaign, 'from' | 'until'>) => string {
  const t = useText().campaigns
  const format = useFormat()
  return ({ from, until }) => {
    if (from !== null && until !== null) return t.between(format.date(from), format.date(until))
    if (from !== null) return t.from(format.date(from))
    return until === null ? t.openEnd : t.until(format.date(until))
  }
}
