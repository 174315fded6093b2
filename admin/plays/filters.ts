import { parseDate } from '../../playlists/time.ts'
import type { CampaignId, DisplayId, GroupId, MaterialId } from '../../playlists/ids.ts'
import { AUDIENCES } from '../../playlists/material.ts'
import type { Audience } from '../../playlists/material.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import { PRESETS, presetPeriod } from './period.ts'
import type { Period, Preset } from './period.ts'

export const TABS = ['summary', 'fulfilment', 'unplayed', 'plays', 'quarantine'] as const
export type Tab = (typeof TABS)[number]

/** What the report page shows; the whole of it lives in the address bar, so that a link shows the same. */
export type Filters = {
  preset: Preset
  period: Period
  display: DisplayId | null
  material: MaterialId | null
  topic: string | null
  group: GroupId | null
  campaign: CampaignId | null
  audience: Audience | null
  tab: Tab
  /** The single play that is looked at. */
  play: PlayName | null
}
/** A play by its number and when it began. */
export type PlayName = { id: string; startedAt: Instant }

/** Chosen in the figures: what they are narrowed down to, and what is shown of it. */
export type Narrow = (part: Partial<Filters>) => void

/** What the plays are narrowed down by, in the order of the address. */
export const NARROWING = ['display', 'group', 'material', 'topic', 'campaign', 'audience'] as const
export const WIDE = {
  display: null,
  group: null,
  material: null,
  topic: null,
  campaign: null,
  audience: null,
} satisfies Partial<Filters>

export function parseFilters(query: URLSearchParams, today: LocalDate): Filters {
  const asked = query.get('period') as Preset
  const custom = customPeriod(query)
  const named: Preset = PRESETS.includes(asked) ? asked : 'month'
  const preset = named === 'custom' && custom === null ? 'month' : named
  const tab = query.get('tab') as Tab
  return {
    preset,
    period: preset === 'custom' ? custom! : presetPeriod(preset, today),
    display: idOf(query.get('display')) as DisplayId | null,
    material: idOf(query.get('material')) as MaterialId | null,
    topic: query.get('topic') || null,
    group: idOf(query.get('group')) as GroupId | null,
    campaign: idOf(query.get('campaign')) as CampaignId | null,
    audience: AUDIENCES.find((each) => each === query.get('audience')) ?? null,
    play: playOf(query.get('play')),
    tab: TABS.includes(tab) ? tab : 'summary',
  }
}

function customPeriod(query: URLSearchParams): Period | null {
  const from = parseDate(query.get('from') ?? '')
  const until = parseDate(query.get('until') ?? '')
  return from !== null && until !== null && from <= until ? { from, until } : null
}

function idOf(text: string | null): number | null {
  return text !== null && /^[1-9][0-9]{0,14}$/.test(text) ? Number(text) : null
}

function playOf(text: string | null): PlayName | null {
  const [id, at] = (/^([0-9]+-[0-9]+-[0-9]+)~([0-9]{1,15})$/.exec(text ?? '') ?? []).slice(1)
  return id === undefined ? null : { id, startedAt: Number(at) as Instant }
}

export function makeFilters(filters: Filters): URLSearchParams {
  const query = new URLSearchParams({ period: filters.preset })
  if (filters.preset === 'custom') {
    query.set('from', filters.period.from)
    query.set('until', filters.period.until)
  }
  for (const key of NARROWING) {
    const value = filters[key]
    if (value !== null) query.set(key, String(value))
  }
  if (filters.tab !== 'summary') query.set('tab', filters.tab)
  if (filters.play !== null) query.set('play', `${filters.play.id}~${filters.play.startedAt}`)
  return query
}

/** The query of every report endpoint. */
export function askOf({ period, display, group, material, topic, campaign, audience }: Filters) {
  return {
    ...period,
    ...(display !== null && { display }),
    ...(group !== null && { group }),
    ...(material !== null && { material }),
    ...(topic !== null && { topic }),
    ...(campaign !== null && { campaign }),
    ...(audience !== null && { audience }),
  }
}
