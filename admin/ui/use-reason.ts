import { useState } from 'react'
import type { ChangeEvent, FormEvent } from 'react'

/** A reason that may not be empty: what its form and its field need. `onSettle` gets it as it is kept. */
export function useReason(onSettle: (reason: string) => void) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason.trim() === ''
  return {
    /** To be said once somebody has tried without one. */
    missing: tried && missing,
    onSubmit: (event: FormEvent) => {
      event.preventDefault()
      event.stopPropagation()
      setTried(true)
      if (!missing) onSettle(reason.normalize('NFC').trim())
    },
    field: {
      value: reason,
      onChange: (event: ChangeEvent<HTMLTextAreaElement>) => setReason(event.currentTarget.value),
      maxLength: 1000,
      autosize: true,
      required: true,
    },
  }
}
