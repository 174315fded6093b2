import { useModals } from '@mantine/modals'
import { createContext, useContext, useEffect, useId, useLayoutEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useBlocker } from 'react-router'
import type { Location } from 'react-router'
import { useText } from './language.tsx'

type Words = { title: string; body: string; leave: string; stay: string }
/** Where the unsaved work lives: a dialog as long as the page stands, an editor only at its own address (`?edit=12`). */
type Home = 'page' | 'address'
/** What would be lost, by whom it is kept; the words of the newest are asked. */
type Kept = Map<string, { words: Words; home: Home }>

const leaves = (home: Home, from: Location, to: Location): boolean =>
  from.pathname !== to.pathname || (home === 'address' && from.search !== to.search)

const Keeping = createContext<Kept | null>(null)

/** Resolves to whether the person wants to leave; closing the question means to stay. */
function useAskLeave(): (words: Words) => Promise<boolean> {
  const modals = useModals()
  const { close } = useText().kit
  return ({ title, body, leave, stay }) =>
    new Promise((resolve) => {
      modals.openConfirmModal({
        title,
        children: body,
        labels: { confirm: leave, cancel: stay },
        confirmProps: { color: 'red.9' },
        closeButtonProps: { 'aria-label': close },
        onConfirm: () => resolve(true),
        onCancel: () => resolve(false),
        onClose: () => resolve(false),
      })
    })
}

/** Asks before a page with unsaved work is left by a link, by going back, or by closing the tab. The router takes one such guard only. */
export function LeaveGuards({ children }: { children: ReactNode }): ReactNode {
  const [kept] = useState<Kept>(() => new Map())
  const ask = useAskLeave()
  const blocker = useBlocker(({ currentLocation, nextLocation }) =>
    [...kept.values()].some(({ home }) => leaves(home, currentLocation, nextLocation)),
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    const words = [...kept.values()].at(-1)?.words
    const answer = words === undefined ? Promise.resolve(true) : ask(words)
    void answer.then((goes) => (goes ? blocker.proceed() : blocker.reset()))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asks once for each blocked move, not for each new word table
  }, [blocker.state])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => kept.size > 0 && event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [kept])
  return <Keeping value={kept}>{children}</Keeping>
}

/** While `changed`, leaving is asked about; so is what the returned function is given to do. */
export function useLeaveGuard(changed: boolean, words: Words, home: Home = 'page'): (leave: () => void) => void {
  const kept = useContext(Keeping)
  const id = useId()
  const ask = useAskLeave()
  useLayoutEffect(() => {
    if (!changed || kept === null) return
    kept.set(id, { words, home })
    return () => void kept.delete(id)
  }, [changed, kept, id, words, home])
  return (leave) => {
    if (!changed) return leave()
    void ask(words).then((goes) => {
      if (!goes) return
      kept?.delete(id)
      leave()
    })
  }
}
