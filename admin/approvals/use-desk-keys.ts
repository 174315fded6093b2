import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

type OnCard = (key: 'a' | 'r' | 'x', index: number) => void

const CARD = 'article[data-card]'
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** No shortcut of the browser, nothing typed, and no dialog before it. */
function isForDesk(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  const ticking = event.target instanceof HTMLInputElement && event.target.type === 'checkbox'
  return (!isTyping(event.target) || ticking) && document.querySelector('[role=dialog]') === null
}

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
      if (!isForDesk(event)) return
      const cards = [...(desk.current?.querySelectorAll<HTMLElement>(CARD) ?? [])]
      const { activeElement } = document
      const at = cards.findIndex((card) => card.contains(activeElement))
      const goes = stepOf(event.key, at >= 0 && cards[at] === activeElement)
      const acts = at >= 0 && /^[arx]$/i.test(event.key)
      if (goes === 0 && !acts) return
      event.preventDefault()
      if (goes !== 0) cards[Math.min(Math.max(at + goes, 0), cards.length - 1)]?.focus()
      else act.current(event.key.toLowerCase() as 'a' | 'r' | 'x', at)
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
