/** Calls back once `count` frames have been drawn from here on; returns how to call it off. */
export function afterFrames(count: number, then: () => void): () => void {
  let left = count
  let id = requestAnimationFrame(function frame() {
    left -= 1
    if (left > 0) id = requestAnimationFrame(frame)
    else then()
  })
  return () => cancelAnimationFrame(id)
}

/** A change made now is on the screen after the frame that takes it up and the one that follows. */
export const PAINTED_FRAMES = 2
