import { REVISION_STATES } from '../../playlists/approval.ts'
import type { CampaignId } from '../../playlists/ids.ts'
import { MATERIAL_KINDS } from '../../playlists/content.ts'
import { AUDIENCES } from '../../playlists/material.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { MATERIAL_SORTS } from '../../playlists/wire/library.ts'
import type { LibraryFilter } from '../../playlists/wire/library.ts'
import type { Material } from '../../playlists/wire/materials.ts'

/** Within how many days a material may be asked to end. */
export const SOON = ['7', '30', '90'] as const

/** What each part of a filter may say; null is any word. */
const CHOICES = {
  search: null,
  topic: null,
  state: REVISION_STATES,
  kind: MATERIAL_KINDS,
  campaign: null,
  audience: AUDIENCES,
  tag: null,
  expiring: SOON,
  unplayed: ['1'],
  archived: ['1'],
  sort: MATERIAL_SORTS,
} as const satisfies Record<string, readonly string[] | null>

export const FILTER_KEYS = Object.keys(CHOICES) as (keyof typeof CHOICES)[]
type Choice<K extends keyof typeof CHOICES> = (typeof CHOICES)[K] extends readonly (infer V)[] ? V | '' : string
/** As it stands in the address bar; an empty part asks for nothing. */
export type Filter = { [K in keyof typeof CHOICES]: Choice<K> }

export const NO_FILTER = Object.fromEntries(FILTER_KEYS.map((key) => [key, ''])) as Filter

/** A filter kept in the address bar; unknown values count as no filter. */
export function parseFilter(query: URLSearchParams): Filter {
  const entries = FILTER_KEYS.map((key) => {
    const value = query.get(key) ?? ''
    const choices: readonly string[] | null = CHOICES[key]
    return [key, choices === null || choices.includes(value) ? value : '']
  })
  return Object.fromEntries(entries) as Filter
}

export function makeFilter(filter: Filter): URLSearchParams {
  return new URLSearchParams(FILTER_KEYS.filter((key) => filter[key] !== '').map((key) => [key, filter[key]]))
}

/** Whether it leaves anything out; an order does not. */
export const narrows = (filter: Filter): boolean => FILTER_KEYS.some((key) => key !== 'sort' && filter[key] !== '')

/** The question to the server; a campaign that is no number asks for none. */
export function askOf(filter: Filter): LibraryFilter {
  const { search, topic, state, kind, campaign, audience, tag, expiring, unplayed, archived } = filter
  return {
    ...(search === '' ? {} : { search: search.slice(0, 200) }),
    ...(topic === '' ? {} : { topic: topic.slice(0, 10) }),
    ...(state === '' ? {} : { state }),
    ...(kind === '' ? {} : { kind }),
    ...(/^[1-9]\d{0,14}$/.test(campaign) ? { campaign: Number(campaign) as CampaignId } : {}),
    ...(audience === '' ? {} : { audience }),
    ...(tag === '' ? {} : { tag: tag.slice(0, 40) }),
    ...(expiring === '' ? {} : { expiring: Number(expiring) }),
    ...(unplayed === '' ? {} : { neverPlayed: true }),
    ...(archived === '' ? {} : { archived: true }),
  }
}

/** Where a material stands against its dates of validity, as of `today`. */
export function validity(material: Material, today: LocalDate): 'valid' | 'not-yet' | 'expired' {
  if (material.validFrom !== null && today < material.validFrom) return 'not-yet'
  if (material.validUntil !== null && material.validUntil < today) return 'expired'
  return 'valid'
}
