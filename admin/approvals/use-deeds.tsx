import { useState } from 'react'
import type { Material } from '../../playlists/wire/materials.ts'
import { useAskReason } from '../ui/ask-reason.tsx'
import { useConfirm } from '../ui/confirm.tsx'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useDecide } from './hooks.ts'
import type { Deed, Refused } from './hooks.ts'

export type Deeds = ReturnType<typeof useDeeds>

/** Deciding, with its questions before and its words after. What was refused stays said until it is read. */
export function useDeeds() {
  const t = useText().approvals
  const format = useFormat()
  const tell = useTell()
  const confirm = useConfirm()
  const askReason = useAskReason()
  const { decide, progress } = useDecide()
  const [refused, setRefused] = useState<Refused[]>([])

  async function run(materials: readonly Material[], step: Deed, reason = ''): Promise<void> {
    setRefused([])
    const { done, all, refused } = await decide(materials, step, reason)
    setRefused(refused)
    if (done > 0) tell.done(all === 1 ? t.done[step] : t.done.many(format.number(done), format.number(all)))
  }

  const say = (material: Material, step: 'review' | 'approve') => run([material], step)
  async function giveBack(materials: readonly Material[]): Promise<void> {
    const count = format.number(materials.length)
    const one = materials.length === 1 ? materials[0] : undefined
    const title = one ? t.returnTitle(one.title) : t.returnMany(count)
    const body = one ? t.returnBody : t.returnManyBody
    const reason = await askReason({ title, body, confirm: t.return })
    if (reason !== null) await run(materials, 'return', reason)
  }
  async function sayMany(materials: readonly Material[], step: 'review' | 'approve'): Promise<void> {
    const count = format.number(materials.length)
    const names = materials.map(({ title }) => title)
    const words =
      step === 'approve'
        ? { title: t.approveManyTitle(count), body: t.approveManyBody, confirm: t.approveMany(count) }
        : { title: t.reviewManyTitle(count), body: t.reviewManyBody, confirm: t.reviewMany(count) }
    if (await confirm({ ...words, names })) await run(materials, step)
  }
  return { say, sayMany, giveBack, progress, refused, forget: () => setRefused([]) }
}
