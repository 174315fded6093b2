import { useCallback, useLayoutEffect, useRef, useState } from 'react'

/** RULES KI5. */
const IDLE_MS = 60_000
const COUNTED_MS = 10_000
const TICK_MS = 250

/** Goes home when nobody has touched anything for a minute; `leavingIn` counts its last seconds. */
export function useIdle(home: () => void): { touched: () => void; leavingIn: number | null } {
  const touchedAt = useRef<number | null>(null)
  const [leavingIn, setLeavingIn] = useState<number | null>(null)
  const touched = useCallback(() => {
    touchedAt.current = performance.now()
    setLeavingIn(null)
  }, [])
  useLayoutEffect(() => {
    touchedAt.current ??= performance.now()
    const timer = setInterval(() => {
      const left = IDLE_MS - (performance.now() - touchedAt.current!)
      if (left <= 0) home()
      else setLeavingIn(left > COUNTED_MS ? null : Math.ceil(left / 1000))
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [home])
  return { touched, leavingIn }
}
