import { useModals } from '@mantine/modals'
import type { ReactNode } from 'react'
import { useText } from './language.tsx'

type Question<T> = { title: string; size?: string; draw: (onSettle: (answer: T | null) => void) => ReactNode }

/** Asks in a dialog of its own; null when the question is dropped. */
export function useQuestion(): <T>(question: Question<T>) => Promise<T | null> {
  const modals = useModals()
  const { kit } = useText()
  return ({ draw, ...look }) =>
    new Promise((resolve) => {
      const id = modals.openModal({
        ...look,
        onClose: () => resolve(null),
        closeButtonProps: { 'aria-label': kit.close },
        children: draw((answer) => {
          resolve(answer)
          modals.closeModal(id)
        }),
      })
    })
}
