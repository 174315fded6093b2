import { blanksIn, fillBlanks } from '../blanks.ts'
import type { LocalDate } from '../time.ts'
import type { Pack, PackBlank } from './pack.ts'
import { shiftBetween, shiftPack } from './shift.ts'

/** What makes a pack an office's own: its name, its first day, its words for the blanks. */
export type Own = { name: string; from: LocalDate | null; values: Readonly<Record<string, string>> }

/** RULES PK4, PK5. The pack under another name, laid over another period, with its blanks filled; what is locked stays locked. */
export function copyPack(pack: Pack, { name, from, values }: Own): Pack {
  const { campaign } = pack
  const shifted = from === null || campaign.from === null ? pack : shiftPack(pack, shiftBetween(campaign.from, from))
  const rename = (part: string) => (part.startsWith(campaign.name) ? name + part.slice(campaign.name.length) : part)
  return {
    ...shifted,
    name,
    campaign: { ...shifted.campaign, name },
    materials: shifted.materials.map((material) => ({ ...material, content: fillBlanks(material.content, values) })),
    playlists: shifted.playlists.map((list) => ({ ...list, name: rename(list.name) })),
    schedules: shifted.schedules.map((schedule) => ({ ...schedule, name: rename(schedule.name) })),
  }
}

/** The blanks of a pack, each once, in their order. */
export function blanksOf({ materials }: Pick<Pack, 'materials'>): PackBlank[] {
  const found = new Map<string, PackBlank>()
  for (const { content, blanks } of materials)
    for (const key of blanksIn(content))
      if (!found.has(key))
        found.set(key, blanks.find((blank) => blank.key === key) ?? { key, label: key, suggest: null })
  return [...found.values()]
}
