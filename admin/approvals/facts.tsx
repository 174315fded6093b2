import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { readMaterial } from '../../playlists/wire/materials.ts'
import type { Material, Revision } from '../../playlists/wire/materials.ts'
import { useAsk } from '../ui/asks.ts'
import { readClock } from '../ui/clock.ts'
import { DutyLines } from '../ui/duty-lines.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { StepList } from '../ui/step-list.tsx'
import { WebAddress } from '../ui/web-address.tsx'
import { useTopics } from './hooks.ts'
import type { Standing } from './hooks.ts'
import { isExpired } from './remarks.ts'

/** Who handed it in, on whose authority, by when, and what became of it so far. */
export function Facts({ material, step }: { material: Material; step: Standing['step'] }): ReactNode {
  const text = useText()
  const t = text.approvals
  const format = useFormat()
  const today = format.dayOf(readClock())
  const topic = useTopics().find(({ code }) => code === material.topic)
  const { latest, source, durationMs } = material
  const { reviewedAt, reviewerName } = latest
  const handedIn = useHandedIn(latest)
  return (
    <Stack gap={6}>
      <Group gap={6}>
        <Badge color={step === 'review' ? 'yellow' : 'grape'} variant="light">
          {t.waitsFor[step]}
        </Badge>
        <Badge color="deep">{`${material.topic} · ${topic?.name ?? ''}`}</Badge>
        <Badge color="gray">{format.duration(durationMs)}</Badge>
      </Group>
      <Text size="sm">{handedIn}</Text>
      {reviewedAt !== null && <Text size="sm">{t.reviewed(reviewerName ?? '', format.dateTime(reviewedAt))}</Text>}
      {isExpired(material, today) && (
        <Text size="sm" c="red.9">
          {t.many.expired(format.date(material.validUntil!))}
        </Text>
      )}
      <DutyLines material={material} />
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <Text span fw={600} size="sm">
          {t.source}:{' '}
        </Text>
        {source === '' ? t.noSource : source}
      </Text>
      {latest.content.kind === 'qr' && (
        <Text size="sm">
          {text.materials.form.host}: <WebAddress url={latest.content.url} />
        </Text>
      )}
      <History material={material} />
    </Stack>
  )
}

/** Who handed it in and when; and who wrote it, where that was somebody else. */
function useHandedIn({ author, authorName, submitter, submitterName, submittedAt, createdAt }: Revision): string {
  const t = useText().approvals
  const by = t.by(submitterName ?? authorName, useFormat().dateTime(submittedAt ?? createdAt))
  return submitter === null || submitter === author ? by : `${by} ${t.writtenBy(authorName)}`
}

function History({ material }: { material: Material }) {
  const t = useText().approvals.history
  const [open, setOpen] = useState(false)
  return (
    <div>
      <Button variant="subtle" size="compact-sm" px={0} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t.hide : t.show}
      </Button>
      {open && <Steps id={material.id} />}
    </div>
  )
}

function Steps({ id }: { id: Material['id'] }) {
  const asked = useAsk(readMaterial, { params: { id } })
  return (
    <Answer of={asked} height={60}>
      {({ steps }) => <StepList steps={steps} />}
    </Answer>
  )
}
