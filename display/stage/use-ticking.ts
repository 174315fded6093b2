import { useSyncExternalStore } from 'react'

const TICK_MS = 1000

const everySecond = (changed: () => void): (() => void) => {
  const timer = setInterval(changed, TICK_MS)
  return () => clearInterval(timer)
}

/** A text that depends on the time; drawn again only when it has changed. */
export const useTicking = (text: () => string): string => useSyncExternalStore(everySecond, text)

const onResize = (changed: () => void): (() => void) => {
  addEventListener('resize', changed)
  return () => removeEventListener('resize', changed)
}

/** Device pixels per CSS pixel; the LED canvas is drawn 1:1 whatever it is. */
export const usePixelRatio = (): number => useSyncExternalStore(onResize, () => devicePixelRatio || 1)

/** The window in device pixels. */
export function useScreenSize(): { width: number; height: number } {
  const size = useSyncExternalStore(
    onResize,
    () => `${Math.round(innerWidth * devicePixelRatio)}x${Math.round(innerHeight * devicePixelRatio)}`,
  )
  const [width = 0, height = 0] = size.split('x').map(Number)
  return { width: Math.max(16, width), height: Math.max(16, height) }
}
