import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { MAX_DECIMALS, MOST_AMOUNT } from '../../playlists/content.ts'
import { amountOf, writtenAmount } from './amount.ts'
import { useText } from './language.tsx'
import { useFormat } from './office.ts'

type Given = {
  label: string
  value: number | null
  /** `decimals`: as many as were typed. For what is no number it is what stood there before. */
  onChange: (value: number | null, decimals: number) => void
}

/**
 * A number as it is written here, `1.234,5`; what is typed stands until the field is left, then it is written out. What is no
 * number leaves the one before it, and the field says so.
 */
export function AmountField({ label, value, onChange }: Given): ReactNode {
  const t = useText().kit.amount
  const format = useFormat()
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const [before, setBefore] = useState(value)
  const own = typed === null ? null : amountOf(typed)
  const stands = typed !== null && (own === null || own.value === value || (own.value === null && value === 0))
  const limits = t.limits(String(MAX_DECIMALS), format.number(MOST_AMOUNT))
  return (
    <TextInput
      label={label}
      value={stands ? typed : writtenAmount({ value, decimals: 0 })}
      error={wrong ? `${t.wrong} ${limits}` : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value
        const amount = amountOf(text)
        setTyped(text)
        setWrong(false)
        onChange(amount === null ? before : amount.value, amount?.decimals ?? 0)
      }}
      onFocus={() => setBefore(value)}
      onBlur={() => {
        if (typed === null) return
        setWrong(own === null)
        setTyped(own === null || own.value === null ? null : writtenAmount(own))
      }}
      inputMode="decimal"
      maxLength={30}
    />
  )
}
