import { modals } from '@mantine/modals'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'

type Words = { title: string; body: string; leave: string; stay: string }

/**
 * While `changed`: asks before the page is left by a link, by closing the tab, or by the returned function, which runs
 * its argument once leaving is agreed to.
 */
export function useLeaveGuard(changed: boolean, words: Words): (leave: () => void) => void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => changed && currentLocation.pathname !== nextLocation.pathname,
  )
  const ask = (onLeave: () => void, onStay: () => void) =>
    modals.openConfirmModal({
      title: words.title,
      children: words.body,
      labels: { confirm: words.leave, cancel: words.stay },
      confirmProps: { color: 'red' },
      onConfirm: onLeave,
      onCancel: onStay,
    })
  useEffect(() => {
    if (blocker.state === 'blocked') ask(blocker.proceed, blocker.reset)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asks once for each blocked move, not for each new word table
  }, [blocker.state])
  useEffect(() => {
    if (!changed) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [changed])
  return (leave) => (changed ? ask(leave, () => {}) : leave())
}
