import type { Content } from '../../playlists/content.ts'
import type { Measurement } from '../../playlists/preflight/findings.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useDrawing, withNotice } from './measuring.tsx'

type MeasureMany = <T>(
  all: readonly T[],
  contentOf: (one: T) => Content,
  onMeasured: (one: T, measurements: Measurement[]) => Promise<void> | void,
) => Promise<boolean>

/** As many as the renderer draws at the same time, so that it never waits for what is sent meanwhile. */
const AT_ONCE = 2

/** Draws each of many on every display out of sight and says how far it is; false when it was called off. */
export function useMeasureMany(): MeasureMany {
  const t = useText().preflight
  const format = useFormat()
  const draw = useDrawing()
  return async (all, contentOf, onMeasured) => {
    if (all.length === 0) return true
    const say = (done: number) => t.manyProgress(format.number(done), format.number(all.length))
    return draw((pen) =>
      withNotice(
        say(0),
        async ({ tell, signal }) => {
          const left = [...all]
          let done = 0
          const work = async (): Promise<void> => {
            for (let one = left.shift(); one !== undefined; one = left.shift()) {
              const measurements = await pen.measure(contentOf(one), { signal })
              if (signal.aborted) return
              await onMeasured(one, measurements)
              tell(say((done += 1)))
            }
          }
          await Promise.all(Array.from({ length: AT_ONCE }, work))
          return !signal.aborted
        },
        t.stop,
      ),
    )
  }
}
