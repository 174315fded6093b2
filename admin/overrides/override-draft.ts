import { MINUTE, plus } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { SloganContent } from '../../playlists/content.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'

export const MINUTE_CHOICES = [15, 30, 60, 120, 480, 1440] as const
export type MinuteChoice = (typeof MINUTE_CHOICES)[number]
export const LONGEST = { emergency: 10_080, black: 43_200 } as const
export type OverrideKind = keyof typeof LONGEST

export const areMinutes = (kind: OverrideKind, minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST[kind]

export const endOf = (now: Instant, minutes: number): Instant => plus(now, minutes * MINUTE)

/** The notice as the stage draws it. */
export const noticeContent = (headline: string, support: string): SloganContent => ({
  kind: 'slogan',
  template: 'emergency',
  headline: headline.trim().slice(0, 300),
  support: support.trim(),
  steps: [],
})

export type ActiveOverride = { schedule: ScheduleReply; kind: OverrideKind; end: Instant }

/** Notices and blackouts in force at an instant, the newest first. */
export function activeOverrides(schedules: readonly ScheduleReply[], now: Instant): ActiveOverride[] {
  return schedules
    .flatMap((schedule): ActiveOverride[] => {
      const { layer, timing, show, archivedAt } = schedule
      if (layer !== 'emergency' || timing.kind !== 'once' || archivedAt !== null) return []
      if (now < timing.start - MINUTE || now >= timing.end) return []
      return [{ schedule, kind: show.kind === 'black' ? 'black' : 'emergency', end: timing.end }]
    })
    .toSorted((a, b) => b.schedule.createdAt - a.schedule.createdAt)
}
