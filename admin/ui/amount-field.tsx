import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { MAX_DECIMALS, MOST_AMOUNT } from '../../playlists/content.ts'
import { amountOf } from './amount.ts'

type Given = {
  label: string
  value: number | null
  /** `decimals`: as many as were typed. */
  onChange: (value: number | null, decimals: number) => void
}

/** A number as it is written here, `1.234,5`; what is typed stands as it was typed, with its comma. */
export function AmountField({ label, value, onChange }: Given): ReactNode {
  const [typed, setTyped] = useState<number | string>(value ?? '')
  const own = amountOf(typed).value
  const stands = own === value || (own === null && value === 0)
  return (
    <NumberInput
      label={label}
      value={stands ? typed : (value ?? '')}
      onChange={(next) => {
        const amount = amountOf(next)
        setTyped(next)
        onChange(amount.value, amount.decimals)
      }}
      thousandSeparator="."
      decimalSeparator=","
      decimalScale={MAX_DECIMALS}
      min={-MOST_AMOUNT}
      max={MOST_AMOUNT}
      inputMode="decimal"
      hideControls
    />
  )
}
