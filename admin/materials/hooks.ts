import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { MaterialId, PlaylistId } from '../../playlists/ids.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import { countMaterials, listMaterials, listTags } from '../../playlists/wire/library.ts'
import {
  archiveMaterial,
  createMaterial,
  readMaterial,
  stepMaterial,
  updateMaterial,
} from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { listCampaigns } from '../../playlists/wire/campaigns.ts'
import { listTopics, readSettings } from '../../playlists/wire/settings.ts'
import { useClearance } from '../preflight/clearance.tsx'
import { useApi, useAsk, useSend } from '../ui/asks.ts'
import { canvasesOf, exampleCanvases } from '../ui/canvases.ts'
import { keyOf } from '../ui/keys.ts'
import { useText } from '../ui/language.tsx'
import { useMay } from '../ui/session.tsx'
import { bodyOf } from './draft.ts'
import type { Draft } from './draft.ts'
import { askOf } from './filter.ts'
import type { Filter } from './filter.ts'
import { usePlacing } from './placement.ts'

/** The pages of what a filter finds, fetched on as asked; the last answer stays while a changed question is asked. */
export function useLibrary(filter: Filter) {
  const api = useApi()
  const query = { ...askOf(filter), sort: filter.sort === '' ? ('newest' as const) : filter.sort }
  const found = useInfiniteQuery({
    queryKey: [...keyOf(listMaterials, { query }), 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      api.call(listMaterials, { query: pageParam === undefined ? query : { ...query, after: pageParam } }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const pages = found.data?.pages ?? []
  const byId = new Map(pages.flatMap(({ materials }) => materials).map((material) => [material.id, material]))
  return { found, materials: [...byId.values()], total: pages.at(-1)?.total ?? 0 }
}

export const useCounts = (filter: Filter) => useAsk(countMaterials, { query: askOf(filter) }, { keep: true }).data
export const useTags = () => useAsk(listTags, {}).data ?? []
/** Whether there is any material at all, archived ones too. */
export function useIsEmpty(): boolean {
  const kept = useAsk(listMaterials, { query: { limit: 1 } }).data?.total
  const archived = useAsk(listMaterials, { query: { archived: true, limit: 1 } }).data?.total
  return kept === 0 && archived === 0
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
  const { selfApproval = false, twoStepApproval = false } = useSettings() ?? {}
  const mayPublishOwn = may('approve') && selfApproval && !twoStepApproval
  return { mayEdit: may('edit'), mayApprove: may('approve'), mayPublishOwn }
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
  const place = usePlacing()
  /** Where an earlier try has put it, which a block then stopped. */
  const placed = useRef<readonly PlaylistId[]>([])
  const clear = useClearance()
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
      placed.current = await place(material, draft.lists, placed.current)
      const waits = material.latest.state === 'draft' || material.latest.state === 'returned'
      if (next !== 'save' && waits) {
        await clear(material)
        material = await take(material, 'submit')
      }
      if (next === 'publish' && material.latest.state === 'pending') material = await take(material, 'approve')
      onSaved(material)
      return material
    } finally {
      setBusy(false)
    }
  }
  return { save, busy }
}
