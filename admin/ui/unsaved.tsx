import { useDebouncedValue } from '@mantine/hooks'
import { useModals } from '@mantine/modals'
import { createContext, useContext, useLayoutEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useText } from './language.tsx'
import { useLeaveGuard } from './leave-guard.tsx'

type Around = { report: (changed: boolean) => void; leave: (go: () => void) => void }
const Arounds = createContext<Around | null>(null)

/** What a dialog or drawer needs so that nothing typed in it is lost by a slip: how to close it, and its surroundings for the form. */
export function useGuardedClose(onClose: () => void) {
  const [changed, report] = useState(false)
  const leave = useLeaveGuard(changed, useText().kit.unsaved)
  /** Escape belongs to a question that stands above; the press that closes it is not heard here a second time. */
  const questions = useModals().modals.length
  const [before] = useDebouncedValue(questions, 0)
  const surround = (children: ReactNode): ReactNode => <Arounds value={{ report, leave }}>{children}</Arounds>
  return { dialog: { onClose: () => leave(onClose), closeOnEscape: questions + before === 0 }, surround }
}

/** For a form: tells the dialog around it whether `typed` differs from what it was at first; asks before `go` throws that away. */
export function useUnsaved(typed: unknown): (go: () => void) => void {
  const around = useContext(Arounds)
  const now = JSON.stringify(typed)
  const [first] = useState(now)
  const report = around?.report
  useLayoutEffect(() => {
    report?.(now !== first)
    return () => report?.(false)
  }, [report, now, first])
  return around?.leave ?? ((go) => go())
}
