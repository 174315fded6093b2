import { useState } from 'react'
import { takeStep, waitsFor } from '../../playlists/approval.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import { decideMany, listWaiting } from '../../playlists/wire/approvals.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { listTopics, readSettings } from '../../playlists/wire/settings.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { errorWords } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useMay, useMe } from '../ui/session.tsx'

export const ORDERS = ['urgency', 'waiting'] as const
export type Order = (typeof ORDERS)[number]

/** What waits, the nearest deadline first as the server says, or in the order in which it came. */
export function useWaiting(order: Order) {
  const asked = useAsk(listWaiting, {})
  const rows = asked.data ?? []
  const since = ({ latest }: Material): number => latest.submittedAt ?? 0
  return { asked, waiting: order === 'urgency' ? rows : rows.toSorted((a, b) => since(a) - since(b)) }
}

export const useTopics = () => useAsk(listTopics, {}).data ?? []

export type Standing = {
  /** Whose word it waits for. */
  step: 'review' | 'approve'
  /** Whether that word may be this person's. */
  says: 'may' | 'own-work' | 'own-review' | 'not-permitted'
  mayReturn: boolean
}

/** What the signed-in person may decide on a material, and if nothing, why. */
export function useStanding(): (material: Material) => Standing {
  const me = useMe()
  const may = useMay()
  const { selfApproval = false, twoStepApproval = false } = useAsk(readSettings, {}).data ?? {}
  const given = { reason: '-', ownWorkAllowed: selfApproval, twoSteps: twoStepApproval }
  return ({ latest }) => {
    const step = waitsFor(latest.state, given) ?? 'approve'
    const word = takeStep(latest, step, { id: me.id, may }, given)
    const back = takeStep(latest, 'return', { id: me.id, may }, given)
    const why = word.ok ? 'may' : word.error
    const says = why === 'own-work' || why === 'own-review' || why === 'may' ? why : 'not-permitted'
    return { step, says, mayReturn: back.ok }
  }
}

export type Deed = 'review' | 'approve' | 'return'
export type Refused = { id: MaterialId; title: string; message: string }
export type Outcome = { done: number; all: number; refused: Refused[] }

/** Rows of one request; between two of them the progress is told. */
const AT_ONCE = 10

/** Decides on one or many, each on its own; says how far it is, and which were refused and why. */
export function useDecide() {
  const send = useSend(decideMany)
  const words = useText().kit.errors
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null)

  async function some(materials: readonly Material[], step: Deed, reason: string): Promise<Refused[]> {
    const items = materials.map(({ id, latest, version }) => ({ material: id, revision: latest.number, version }))
    try {
      const rows = await send.mutateAsync({ body: { step, reason, items } })
      return rows.flatMap(({ material, title, error }) =>
        error === null ? [] : [{ id: material, title, message: error.message }],
      )
    } catch (error) {
      return materials.map(({ id, title }) => ({ id, title, message: errorWords(error, words) }))
    }
  }

  async function decide(materials: readonly Material[], step: Deed, reason = ''): Promise<Outcome> {
    const all = materials.length
    const refused: Refused[] = []
    for (let done = 0; done < all; done += AT_ONCE) {
      setProgress({ done, all })
      refused.push(...(await some(materials.slice(done, done + AT_ONCE), step, reason)))
    }
    setProgress(null)
    return { done: all - refused.length, all, refused }
  }
  return { decide, progress }
}
