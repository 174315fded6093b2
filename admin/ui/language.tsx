import { createContext, useContext, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import type { Language } from './language-names.ts'
import type { LanguageStore } from './language-store.ts'
import { en } from './text/en.ts'
import { vi } from './text/vi.ts'
import type { Text } from './text/vi.ts'

const TABLES: Record<Language, Text> = { vi, en }
const Languages = createContext<LanguageStore | null>(null)

export function LanguageProvider({ store, children }: { store: LanguageStore; children: ReactNode }): ReactNode {
  return <Languages value={store}>{children}</Languages>
}

/** The language in use, and how to change it. */
export function useLanguage(): [Language, (language: Language) => void] {
  const store = useContext(Languages)
  if (!store) throw new Error('useLanguage needs a LanguageProvider')
  return [useSyncExternalStore(store.subscribe, store.read), store.write]
}

/** Every visible word, in the language in use: `const text = useText().displays`. */
export function useText(): Text {
  return TABLES[useLanguage()[0]]
}
