import { copyCampaign, copyPack, importPack, undoPack } from '../../playlists/wire/packs.ts'
import type { PackSummary } from '../../playlists/wire/packs.ts'
import { useSend } from '../ui/asks.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'

/** Imports, copies and undoes, with the news of each. */
export function usePackDeeds(onDone: () => void) {
  const t = useText().packs
  const tell = useTell()
  const format = useFormat()
  const confirm = useConfirm()
  const bring = useSend(importPack, ({ materials, playlists, schedules, used }) => {
    const made = materials.length + playlists.length + schedules.length
    tell.done(t.done.imported(format.number(made), format.number(used)))
    onDone()
  })
  const copy = useSend(copyPack, onDone)
  const copyOwn = useSend(copyCampaign, onDone)
  const drop = useSend(undoPack, ({ archived, kept }) => {
    const names = kept.map(({ name, usedIn }) => `${name} (${usedIn})`).join('; ')
    tell.done([t.done.undone(format.number(archived)), ...(names === '' ? [] : [t.done.kept(names)])].join(' '))
  })
  const undo = async ({ id, name }: PackSummary) => {
    const question = { title: t.confirmUndo(name), body: t.confirmUndoBody, confirm: t.undo, danger: true }
    if (!(await confirm(question))) return
    await drop.mutateAsync({ params: { pack: id }, body: {} }).catch(tell.failed)
  }
  return { bring, copy, copyOwn, undo }
}
