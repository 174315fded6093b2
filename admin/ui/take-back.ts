import type { MaterialId } from '../../playlists/ids.ts'
import { readMaterial, stepMaterial } from '../../playlists/wire/materials.ts'
import { useAskReason } from './ask-reason.tsx'
import { useApi, useSend } from './asks.ts'
import { useTell } from './errors.tsx'
import type { Offer } from './errors.tsx'
import { useText } from './language.tsx'

type Taken = { id: MaterialId; title: string; revision: number }

/** What the news of a step offers: to recall what was submitted, and to withdraw, with a reason, what was approved. */
export function useTakeBack(): { recall: (taken: Taken) => Offer; withdraw: (taken: Taken) => Offer } {
  const t = useText().materials
  const api = useApi()
  const send = useSend(stepMaterial)
  const tell = useTell()
  const askReason = useAskReason()
  async function take({ id, revision }: Taken, step: 'recall' | 'withdraw', reason: string): Promise<void> {
    try {
      const { version } = await api.call(readMaterial, { params: { id } })
      await send.mutateAsync({ params: { id }, body: { step, revision, reason, version } })
      tell.done(step === 'recall' ? t.done.recalled : t.done.withdrawn)
    } catch (error) {
      tell.failed(error)
    }
  }
  async function withdraw(taken: Taken): Promise<void> {
    const title = t.confirm.withdraw(taken.title)
    const reason = await askReason({ title, body: t.confirm.withdrawBody, confirm: t.actions.withdraw })
    if (reason !== null) await take(taken, 'withdraw', reason)
  }
  return {
    recall: (taken) => ({ label: t.actions.recall, act: () => void take(taken, 'recall', '') }),
    withdraw: (taken) => ({ label: t.actions.withdraw, act: () => void withdraw(taken) }),
  }
}
