import { useState } from 'react'
import { ApiError } from './api.ts'

type Given<D, S> = {
  /** What is on the server, or null for a new one. */
  saved: S | null
  initial: D
  draftOf: (saved: S) => D
  /** The newest version from the server, after somebody else saved first. */
  reload: (saved: S) => Promise<S | undefined>
  /** How what is typed goes together with what somebody else saved meanwhile; by default it stays as it is. */
  merge?: (base: D, mine: D, theirs: D) => D
}

/** Somebody else saved first: the draft as both began with it, as it was typed here, and as they saved it. */
export type Overtaken<D> = { base: D; mine: D; theirs: D }

export type Drafting<D, S> = {
  draft: D
  /** The version the draft is based on. */
  was: S | null
  changed: boolean
  /** A save was tried, so what is missing may be pointed out. */
  tried: boolean
  busy: boolean
  error: ApiError | null
  change: (part: Partial<D>) => void
  replace: (draft: D) => void
  /** Back to what was saved. */
  discard: () => void
  /** Marks the draft as tried. */
  point: () => void
  /** Runs a save; a refusal is kept in `error` and answers null. */
  attempt: (save: (was: S | null) => Promise<S>) => Promise<S | null>
  /** A save got so far: the draft is based on this from now on. */
  rebase: (saved: S) => void
  /** What `catchUp` found, until the next save. */
  overtaken: Overtaken<D> | null
  /** After a stale refusal: bases what is typed on the newest version, so that it can be saved or discarded. */
  catchUp: () => Promise<void>
}

/** A form's state over a versioned noun: what is typed survives refusals and the saves of others. */
export function useDrafting<D extends object, S>(given: Given<D, S>): Drafting<D, S> {
  const { saved, initial, draftOf, reload, merge = (_base, mine) => mine } = given
  const [draft, setDraft] = useState(initial)
  const [base, setBase] = useState({ was: saved, draft: initial })
  const [overtaken, setOvertaken] = useState<Overtaken<D> | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)

  const guarded = async <T>(run: () => Promise<T>): Promise<T | null> => {
    setBusy(true)
    setError(null)
    try {
      return await run()
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) throw refusal
      setError(refusal)
      return null
    } finally {
      setBusy(false)
    }
  }
  const rebase = (fresh: S) => {
    setBase({ was: fresh, draft })
    setOvertaken(null)
  }
  const catchUp = async (): Promise<void> => {
    const fresh = await guarded(async () => (base.was === null ? undefined : reload(base.was)))
    if (!fresh) return
    const theirs = draftOf(fresh)
    setOvertaken({ base: base.draft, mine: draft, theirs })
    setBase({ was: fresh, draft: theirs })
    setDraft(merge(base.draft, draft, theirs))
  }

  return {
    draft,
    was: base.was,
    changed: JSON.stringify(draft) !== JSON.stringify(base.draft),
    tried,
    busy,
    error,
    change: (part) => setDraft((now) => ({ ...now, ...part })),
    replace: setDraft,
    discard: () => setDraft(base.draft),
    point: () => setTried(true),
    attempt: (save) => guarded(() => save(base.was)).then((reply) => (reply !== null && rebase(reply), reply)),
    rebase,
    overtaken,
    catchUp,
  }
}
