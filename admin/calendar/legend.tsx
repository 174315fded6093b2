import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../ui/language.tsx'
import classes from './calendar.module.css'

const MARKS = ['holiday', 'in-lieu', 'off', 'working', 'rest'] as const

/** Each mark as it is drawn on a day, and what it means. */
export function Legend(): ReactNode {
  const t = useText().calendar
  return (
    <ul className={classes.legend} aria-label={t.legendLabel}>
      {MARKS.map((mark) => (
        <Line key={mark} label={t.legend[mark]} mark={mark} />
      ))}
      <Line label={t.legend.note} mark="plain" note />
      <Line label={t.legend.solemn} mark="plain" solemn />
      <li>
        <Text span size="xs">
          {t.legend.leap}
        </Text>
      </li>
    </ul>
  )
}

function Line({ label, mark, note, solemn }: { label: string; mark: string; note?: boolean; solemn?: boolean }) {
  return (
    <li>
      <span className={classes.sample} data-mark={mark} data-note={note} data-solemn={solemn} aria-hidden>
        5
      </span>
      <Text span size="xs">
        {label}
      </Text>
    </li>
  )
}
