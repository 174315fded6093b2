import { useState } from 'react'
import type { MaterialId } from '../../playlists/ids.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import {
  archiveMaterial,
  createMaterial,
  listMaterials,
  readMaterial,
  stepMaterial,
  updateMaterial,
} from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { listCampaigns } from '../../playlists/wire/campaigns.ts'
import { listTopics, readSettings } from '../../playlists/wire/settings.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { canvasesOf, exampleCanvases } from '../ui/canvases.ts'
import { useText } from '../ui/language.tsx'
import { useMay } from '../ui/session.tsx'
import { bodyOf } from './draft.ts'
import type { Draft } from './draft.ts'

/** All materials, those archived too: the list filters here, so that a filter never waits. */
export function useMaterials() {
  const current = useAsk(listMaterials, { query: {} })
  const archived = useAsk(listMaterials, { query: { archived: true } })
  const byId = new Map([...(current.data ?? []), ...(archived.data ?? [])].map((material) => [material.id, material]))
  return { materials: [...byId.values()], loading: current.isPending, error: current.error }
}

export const useMaterial = (id: MaterialId) => useAsk(readMaterial, { params: { id } })
export const useTopics = () => useAsk(listTopics, {}).data ?? []
export const useCampaigns = () => useAsk(listCampaigns, {}).data ?? []
export const useSettings = () => useAsk(readSettings, {}).data

/** Where previews are drawn: the office's own canvases, or examples while it has none. */
export function useCanvases() {
  const names = useText().materials.preview.exampleNames
  const displays = useAsk(listDisplays, {})
  const real = canvasesOf(displays.data ?? [])
  return { canvases: real.length > 0 ? real : exampleCanvases(names), areExamples: real.length === 0 }
}

/** What the signed-in person may do in one press after saving. */
export function usePublishing(): { mayEdit: boolean; mayApprove: boolean; mayPublishOwn: boolean } {
  const may = useMay()
  const selfApproval = useSettings()?.selfApproval ?? false
  return { mayEdit: may('edit'), mayApprove: may('approve'), mayPublishOwn: may('approve') && selfApproval }
}

export const useArchive = () => useSend(archiveMaterial)
export const useStep = () => useSend(stepMaterial)
export const useCreate = () => useSend(createMaterial)

export type Next = 'save' | 'submit' | 'publish'

/** Saves a draft and takes the steps after it in one go; a refusal of a later step leaves what was saved. */
export function useSave() {
  const create = useSend(createMaterial)
  const update = useSend(updateMaterial)
  const step = useSend(stepMaterial)
  const [busy, setBusy] = useState(false)

  const write = (draft: Draft, was: Material | null) =>
    was === null
      ? create.mutateAsync({ body: bodyOf(draft) })
      : update.mutateAsync({ params: { id: was.id }, body: { ...bodyOf(draft), version: was.version } })

  const take = (material: Material, name: 'submit' | 'approve') =>
    step.mutateAsync({
      params: { id: material.id },
      body: { step: name, revision: material.latest.number, reason: '', version: material.version },
    })

  async function save(
    draft: Draft,
    was: Material | null,
    next: Next,
    onSaved: (material: Material) => void,
  ): Promise<Material> {
    setBusy(true)
    try {
      let material = await write(draft, was)
      onSaved(material)
      const waits = material.latest.state === 'draft' || material.latest.state === 'returned'
      if (next !== 'save' && waits) material = await take(material, 'submit')
      if (next === 'publish' && material.latest.state === 'pending') material = await take(material, 'approve')
      onSaved(material)
      return material
    } finally {
      setBusy(false)
    }
  }
  return { save, busy }
}
