import { MATERIAL_KINDS } from '../../playlists/material.ts'
import type { RevisionState } from '../../playlists/approval.ts'
import { REVISION_STATES } from '../../playlists/approval.ts'
import { textsOf } from '../../playlists/texts.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { matches } from '../ui/search.ts'

export const FILTER_KEYS = ['search', 'topic', 'state', 'kind', 'campaign', 'archived'] as const
export type Filter = Record<(typeof FILTER_KEYS)[number], string>

export const NO_FILTER: Filter = { search: '', topic: '', state: '', kind: '', campaign: '', archived: '' }

/** A filter kept in the address bar; unknown values count as no filter. */
export function parseFilter(query: URLSearchParams): Filter {
  const filter = { ...NO_FILTER }
  for (const key of FILTER_KEYS) filter[key] = query.get(key) ?? ''
  if (!(REVISION_STATES as readonly string[]).includes(filter.state)) filter.state = ''
  if (!(MATERIAL_KINDS as readonly string[]).includes(filter.kind)) filter.kind = ''
  return filter
}

export function makeFilter(filter: Filter): URLSearchParams {
  return new URLSearchParams(FILTER_KEYS.filter((key) => filter[key] !== '').map((key) => [key, filter[key]]))
}

export function applyFilter(materials: readonly Material[], filter: Filter): Material[] {
  return materials.filter(
    (material) =>
      (material.archivedAt !== null) === (filter.archived !== '') &&
      (filter.topic === '' || material.topic === filter.topic) &&
      (filter.kind === '' || material.latest.content.kind === filter.kind) &&
      (filter.state === '' || hasState(material, filter.state as RevisionState)) &&
      (filter.campaign === '' || String(material.campaign) === filter.campaign) &&
      (filter.search === '' || matches(filter.search, searchable(material))),
  )
}

/** A material whose newer draft waits is found under both states. */
const hasState = (material: Material, state: RevisionState): boolean =>
  material.latest.state === state || material.approved?.state === state

function searchable({ title, topic, source, packItem, latest: { content } }: Material): string[] {
  const shared = [title, topic, source, packItem]
  return [...shared, ...textsOf(content), ...(content.kind === 'qr' ? [content.url] : [])]
}

/** Where a material stands against its dates of validity, as of `today`. */
export function validity(material: Material, today: LocalDate): 'valid' | 'not-yet' | 'expired' {
  if (material.validFrom !== null && today < material.validFrom) return 'not-yet'
  if (material.validUntil !== null && material.validUntil < today) return 'expired'
  return 'valid'
}
