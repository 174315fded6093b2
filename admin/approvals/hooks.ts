import { useState } from 'react'
import type { ApprovalStep } from '../../playlists/approval.ts'
import { takeStep } from '../../playlists/approval.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import { listMaterials } from '../../playlists/wire/library.ts'
import { stepMaterial } from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { listTopics, readSettings } from '../../playlists/wire/settings.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { shapesOf } from '../ui/canvases.ts'
import { useText } from '../ui/language.tsx'
import { useMay, useMe } from '../ui/session.tsx'

/** Oldest first: who waits longest is looked at first. */
export function usePending() {
  const pending = useAsk(listMaterials, { query: { state: 'pending', limit: 200 } })
  const waiting = (pending.data?.materials ?? [])
    .filter(({ latest, archivedAt }) => latest.state === 'pending' && archivedAt === null)
    .sort((a, b) => (a.latest.submittedAt ?? 0) - (b.latest.submittedAt ?? 0))
  return { pending, waiting }
}

export const useTopics = () => useAsk(listTopics, {}).data ?? []

/** The three shapes that a decision must look at, on the office's own canvases where it has them. */
export function useShapes() {
  const names = useText().approvals.screens
  return shapesOf(useAsk(listDisplays, {}).data ?? [], names)
}

/** Whether the signed-in person may decide on a material, and if not, why. */
export function useStanding(): (material: Material) => 'may' | 'own-work' | 'not-permitted' {
  const me = useMe()
  const may = useMay()
  const ownWorkAllowed = useAsk(readSettings, {}).data?.selfApproval ?? false
  return ({ latest }) => {
    const step = takeStep(latest, 'approve', { id: me.id, may }, { reason: '', ownWorkAllowed })
    if (step.ok) return 'may'
    return step.error === 'own-work' ? 'own-work' : 'not-permitted'
  }
}

export function useDecide() {
  const step = useSend(stepMaterial)
  return ({ id, latest, version }: Material, name: Extract<ApprovalStep, 'approve' | 'return'>, reason: string) =>
    step.mutateAsync({ params: { id }, body: { step: name, revision: latest.number, reason, version } })
}

export type Failed = { title: string; error: unknown }

/** Approves several, one after another; says how far it is and which were refused. */
export function useApproveMany() {
  const decide = useDecide()
  const [done, setDone] = useState<{ done: number; all: number } | null>(null)
  async function approveMany(materials: readonly Material[]): Promise<Failed[]> {
    const failed: Failed[] = []
    for (const [n, material] of materials.entries()) {
      setDone({ done: n, all: materials.length })
      try {
        await decide(material, 'approve', '')
      } catch (error) {
        failed.push({ title: material.title, error })
      }
    }
    setDone(null)
    return failed
  }
  return { approveMany, progress: done }
}
