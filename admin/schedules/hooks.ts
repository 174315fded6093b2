import { useQueries } from '@tanstack/react-query'
import { playingAt } from '../../playlists/playback.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { Instant } from '../../playlists/time.ts'
import { listDayparts } from '../../playlists/wire/dayparts.ts'
import { displayProgramme, listDisplays, listGroups } from '../../playlists/wire/displays.ts'
import type { Display, Group } from '../../playlists/wire/displays.ts'
import { catalogueMaterials } from '../../playlists/wire/library.ts'
import { archiveSchedule, listPlaylists, listSchedules } from '../../playlists/wire/playlists.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { readSettings } from '../../playlists/wire/settings.ts'
import { useApi, useAsk, useSend } from '../ui/asks.ts'
import { keyOf } from '../ui/keys.ts'

export const useSchedules = () => useAsk(listSchedules, { query: {} })
export const usePast = () => useAsk(listSchedules, { query: { archived: true } })
/** Undefined until they are here: that there are none is not said before it is known. */
export const useKnownPlaylists = () => useAsk(listPlaylists, {}).data
export const usePlaylists = () => useKnownPlaylists() ?? []
export const useOfficeHours = () => useAsk(readSettings, {}).data?.hours
export const useDayparts = () => useAsk(listDayparts, {})
export const useArchive = () => useSend(archiveSchedule)

export type Fleet = { displays: Display[]; groups: Group[] }
export function useFleet(): Fleet {
  const displays = useAsk(listDisplays, {}).data ?? []
  const groups = useAsk(listGroups, {}).data ?? []
  return { displays: displays.filter(({ archivedAt }) => archivedAt === null), groups }
}

/** The newest version of a schedule, asked past the cache. */
export function useReload() {
  const api = useApi()
  return async ({ id }: ScheduleReply) =>
    (await api.call(listSchedules, { query: {} })).find((schedule) => schedule.id === id)
}

/** The programmes that displays have in force, in their order; null for one that has none. */
export function useProgrammes(displays: readonly Pick<Display, 'id'>[]): (Programme | null)[] {
  const api = useApi()
  const answers = useQueries({
    queries: displays.map(({ id }) => ({
      queryKey: keyOf(displayProgramme, { params: { id } }),
      queryFn: () => api.call(displayProgramme, { params: { id } }),
      retry: false,
    })),
  })
  return displays.map((_, n) => answers[n]?.data?.programme ?? null)
}

export type PlannedNow = { display: Display; playing: ZonePlaying | null }

/** What each display's programme asks for at this moment; null without a programme. */
export function usePlannedNow(displays: readonly Display[], now: Instant): PlannedNow[] {
  const programmes = useProgrammes(displays)
  return displays.map((display, n) => {
    const programme = programmes[n] ?? null
    return { display, playing: programme === null ? null : (playingAt(programme, now)[0] ?? null) }
  })
}

/** Titles of materials by id. */
export function useTitles(): Map<number, string> {
  const materials = useAsk(catalogueMaterials, {}).data ?? []
  return new Map(materials.map(({ id, title }) => [id, title]))
}
