import { Badge, Button, FileInput, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import { IconFileZip } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { listPacks, previewPack } from '../../playlists/wire/packs.ts'
import type { PackPreview, PackSummary } from '../../playlists/wire/packs.ts'
import { useAsk } from '../ui/asks.ts'
import { ErrorNotice, useTell } from '../ui/errors.tsx'
import { FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { OwnCopyForm } from '../ui/own-copy.tsx'
import { Answer } from '../ui/page.tsx'
import { usePackDeeds } from './pack-deeds.ts'
import { PackPreviewForm } from './pack-preview.tsx'
import { useSendPack } from './send-pack.ts'

type Seen = { kind: 'list' } | { kind: 'preview'; id: string } | { kind: 'copy'; pack: PackSummary }
const LIST: Seen = { kind: 'list' }

/** The packs there are, and the way in for one that came as a file. */
export function PacksButton(): ReactNode {
  const t = useText().packs
  const [opened, setOpened] = useState(false)
  const [seen, setSeen] = useState<Seen>(LIST)
  const close = () => (setOpened(false), setSeen(LIST))
  return (
    <>
      <Button variant="default" leftSection={<IconFileZip size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t.open}
      </Button>
      <FormDialog opened={opened} title={t.title} onClose={close} size="xl">
        {opened && seen.kind === 'list' && <PackList onSee={setSeen} />}
        {opened && seen.kind === 'preview' && <Preview id={seen.id} onDone={() => setSeen(LIST)} />}
        {opened && seen.kind === 'copy' && <Copy pack={seen.pack} onDone={() => setSeen(LIST)} />}
      </FormDialog>
    </>
  )
}

function PackList({ onSee }: { onSee: (seen: Seen) => void }) {
  const t = useText().packs
  const packs = useAsk(listPacks, {})
  const see = ({ id }: Pick<PackPreview, 'id'>) => onSee({ kind: 'preview', id })
  const copy = (pack: PackSummary) => onSee({ kind: 'copy', pack })
  return (
    <Answer of={packs} height={320}>
      {(all) => {
        const brought = all.filter(({ ships }) => !ships)
        return (
          <Stack gap="md">
            <Text size="sm">{t.lead}</Text>
            <Receive onSent={see} />
            <Cards title={t.shipped} packs={all.filter(({ ships }) => ships)} onSee={see} onCopy={copy} />
            <Cards title={t.brought} packs={brought} onSee={see} onCopy={copy} />
            {brought.length === 0 && (
              <Text size="sm" c="dimmed">
                {t.noneBrought}
              </Text>
            )}
          </Stack>
        )
      }}
    </Answer>
  )
}

function Receive({ onSent }: { onSent: (preview: PackPreview) => void }) {
  const t = useText().packs
  const format = useFormat()
  const { share, error, send, stop } = useSendPack(onSent)
  return (
    <Stack gap="xs">
      <FileInput
        label={t.file}
        placeholder={t.filePlaceholder}
        accept=".zip,application/zip"
        leftSection={<IconFileZip size={16} aria-hidden />}
        disabled={share !== null}
        onChange={(file) => file && send(file)}
      />
      {share !== null && (
        <Group gap="sm" wrap="nowrap">
          <Stack gap={4} style={{ flex: 1 }} aria-live="polite">
            <Text size="sm">{share < 1 ? t.sending(format.percent(share)) : t.checking}</Text>
            <Progress value={share * 100} animated={share === 1} aria-label={t.file} />
          </Stack>
          <Button size="xs" variant="default" onClick={stop}>
            {t.stop}
          </Button>
        </Group>
      )}
      <ErrorNotice error={error} />
    </Stack>
  )
}

type CardsGiven = {
  title: string
  packs: readonly PackSummary[]
  onSee: (pack: PackSummary) => void
  onCopy: (pack: PackSummary) => void
}

function Cards({ title, packs, onSee, onCopy }: CardsGiven) {
  return (
    <section aria-label={title}>
      <Title order={3} fz="sm" mb={6}>
        {title}
      </Title>
      <Stack gap="xs">
        {packs.map((pack) => (
          <Card key={pack.id} pack={pack} onSee={() => onSee(pack)} onCopy={() => onCopy(pack)} />
        ))}
      </Stack>
    </section>
  )
}

function Card({ pack, onSee, onCopy }: { pack: PackSummary; onSee: () => void; onCopy: () => void }) {
  const t = useText().packs
  const { undo } = usePackDeeds(() => undefined)
  const { name, imported } = pack
  return (
    <Paper withBorder p="sm" role="group" aria-label={name}>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{name}</Text>
        <ImportedBadge pack={pack} />
      </Group>
      <PackFacts pack={pack} />
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" variant="default" onClick={onSee}>
          {t.see}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCopy}>
          {t.copy}
        </Button>
        {imported !== null && (
          <Button size="compact-sm" variant="subtle" color="red.9" onClick={() => void undo(pack)}>
            {t.undo}
          </Button>
        )}
      </Group>
    </Paper>
  )
}

function ImportedBadge({ pack: { imported } }: { pack: PackSummary }) {
  const t = useText().packs
  const format = useFormat()
  if (imported === null) return null
  return <Badge color="lake.9">{t.imported(format.number(imported.approved), format.number(imported.materials))}</Badge>
}

function PackFacts({ pack }: { pack: PackSummary }) {
  const t = useText().packs
  const format = useFormat()
  const { note, form, from, until, materials, playlists, schedules, phases, targets } = pack
  const facts = [
    t.counts(format.number(materials), format.number(playlists), format.number(schedules)),
    ...(phases > 0 ? [t.plan(format.number(phases), format.number(targets))] : []),
    ...(from !== null && until !== null ? [t.period(format.date(from), format.date(until))] : []),
    ...(form === null ? [] : [t.forms[form]]),
  ]
  return (
    <>
      <Text size="xs" c="dimmed">
        {facts.join(' · ')}
      </Text>
      <Text size="sm" mt={4}>
        {note}
      </Text>
    </>
  )
}

function Preview({ id, onDone }: { id: string; onDone: () => void }) {
  const preview = useAsk(previewPack, { params: { pack: id } })
  return (
    <Answer of={preview} height={320}>
      {(data) => <PackPreviewForm preview={data} onDone={onDone} />}
    </Answer>
  )
}

function Copy({ pack, onDone }: { pack: PackSummary; onDone: () => void }) {
  const t = useText().packs
  const tell = useTell()
  const { copy } = usePackDeeds(onDone)
  return (
    <Stack gap="sm">
      <Title order={3} fz="md">
        {t.own.title(pack.name)}
      </Title>
      <OwnCopyForm
        source={pack}
        busy={copy.isPending}
        error={copy.error}
        onSubmit={(own) =>
          copy.mutate({ params: { pack: pack.id }, body: own }, { onSuccess: () => tell.done(t.done.copied(own.name)) })
        }
        onCancel={onDone}
      />
    </Stack>
  )
}
