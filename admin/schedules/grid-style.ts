import type { CSSProperties } from 'react'
import { makeClock } from '../../playlists/time.ts'
import type { TimeOfDay } from '../../playlists/time.ts'
import { DAY_MINUTES } from './week.ts'

export const clockAt = (minutes: number): string => makeClock(minutes as TimeOfDay)
export const percent = (minutes: number): string => `${(minutes / DAY_MINUTES) * 100}%`
export const stretch = ({ from, to }: { from: number; to: number }): CSSProperties => ({
  top: percent(from),
  height: percent(to - from),
})
