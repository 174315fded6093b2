import type { Material } from '../../playlists/wire/materials.ts'
import { isUndrawn } from '../../playlists/preflight/findings.ts'
import { sendPreflight } from '../../playlists/wire/preflight.ts'
import { useSend } from '../ui/asks.ts'
import { useMeasureMany } from './measure-many.ts'

type Checked = Pick<Material['latest'], 'preflight'>

/** Nobody has seen it as every display draws it: it was never checked, or not on all of them. */
const needsDrawing = ({ preflight }: Checked): boolean => preflight === null || preflight.findings.some(isUndrawn)

/**
 * Checks each of many on every display before they are handed in, but for those that have been; false when it was called
 * off. What blocks, or can no longer be handed in, the server tells when it refuses it.
 */
export function useClearMany(): (materials: readonly Material[]) => Promise<boolean> {
  const measureMany = useMeasureMany()
  const send = useSend(sendPreflight)
  return (materials) =>
    measureMany(
      materials.filter(({ latest }) => needsDrawing(latest)),
      ({ latest }) => latest.content,
      async ({ id, latest }, measurements) => {
        await send
          .mutateAsync({ params: { id }, body: { revision: latest.number, measurements } })
          .catch(() => undefined)
      },
    )
}
