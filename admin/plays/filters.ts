import { parseDate } from '../../playlists/time.ts'
import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
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
  tab: Tab
}

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

export function makeFilters(filters: Filters): URLSearchParams {
  const query = new URLSearchParams({ period: filters.preset })
  if (filters.preset === 'custom') {
    query.set('from', filters.period.from)
    query.set('until', filters.period.until)
  }
  for (const key of ['display', 'material', 'topic'] as const) {
    const value = filters[key]
    if (value !== null) query.set(key, String(value))
  }
  if (filters.tab !== 'summary') query.set('tab', filters.tab)
  return query
}

/** The query of every report endpoint. */
export function askOf({ period, display, material, topic }: Filters) {
  return {
    ...period,
    ...(display === null ? {} : { display }),
    ...(material === null ? {} : { material }),
    ...(topic === null ? {} : { topic }),
  }
}
