import type { ReactNode } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { Answer } from '../ui/page.tsx'
import { useTakeBack } from '../ui/take-back.ts'
import { draftOf } from './draft.ts'
import { WRITTEN_KINDS, newDraft } from './new-draft.ts'
import type { WrittenKind } from './new-draft.ts'
import { MaterialEditor } from './editor.tsx'
import { useMaterial } from './hooks.ts'
import type { Next } from './hooks.ts'
import { Library } from './library.tsx'
import { useUploading } from './use-uploading.ts'

/** `?new=slogan` and `?edit=12` show the form, everything else the library; `?open=12` opens a drawer over it. */
export function MaterialsPage(): ReactNode {
  const [query] = useSearchParams()
  const uploading = useUploading()
  const kind = WRITTEN_KINDS.find((name) => name === query.get('new'))
  const edit = Number(query.get('edit'))
  if (kind !== undefined) return <NewMaterial key={kind} kind={kind} topic={query.get('topic') ?? ''} />
  if (edit > 0) return <EditMaterial key={edit} id={edit as MaterialId} />
  return <Library uploading={uploading} />
}

function NewMaterial({ kind, topic }: { kind: WrittenKind; topic: string }) {
  const done = useDone()
  return <MaterialEditor material={null} initial={newDraft(kind, topic)} {...done} />
}

function EditMaterial({ id }: { id: MaterialId }) {
  const material = useMaterial(id)
  const done = useDone()
  return (
    <Answer of={material} height={420}>
      {(data) => <MaterialEditor material={data} initial={draftOf(data)} {...done} />}
    </Answer>
  )
}

function useDone() {
  const t = useText().materials.done
  const tell = useTell()
  const navigate = useNavigate()
  const takeBack = useTakeBack()
  const offer = (next: Next, { id, title, latest: { number: revision } }: Material) => {
    if (next === 'save') return null
    return next === 'submit' ? takeBack.recall({ id, title, revision }) : takeBack.withdraw({ id, title, revision })
  }
  const words: Record<Next, string> = { save: t.saved, submit: t.submitted, publish: t.published }
  return {
    onDone: (material: Material, next: Next) => {
      tell.done(words[next], offer(next, material))
      void navigate(`/materials?open=${material.id}`)
    },
    onClose: () => void navigate('/materials'),
  }
}
