import { useState } from 'react'
import { MAX_DECIMALS } from '../../playlists/content.ts'
import { decimalsOf } from './amount.ts'

type Digits = Record<'chosen' | 'value' | 'target', number>

/**
 * Decimals that a value and its target share: as many as were chosen, as stand typed in either field now, and never so few
 * that a number would be shown as another.
 */
export function useDecimals(chosen: number) {
  const [digits, setDigits] = useState<Digits>({ chosen, value: 0, target: 0 })
  return (part: keyof Digits, typed: number, ...shown: readonly (number | null)[]): number => {
    const next = { ...digits, [part]: typed }
    setDigits(next)
    return Math.min(MAX_DECIMALS, Math.max(...Object.values(next), decimalsOf(...shown)))
  }
}
