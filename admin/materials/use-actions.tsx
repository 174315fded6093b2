import { useNavigate } from 'react-router'
import type { Material } from '../../playlists/wire/materials.ts'
import { useClearance } from '../preflight/clearance.tsx'
import { useAskReason } from '../ui/ask-reason.tsx'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useMay, useMe } from '../ui/session.tsx'
import { useTakeBack } from '../ui/take-back.ts'
import { actionsFor } from './actions.ts'
import type { MaterialAction } from './actions.ts'
import { useConfirmArchive } from './confirm-archive.tsx'
import { bodyOf, draftOf } from './draft.ts'
import { useArchive, useCreate, useSettings, useStep } from './hooks.ts'

/** Which actions a material offers, and doing one, with its question and its word afterwards. */
export function useActions() {
  const me = useMe()
  const may = useMay()
  const tell = useTell()
  const navigate = useNavigate()
  const settings = useSettings()
  const rules = { selfApproval: settings?.selfApproval ?? false, twoSteps: settings?.twoStepApproval ?? false }
  const deeds = useDeeds()
  const actionsOf = (material: Material): MaterialAction[] => actionsFor(material, { id: me.id, may, ...rules })
  const act = async (action: MaterialAction, material: Material): Promise<void> => {
    try {
      if (action === 'edit') await navigate(`?edit=${material.id}`)
      else await deeds[action](material)
    } catch (error) {
      tell.failed(error)
    }
  }
  return { actionsOf, act }
}

type Deed = (material: Material) => Promise<void>

function useDeeds(): Record<Exclude<MaterialAction, 'edit'>, Deed> {
  const t = useText().materials
  const tell = useTell()
  const steps = useStepDeeds()
  const archive = useArchive()
  const create = useCreate()
  const navigate = useNavigate()
  const confirmArchive = useConfirmArchive()
  const setArchived = async (material: Material, archived: boolean): Promise<void> => {
    await archive.mutateAsync({ params: { id: material.id }, body: { archived, version: material.version } })
    tell.done(archived ? t.done.archived : t.done.restored)
  }
  return {
    ...steps,
    archive: async (material) => {
      if (await confirmArchive(t.confirm.archive(material.title), [material.id])) await setArchived(material, true)
    },
    restore: (material) => setArchived(material, false),
    copy: async (material) => {
      const copy = await create.mutateAsync({
        body: bodyOf({ ...draftOf(material), title: t.copyName(material.title) }),
      })
      await navigate(`?edit=${copy.id}`)
    },
  }
}

function useStepDeeds(): Record<'submit' | 'publish' | 'recall' | 'review' | 'approve' | 'return' | 'withdraw', Deed> {
  const t = useText().materials
  const tell = useTell()
  const step = useStep()
  const clear = useClearance()
  const askReason = useAskReason()
  const takeBack = useTakeBack()
  const taken = ({ id, title, latest }: Material) => ({ id, title, revision: latest.number })
  const take = (material: Material, name: Parameters<typeof step.mutateAsync>[0]['body']['step'], reason = '') => {
    const revision = name === 'withdraw' ? material.approved!.number : material.latest.number
    return step.mutateAsync({
      params: { id: material.id },
      body: { step: name, revision, reason, version: material.version },
    })
  }
  const plain =
    (name: 'recall' | 'review' | 'approve', done: string): Deed =>
    async (material) => {
      await take(material, name)
      tell.done(done, name === 'approve' ? takeBack.withdraw(taken(material)) : null)
    }
  const withReason =
    (name: 'return' | 'withdraw', title: (title: string) => string, body: string, done: string): Deed =>
    async (material) => {
      const reason = await askReason({ title: title(material.title), body, confirm: t.actions[name] })
      if (reason === null) return
      await take(material, name, reason)
      tell.done(done)
    }
  return {
    submit: async (material) => {
      await clear(material)
      await take(material, 'submit')
      tell.done(t.done.submitted, takeBack.recall(taken(material)))
    },
    recall: plain('recall', t.done.recalled),
    review: plain('review', t.done.reviewed),
    approve: plain('approve', t.done.published),
    publish: async (material) => {
      await clear(material)
      await take(await take(material, 'submit'), 'approve')
      tell.done(t.done.published, takeBack.withdraw(taken(material)))
    },
    return: withReason('return', t.confirm.return, t.confirm.returnBody, t.done.returned),
    withdraw: withReason('withdraw', t.confirm.withdraw, t.confirm.withdrawBody, t.done.withdrawn),
  }
}
