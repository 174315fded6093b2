import type { Display } from '../../playlists/wire/displays.ts'
import { archiveDisplay, unpairDisplay } from '../../playlists/wire/displays.ts'
import { useSend } from '../ui/asks.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useTestScreen } from '../ui/test-screen.ts'

/** What can be done to a display with one touch; each asks first where something ends. */
export function useDeeds() {
  const text = useText().displays
  const confirm = useConfirm()
  const tell = useTell()
  const test = useTestScreen()
  const unpairing = useSend(unpairDisplay)
  const archiving = useSend(archiveDisplay)
  return {
    openHere: async ({ id, name, paired }: Display) => {
      const question = { title: text.testConfirm(name), body: text.testHint, confirm: text.test, danger: true }
      if (!paired || (await confirm(question))) await test.open(id)
    },
    unpair: async ({ id, name }: Display) => {
      const { title, body, action, done } = text.unpair
      if (!(await confirm({ title: title(name), body, confirm: action, danger: true }))) return
      unpairing.mutate({ params: { id } }, { onSuccess: () => tell.done(done), onError: tell.failed })
    },
    archive: async ({ id, name, version }: Display, archived: boolean) => {
      const { title, body, action, done, restored } = text.archive
      if (archived && !(await confirm({ title: title(name), body, confirm: action, danger: true }))) return
      archiving.mutate(
        { params: { id }, body: { archived, version } },
        { onSuccess: () => tell.done(archived ? done : restored), onError: tell.failed },
      )
    },
  }
}
