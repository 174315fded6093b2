import type { LocalDate } from '../../playlists/time.ts'
import type { MaterialLine } from '../../playlists/wire/library.ts'

/** Whether a material in a list is shown today, and if not, why. */
export const STANDINGS = ['plays', 'notApproved', 'expired', 'notYet', 'gone'] as const
export type Standing = (typeof STANDINGS)[number]

export function standingOf(material: MaterialLine | undefined, today: LocalDate): Standing {
  if (material === undefined || material.archivedAt !== null) return 'gone'
  if (material.revision === null) return 'notApproved'
  if (material.validUntil !== null && material.validUntil < today) return 'expired'
  return material.validFrom !== null && today < material.validFrom ? 'notYet' : 'plays'
}
