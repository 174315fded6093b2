import { useEffect } from 'react'
import { PAINTED_FRAMES, afterFrames } from './frames.ts'

/** Tells, once what is there has been through a whole frame, that it can be revealed. */
export function useDrawn(there: boolean, onReady: () => void): void {
  useEffect(() => (there ? afterFrames(PAINTED_FRAMES, onReady) : undefined), [there, onReady])
}
