import type { Settings } from '../../playlists/wire/settings.ts'
import { makeWeekDraft, parseHours } from './week-draft.ts'
import type { WeekDraft } from './week-draft.ts'
import { isZone } from './zone.ts'

export type OfficeDraft = Omit<Settings, 'hours'> & { hours: WeekDraft }
export const LIMITS = {
  maxImageMb: [1, 200],
  maxVideoMb: [1, 5000],
  playsKeepMonths: [1, 240],
} as const
export type LimitName = keyof typeof LIMITS
export type OfficeProblem = 'officeName' | 'zone' | 'hours' | LimitName

export const makeOfficeDraft = (settings: Settings): OfficeDraft => ({
  officeName: settings.officeName,
  officeForm: settings.officeForm,
  zone: settings.zone,
  hours: makeWeekDraft(settings.hours),
  restDays: settings.restDays,
  fallbackLine: settings.fallbackLine,
  logo: settings.logo,
  selfApproval: settings.selfApproval,
  maxImageMb: settings.maxImageMb,
  maxVideoMb: settings.maxVideoMb,
  playsKeepMonths: settings.playsKeepMonths,
})

const isLimit = (name: LimitName, value: number): boolean =>
  Number.isInteger(value) && value >= LIMITS[name][0] && value <= LIMITS[name][1]

export function officeProblems(draft: OfficeDraft): OfficeProblem[] {
  const limits = (Object.keys(LIMITS) as LimitName[]).filter((name) => !isLimit(name, draft[name]))
  return [
    ...(draft.officeName.trim() === '' ? ['officeName' as const] : []),
    ...(isZone(draft.zone.trim()) ? [] : ['zone' as const]),
    ...(parseHours(draft.hours) === null ? ['hours' as const] : []),
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
