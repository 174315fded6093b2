import { useEffect, useState } from 'react'
import { instant } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'

/** The panel's one reader of the wall clock. */
export const readClock = (): Instant => instant(Date.now())

/** The present, read again every so many milliseconds. */
export function useNow(everyMs: number): Instant {
  const [now, setNow] = useState(readClock)
  useEffect(() => {
    const timer = setInterval(() => setNow(readClock()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
