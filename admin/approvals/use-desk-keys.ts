import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

type OnCard = (key: 'a' | 'r' | 'x', index: number) => void

const CARD = 'article[data-card]'
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/**
 * J and K (or the arrows, on a card) move between the cards; A, R and X act on the card that has the focus, and on no other,
 * so that a key pressed by mistake decides nothing.
 */
export function useDeskKeys(onCard: OnCard): RefObject<HTMLDivElement | null> {
  const desk = useRef<HTMLDivElement>(null)
  const act = useRef(onCard)
  useEffect(() => {
    act.current = onCard
  }, [onCard])

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const ticking = event.target instanceof HTMLInputElement && event.target.type === 'checkbox'
      if ((isTyping(event.target) && !ticking) || document.querySelector('[role=dialog]') !== null) return
      const cards = [...(desk.current?.querySelectorAll<HTMLElement>(CARD) ?? [])]
      const focused = document.activeElement?.closest<HTMLElement>(CARD) ?? null
      const at = focused === null ? -1 : cards.indexOf(focused)
      const goes = stepOf(event.key, document.activeElement === focused && focused !== null)
      if (goes !== 0) {
        event.preventDefault()
        cards[Math.min(Math.max(at + goes, 0), cards.length - 1)]?.focus()
      } else if (at >= 0 && /^[arx]$/i.test(event.key)) {
        event.preventDefault()
        act.current(event.key.toLowerCase() as 'a' | 'r' | 'x', at)
      }
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
  return desk
}

function stepOf(key: string, arrowsToo: boolean): -1 | 0 | 1 {
  if (key === 'j' || key === 'J' || (arrowsToo && key === 'ArrowDown')) return 1
  return key === 'k' || key === 'K' || (arrowsToo && key === 'ArrowUp') ? -1 : 0
}
