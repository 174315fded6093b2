import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { LANGUAGES } from './language-names.ts'
import type { Language } from './language-names.ts'
import { useLanguage, useText } from './language.tsx'

export function LanguageSwitch(): ReactNode {
  const [language, choose] = useLanguage()
  const text = useText().shell
  return (
    <SegmentedControl
      size="xs"
      aria-label={text.account.language}
      data={LANGUAGES.map((value) => ({ value, label: text.languages[value] }))}
      value={language}
      onChange={(value) => choose(value as Language)}
    />
  )
}
