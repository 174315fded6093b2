import { useState } from 'react'
import type { Material } from '../../playlists/wire/materials.ts'
import { useAskReason } from '../ui/ask-reason.tsx'
import { readClock } from '../ui/clock.ts'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useTakeBack } from '../ui/take-back.ts'
import { useQuestion } from '../ui/use-question.tsx'
import { useDecide } from './hooks.ts'
import type { Deed, Refused } from './hooks.ts'
import { ManyForm } from './many-form.tsx'

export type Deeds = ReturnType<typeof useDeeds>

/** Deciding, with its questions before and its words after. What was refused stays said until it is read. */
export function useDeeds() {
  const t = useText().approvals
  const format = useFormat()
  const tell = useTell()
  const ask = useQuestion()
  const takeBack = useTakeBack()
  const askReason = useAskReason()
  const { decide, progress } = useDecide()
  const [refused, setRefused] = useState<Refused[]>([])

  async function run(materials: readonly Material[], step: Deed, reason = ''): Promise<void> {
    setRefused([])
    const { done, all, refused } = await decide(materials, step, reason)
    setRefused(refused)
    if (done === 0) return
    const one = all === 1 ? materials[0] : undefined
    if (one === undefined) tell.done(t.doneMany[step](format.number(done), done < all ? format.number(all) : null))
    else tell.done(doneOne(one, step), step === 'approve' ? takeBack.withdraw(takenOf(one)) : null)
  }

  const doneOne = ({ latest }: Material, step: Deed): string =>
    step === 'return' ? t.done.return(latest.submitterName ?? latest.authorName) : t.done[step]

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
    const words =
      step === 'approve'
        ? { title: t.approveManyTitle(count), body: t.approveManyBody, confirm: t.approveMany }
        : { title: t.reviewManyTitle(count), body: t.reviewManyBody, confirm: t.reviewMany }
    const given = { ...words, materials, format, today: format.dayOf(readClock()) }
    const draw = (onSettle: (chosen: Material[] | null) => void) => <ManyForm {...given} onSettle={onSettle} />
    const chosen = await ask<Material[]>({ title: words.title, size: 'lg', draw })
    if (chosen !== null) await run(chosen, step)
  }
  return { say, sayMany, giveBack, progress, refused, forget: () => setRefused([]) }
}

const takenOf = ({ id, title, latest }: Material) => ({ id, title, revision: latest.number })
