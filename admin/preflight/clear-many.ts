import type { Material } from '../../playlists/wire/materials.ts'
import { sendPreflight } from '../../playlists/wire/preflight.ts'
import { useSend } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useDrawing, withNotice } from './measuring.tsx'

type Checked = Pick<Material['latest'], 'preflight'>

/** Nobody has seen it as every display draws it: it was never checked, or not on all of them. */
export const isUndrawn = ({ preflight }: Checked): boolean =>
  preflight === null || preflight.findings.some(({ check, verdict }) => check === 'frame' && verdict === 'warn')

/**
 * Checks each of many on every display before they are handed in, but for those that have been; false when it was called
 * off. What blocks, or can no longer be handed in, the server tells when it refuses it.
 */
export function useClearMany(): (materials: readonly Material[]) => Promise<boolean> {
  const t = useText().preflight
  const format = useFormat()
  const draw = useDrawing()
  const send = useSend(sendPreflight)
  return async (materials) => {
    const undrawn = materials.filter(({ latest }) => isUndrawn(latest))
    if (undrawn.length === 0) return true
    const say = (done: number) => t.manyProgress(format.number(done), format.number(undrawn.length))
    return draw((pen) =>
      withNotice(
        say(0),
        async ({ tell, signal }) => {
          for (const [n, { id, latest }] of undrawn.entries()) {
            const measurements = await pen.measure(latest.content, { signal })
            if (signal.aborted) return false
            const body = { revision: latest.number, measurements }
            await send.mutateAsync({ params: { id }, body }).catch(() => undefined)
            tell(say(n + 1))
          }
          return true
        },
        t.stop,
      ),
    )
  }
}
