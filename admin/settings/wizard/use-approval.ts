import { useState } from 'react'
import type { Measurement } from '../../../playlists/preflight/findings.ts'
import { approvePackItems } from '../../../playlists/wire/packs.ts'
import { useMeasureMany } from '../../preflight/measure-many.ts'
import { useSend } from '../../ui/asks.ts'
import { leftOut, toMeasure } from './choices.ts'
import type { ChosenItem, Left } from './choices.ts'

/** So many with what was seen of them fit into one request. */
const AT_ONCE = 50

type Approval = {
  /** Draws all that is chosen on every display, then approves what is not blocked; null when it was called off or refused. */
  approve: (chosen: readonly ChosenItem[]) => Promise<Left[] | null>
  busy: boolean
  error: unknown
}

export function useApproval(pack: string): Approval {
  const measureMany = useMeasureMany()
  const send = useSend(approvePackItems)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function run(chosen: readonly ChosenItem[]): Promise<Left[] | null> {
    const seen = new Map<string, Measurement[]>()
    const isDone = await measureMany(
      toMeasure(chosen),
      ({ content }) => content,
      ({ item }, measurements) => void seen.set(item.key, measurements),
    )
    if (!isDone) return null
    const items = chosen.map(({ item: { key }, values }) => {
      const measurements = seen.get(key)
      return { key, values, ...(measurements && { measurements }) }
    })
    const left: Left[] = []
    for (let n = 0; n < items.length; n += AT_ONCE) {
      const { blocked } = await send.mutateAsync({ params: { pack }, body: { items: items.slice(n, n + AT_ONCE) } })
      left.push(...leftOut(chosen, blocked))
    }
    return left
  }
  const approve: Approval['approve'] = async (chosen) => {
    if (busy) return null
    setBusy(true)
    setError(null)
    try {
      return await run(chosen)
    } catch (refusal) {
      setError(refusal)
      return null
    } finally {
      setBusy(false)
    }
  }
  return { approve, busy, error }
}
