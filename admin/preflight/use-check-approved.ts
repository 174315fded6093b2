import { useState } from 'react'
import { readMaterial } from '../../playlists/wire/materials.ts'
import { sendPreflight } from '../../playlists/wire/preflight.ts'
import { useApi, useSend } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { useMeasureMany } from './measure-many.ts'
import type { Misfit } from './sort-misfits.ts'

/** RULES PF23. Draws approved materials on the displays there are now, so that it is known how they look on the new ones. */
export function useCheckApproved(onChecked: () => void) {
  const api = useApi()
  const tell = useTell()
  const measureMany = useMeasureMany()
  const send = useSend(sendPreflight)
  const [busy, setBusy] = useState(false)
  async function check(materials: readonly Misfit['material'][]): Promise<void> {
    setBusy(true)
    try {
      const found = await Promise.all(materials.map(({ id }) => api.call(readMaterial, { params: { id } })))
      const onAir = found.flatMap(({ id, approved }) => (approved === null ? [] : [{ material: id, approved }]))
      await measureMany(
        onAir,
        ({ approved }) => approved.content,
        async ({ material, approved }, measurements) => {
          await send.mutateAsync({ params: { id: material }, body: { revision: approved.number, measurements } })
        },
      )
    } catch (error) {
      tell.failed(error)
    } finally {
      setBusy(false)
      onChecked()
    }
  }
  return { check, busy }
}
