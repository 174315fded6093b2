import { WEB_HOST } from '../../playlists/web-page.ts'
import type { Settings } from '../../playlists/wire/settings.ts'
import { makeWeekDraft, parseHours } from './week-draft.ts'
import type { WeekDraft } from './week-draft.ts'
import { isZone } from './zone.ts'

export type OfficeDraft = Omit<Settings, 'hours'> & { hours: WeekDraft }
export const LIMITS = {
  maxImageMb: [1, 200],
  maxVideoMb: [1, 5000],
  maxPdfMb: [1, 500],
  maxPdfPages: [1, 1000],
  playsKeepMonths: [1, 240],
} as const
export type LimitName = keyof typeof LIMITS
export type OfficeProblem = 'officeName' | 'zone' | 'hours' | 'webHosts' | LimitName

export const makeOfficeDraft = (settings: Settings): OfficeDraft => ({
  officeName: settings.officeName,
  officeForm: settings.officeForm,
  zone: settings.zone,
  hours: makeWeekDraft(settings.hours),
  restDays: settings.restDays,
  fallbackLine: settings.fallbackLine,
  logo: settings.logo,
  selfApproval: settings.selfApproval,
  twoStepApproval: settings.twoStepApproval,
  maxImageMb: settings.maxImageMb,
  maxVideoMb: settings.maxVideoMb,
  maxPdfMb: settings.maxPdfMb,
  maxPdfPages: settings.maxPdfPages,
  webHosts: settings.webHosts,
  playsKeepMonths: settings.playsKeepMonths,
})

const HOST = new RegExp(WEB_HOST)
const isWebHost = (host: string): boolean => HOST.test(host)

/** As it is kept: small letters, without what stands before and after the host of an address. */
export const tidyHost = (typed: string): string =>
  typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/:?#].*$/, '')

const isLimit = (name: LimitName, value: number): boolean =>
  Number.isInteger(value) && value >= LIMITS[name][0] && value <= LIMITS[name][1]

export function officeProblems(draft: OfficeDraft): OfficeProblem[] {
  const limits = (Object.keys(LIMITS) as LimitName[]).filter((name) => !isLimit(name, draft[name]))
  return [
    ...(draft.officeName.trim() === '' ? ['officeName' as const] : []),
    ...(isZone(draft.zone.trim()) ? [] : ['zone' as const]),
    ...(parseHours(draft.hours) === null ? ['hours' as const] : []),
    ...(draft.webHosts.every(isWebHost) ? [] : ['webHosts' as const]),
    ...limits,
  ]
}

/** What is sent, or null while something is wrong. */
export function parseOfficeDraft(draft: OfficeDraft): Settings | null {
  const hours = parseHours(draft.hours)
  if (hours === null || officeProblems(draft).length > 0) return null
  const { officeName, fallbackLine, zone } = draft
  return { ...draft, officeName: officeName.trim(), fallbackLine: fallbackLine.trim(), zone: zone.trim(), hours }
}
