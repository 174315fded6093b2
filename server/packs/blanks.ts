import type { PackBlank } from '../../playlists/packs/pack.ts'
import { blanksOf } from '../../playlists/packs/copy.ts'
import type { WeekTable } from '../../playlists/dayparts.ts'
import { hoursInWords } from '../../playlists/starter/hours.ts'
import type { Reader } from '../db/open.ts'
import { listKnown } from './store.ts'

/** What the blanks of imported packs are called, by their keys. */
export async function blankLabels(r: Reader): Promise<Map<string, string>> {
  const imported = (await listKnown(r)).filter((known) => known.imported !== null)
  return new Map(
    imported
      .flatMap(({ pack }) => pack.materials.flatMap(({ blanks }) => blanks))
      .map(({ key, label }) => [key, label]),
  )
}

/** A blank with what the office would write there. */
export const suggested = ({ key, label, suggest }: PackBlank, hours: WeekTable) => ({
  key,
  label,
  suggestion: suggest === 'hours' ? hoursInWords(hours) : '',
})

export const suggestedBlanks = (pack: Parameters<typeof blanksOf>[0], hours: WeekTable) =>
  blanksOf(pack).map((blank) => suggested(blank, hours))
