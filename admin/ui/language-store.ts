import { isLanguage } from './language-names.ts'
import type { Language } from './language-names.ts'

const KEY = 'bang-tin.language'

export type LanguageStore = {
  read: () => Language
  write: (language: Language) => void
  subscribe: (heard: () => void) => () => void
}

/** The chosen language, kept in this browser; Vietnamese until somebody chooses. Private windows forget it. */
export function makeLanguageStore(storage: Pick<Storage, 'getItem' | 'setItem'>): LanguageStore {
  const listeners = new Set<() => void>()
  let language: Language = stored(storage)
  return {
    read: () => language,
    write: (next) => {
      language = next
      try {
        storage.setItem(KEY, next)
      } catch {
        // Storage that is full or forbidden only costs the memory of the choice.
      }
      for (const heard of listeners) heard()
    },
    subscribe: (heard) => {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
  }
}

function stored(storage: Pick<Storage, 'getItem'>): Language {
  try {
    const value = storage.getItem(KEY)
    return isLanguage(value) ? value : 'vi'
  } catch {
    return 'vi'
  }
}
