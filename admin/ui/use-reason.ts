import { useState } from 'react'
import type { ChangeEvent, FormEvent } from 'react'
import { cleanWords } from '../../playlists/words.ts'

/** A reason that may not be empty: what its form and its field need. `onSettle` gets it as it is kept. */
export function useReason(onSettle: (reason: string) => void) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const kept = cleanWords(reason)
  const missing = kept === ''
  return {
    /** To be said once somebody has tried without one. */
    missing: tried && missing,
    onSubmit: (event: FormEvent) => {
      event.preventDefault()
      event.stopPropagation()
      setTried(true)
      if (!missing) onSettle(kept)
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
