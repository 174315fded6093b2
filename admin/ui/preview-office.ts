import { useMemo } from 'react'
import type { Content } from '../../playlists/content.ts'
import type { HoursSheet } from '../../playlists/office-hours.ts'
import type { Zone } from '../../playlists/time.ts'
import { readSettings } from '../../playlists/wire/settings.ts'
import type { Settings } from '../../playlists/wire/settings.ts'
import { readHoursSheet } from '../../playlists/wire/dayparts.ts'
import { useApi, useAsk } from './asks.ts'
import { useZone } from './office.ts'

/** What a preview has to know beside the content: whose board it is, and what an hours material says today. */
export type PreviewOffice = {
  office: { name: string; logo: string | null }
  zone: Zone
  /** Null for any other material, and until it is known. */
  hours: HoursSheet | null
}

const faceOf = (settings: Settings | undefined): PreviewOffice['office'] => ({
  name: settings?.officeName ?? '',
  logo: settings?.logo ? `/api/files/${settings.logo.file}` : null,
})
const queryOf = (content: Content) =>
  content.kind === 'hours' && content.daypart !== null ? { daypart: content.daypart } : {}

/** For what is drawn on the page; the same object while it says the same. */
export function usePreviewOffice(content: Content): PreviewOffice {
  const settings = useAsk(readSettings, {}).data
  const zone = useZone()
  const isHours = content.kind === 'hours'
  const sheet = useAsk(readHoursSheet, { query: queryOf(content) }, { enabled: isHours }).data
  const hours = isHours ? (sheet ?? null) : null
  return useMemo(() => ({ office: faceOf(settings), zone, hours }), [settings, zone, hours])
}

/** Null until all of it is known: for what is drawn only once. */
export function useKnownPreviewOffice(content: Content): PreviewOffice | null {
  const office = usePreviewOffice(content)
  const isKnown = useAsk(readSettings, {}).data !== undefined
  return isKnown && (content.kind !== 'hours' || office.hours !== null) ? office : null
}

/** For what is drawn out of sight, once. */
export function useReadPreviewOffice(): (content: Content) => Promise<PreviewOffice> {
  const api = useApi()
  const zone = useZone()
  return async (content) => ({
    office: faceOf(await api.call(readSettings)),
    zone,
    hours: content.kind === 'hours' ? await api.call(readHoursSheet, { query: queryOf(content) }) : null,
  })
}
