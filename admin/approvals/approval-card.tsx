import { Badge, Button, Checkbox, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Material } from '../../playlists/wire/materials.ts'
import { PreflightSummary } from '../preflight/summary.tsx'
import { useAskReason } from '../ui/ask-reason.tsx'
import { ErrorNotice, useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Screens } from '../ui/screens.tsx'
import { WebAddress } from '../ui/web-address.tsx'
import classes from './approvals.module.css'
import { Changes } from './changes.tsx'
import { useDecide, useShapes, useTopics } from './hooks.ts'

type Props = {
  material: Material
  standing: 'may' | 'own-work' | 'not-permitted'
  chosen: boolean
  onChoose: (on: boolean) => void
}

/** One waiting revision: how it looks on three shapes of screen, what changed, on whose word, and the decision. */
export function ApprovalCard({ material, standing, chosen, onChoose }: Props): ReactNode {
  const t = useText().approvals
  const shapes = useShapes()
  return (
    <Paper component="article" p={{ base: 'sm', sm: 'md' }} aria-label={material.title}>
      <div className={classes.card}>
        <Stack gap="sm">
          <Group gap="sm" wrap="nowrap" align="flex-start">
            {standing === 'may' && (
              <Checkbox
                mt={3}
                aria-label={t.select(material.title)}
                checked={chosen}
                onChange={(event) => onChoose(event.currentTarget.checked)}
              />
            )}
            <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
              {material.title}
            </Title>
          </Group>
          <Screens canvases={shapes} content={material.latest.content} />
        </Stack>
        <div className={classes.side}>
          <About material={material} />
          <Changes material={material} />
          <PreflightSummary material={material.id} revision={material.latest} />
          <Decision material={material} standing={standing} />
        </div>
      </div>
    </Paper>
  )
}

function About({ material }: { material: Material }) {
  const text = useText()
  const t = text.approvals
  const format = useFormat()
  const topic = useTopics().find(({ code }) => code === material.topic)
  const { latest, source, durationMs } = material
  const at = format.dateTime(latest.submittedAt ?? latest.createdAt)
  return (
    <Stack gap={6}>
      <Text size="sm">{t.by(latest.authorName, at)}</Text>
      <Group gap={6}>
        <Badge color="deep">{`${material.topic} · ${topic?.name ?? ''}`}</Badge>
        <Badge color="gray">{format.duration(durationMs)}</Badge>
      </Group>
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
    </Stack>
  )
}

function Decision({ material, standing }: Pick<Props, 'material' | 'standing'>) {
  const t = useText().approvals
  const tell = useTell()
  const decide = useDecide()
  const askReason = useAskReason()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function take(step: 'approve' | 'return', reason: string): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await decide(material, step, reason)
      tell.done(step === 'approve' ? t.done.approved : t.done.returned)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  async function giveBack(): Promise<void> {
    const reason = await askReason({ title: t.returnTitle(material.title), body: t.returnBody, confirm: t.return })
    if (reason !== null) await take('return', reason)
  }
  if (standing === 'not-permitted') return null
  return (
    <Stack gap="xs" mt="auto">
      <ErrorNotice error={error} />
      {standing === 'own-work' && <Text size="sm">{t.ownWork}</Text>}
      <div className={classes.actions}>
        <Button
          variant="default"
          size="md"
          disabled={busy}
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          aria-label={t.returnOne(material.title)}
          onClick={() => void giveBack()}
        >
          {t.return}
        </Button>
        {standing === 'may' && (
          <Button
            size="md"
            loading={busy}
            leftSection={<IconCheck size={18} aria-hidden />}
            aria-label={t.approveOne(material.title)}
            onClick={() => void take('approve', '')}
          >
            {t.approve}
          </Button>
        )}
      </div>
    </Stack>
  )
}
