import { ActionIcon, Group, Text } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Still } from '../../playlists/content.ts'
import { useText } from '../ui/language.tsx'
import classes from './page-tiles.module.css'

type Props = { pages: readonly Still[]; onChange: (pages: Still[]) => void }

/** Pages as tiles that can be moved and taken out; one always stays. */
export function PageTiles({ pages, onChange }: Props): ReactNode {
  const t = useText().materials.slides
  const move = (from: number, to: number) => onChange(pages.toSpliced(from, 1).toSpliced(to, 0, pages[from]!))
  return (
    <ol className={classes.tiles}>
      {pages.map((page, n) => (
        <li key={`${page.file}-${n}`} className={classes.tile}>
          <img className={classes.picture} src={`/api/files/${page.file}`} alt={t.page(String(n + 1))} loading="lazy" />
          <Group justify="space-between" gap={2} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              aria-label={t.earlier(String(n + 1))}
              disabled={n === 0}
              onClick={() => move(n, n - 1)}
            >
              <IconArrowLeft size={16} />
            </ActionIcon>
            <Text size="xs">{n + 1}</Text>
            <ActionIcon
              variant="subtle"
              aria-label={t.later(String(n + 1))}
              disabled={n === pages.length - 1}
              onClick={() => move(n, n + 1)}
            >
              <IconArrowRight size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="red.9"
              aria-label={t.remove(String(n + 1))}
              disabled={pages.length === 1}
              onClick={() => onChange(pages.toSpliced(n, 1))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        </li>
      ))}
    </ol>
  )
}
