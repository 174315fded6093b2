import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { diffWords } from './diff.ts'
import classes from './diff-words.module.css'

/** What became of a text, word by word. */
export function DiffWords({ before, after }: { before: string; after: string }): ReactNode {
  return (
    <Text size="sm" component="p" className={classes.diff!}>
      {diffWords(before, after).map((part, n) => {
        if (part.kind === 'same') return <span key={n}>{part.text}</span>
        return part.kind === 'added' ? <ins key={n}>{part.text}</ins> : <del key={n}>{part.text}</del>
      })}
    </Text>
  )
}
