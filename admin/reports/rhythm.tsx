import { Checkbox, Group, Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { RHYTHM_KINDS } from '../../playlists/report/rhythm.ts'
import type { RhythmKind } from '../../playlists/report/rhythm.ts'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { useChangeRhythm, useRhythm } from './hooks.ts'

/** Which reports the office has drawn up by themselves. */
export function Rhythm({ mayEdit }: { mayEdit: boolean }): ReactNode {
  const t = useText().reports.rhythm
  return (
    <Paper p="md" component="section" aria-label={t.title}>
      <Title order={2} size="h5">
        {t.title}
      </Title>
      <Text size="sm" c="dark.4" mt={2} mb="sm" maw="46rem">
        {t.lead}
      </Text>
      <Answer of={useRhythm()} height={36}>
        {({ kinds }) => <Kinds chosen={kinds} mayEdit={mayEdit} />}
      </Answer>
    </Paper>
  )
}

type Chosen = readonly { kind: RhythmKind; since: string }[]

function Kinds({ chosen, mayEdit }: { chosen: Chosen; mayEdit: boolean }) {
  const { rhythm: t, kinds: names } = useText().reports
  const format = useFormat()
  const tell = useTell()
  const change = useChangeRhythm()
  const on = chosen.map(({ kind }) => kind)
  const toggle = (kind: RhythmKind, isOn: boolean) => {
    const kinds = RHYTHM_KINDS.filter((each) => (each === kind ? isOn : on.includes(each)))
    change.mutate(
      { body: { kinds } },
      {
        onSuccess: () => tell.done(isOn ? t.on(names[kind]) : t.off(names[kind])),
        onError: (error) => tell.failed(error),
      },
    )
  }
  return (
    <Group gap="lg" align="flex-start">
      {RHYTHM_KINDS.map((kind) => {
        const since = chosen.find((each) => each.kind === kind)?.since
        return (
          <Checkbox
            key={kind}
            label={names[kind]}
            description={since && t.since(format.date(since as Parameters<typeof format.date>[0]))}
            checked={on.includes(kind)}
            disabled={!mayEdit || change.isPending}
            onChange={(event) => toggle(kind, event.currentTarget.checked)}
          />
        )
      })}
    </Group>
  )
}
