import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { MOST_SLIDES } from '../../playlists/content.ts'
import { readThumb, readUpload } from '../../playlists/wire/uploads.ts'
import { addressOf } from '../ui/api.ts'
import { useAsk } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import classes from './page-tiles.module.css'
import type { Upload } from './upload-queue.ts'

type Document = Upload & { state: 'document' }
type Props = { upload: Document; onChoose: (pages: readonly number[]) => void }

/** The pages of a document as small pictures; those pressed become slides, in the document's order. */
export function PageChooser({ upload, onChoose }: Props): ReactNode {
  const t = useText().materials.upload.chooser
  const format = useFormat()
  const all = Array.from({ length: upload.pages }, (_, n) => n + 1)
  const [chosen, setChosen] = useState<readonly number[]>(all.slice(0, MOST_SLIDES))
  const thumbs = useThumbs(upload)
  const toggle = (page: number) =>
    setChosen(chosen.includes(page) ? chosen.filter((one) => one !== page) : [...chosen, page].sort((a, b) => a - b))
  const tooMany = chosen.length > MOST_SLIDES
  return (
    <Stack gap="xs" mt="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm" c={tooMany ? 'red.8' : undefined} aria-live="polite">
          {tooMany ? t.tooMany(format.number(MOST_SLIDES)) : t.chosen(format.number(chosen.length))}
        </Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="subtle" onClick={() => setChosen(all.slice(0, MOST_SLIDES))}>
            {t.all}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setChosen([])}>
            {t.none}
          </Button>
        </Group>
      </Group>
      <ul className={`${classes.tiles} ${classes.scroll}`} aria-label={t.label}>
        {all.map((page) => (
          <li key={page}>
            <UnstyledButton
              className={classes.choice}
              aria-pressed={chosen.includes(page)}
              aria-label={t.page(String(page))}
              onClick={() => toggle(page)}
            >
              <Thumb upload={upload} page={page} drawn={page <= thumbs} />
              <Text size="xs" ta="center">
                {page}
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Group justify="flex-end">
        <Button size="xs" disabled={chosen.length === 0 || tooMany} onClick={() => onChoose(chosen)}>
          {t.make(format.number(chosen.length))}
        </Button>
      </Group>
    </Stack>
  )
}

const LOOK_MS = 1000

/** How many pages can be looked at by now. */
function useThumbs({ upload, pages }: Document): number {
  const [done, setDone] = useState(false)
  const asked = useAsk(
    readUpload,
    { params: { id: upload ?? '' } },
    { enabled: !done, ...(done ? {} : { every: LOOK_MS }) },
  )
  const at = asked.data?.at
  const thumbs = at?.kind === 'document' ? at.thumbs : 0
  if (!done && thumbs >= pages) setDone(true)
  return thumbs
}

function Thumb({ upload, page, drawn }: { upload: Document; page: number; drawn: boolean }) {
  if (!drawn || upload.upload === null) return <div className={classes.picture} />
  return (
    <img
      className={classes.picture}
      src={addressOf(readThumb, { params: { id: upload.upload, page } })}
      alt=""
      loading="lazy"
    />
  )
}
