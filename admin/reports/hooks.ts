import type { ReportId } from '../../playlists/ids.ts'
import {
  archiveReport,
  changeRhythm,
  createReport,
  listReports,
  readReport,
  readRhythm,
  refreshReport,
  seeReport,
  updateReport,
} from '../../playlists/wire/reports.ts'
import type { Report } from '../../playlists/wire/reports.ts'
import { useApi, useAsk, useSend } from '../ui/asks.ts'

export const useReports = (archived: boolean) => useAsk(listReports, { query: archived ? { archived } : {} })
export const useReport = (id: ReportId) => useAsk(readReport, { params: { id } })
export const useCreate = () => useSend(createReport)
export const useUpdate = () => useSend(updateReport)
export const useRefresh = () => useSend(refreshReport)
export const useRhythm = () => useAsk(readRhythm, {})
export const useChangeRhythm = () => useSend(changeRhythm)
export const useSee = () => useSend(seeReport)
export const useArchive = () => useSend(archiveReport)

/** The newest version, asked past the cache. */
export function useReload() {
  const api = useApi()
  return ({ id }: Report) => api.call(readReport, { params: { id } })
}
