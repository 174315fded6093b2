import { Badge, Button, Group, Radio, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { copyPack, importPack, listPacks, undoPack } from '../../../playlists/wire/packs.ts'
import type { PackSummary } from '../../../playlists/wire/packs.ts'
import { useAsk, useSend } from '../../ui/asks.ts'
import { ErrorNotice } from '../../ui/errors.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useText } from '../../ui/language.tsx'
import { useFormat } from '../../ui/office.ts'
import { OwnCopyForm } from '../../ui/own-copy.tsx'
import { Answer } from '../../ui/page.tsx'
import { currentPack } from './choices.ts'
import type { Left } from './choices.ts'
import { PackItems } from './pack-items.tsx'
import classes from './starter.module.css'

type Given = {
  /** The pack that was chosen here before, as the address keeps it. */
  taken: string | null
  onTaken: (pack: string) => void
  onNext: (left: Left[]) => void
}

/** Which pack the office begins with, then what of it is approved. */
export function PackStep({ taken, onTaken, onNext }: Given): ReactNode {
  const packs = useAsk(listPacks, {})
  const [choosing, setChoosing] = useState(false)
  // It is in before the list of packs says so.
  const [fresh, setFresh] = useState<string | null>(null)
  const take = (id: string) => (onTaken(id), setFresh(id), setChoosing(false))
  return (
    <Answer of={packs} height={420}>
      {(all) => {
        const current = currentPack(all, taken)
        // The starter campaign is in from the first start, though nobody chose it; what was approved was chosen.
        const isTaken = current !== null && current.id === taken && (current.imported !== null || fresh === taken)
        const isChosen = isTaken || (current?.imported?.approved ?? 0) > 0
        if (choosing || current === null || !isChosen)
          return <Choice packs={all} current={current} onTaken={take} onNext={() => onNext([])} />
        return (
          <Stack gap="md">
            <Group justify="space-between" gap="xs">
              <Title order={2} fz="lg">
                {current.name}
              </Title>
              <OtherButton onClick={() => setChoosing(true)} />
            </Group>
            <PackItems key={current.id} pack={current.id} onNext={onNext} />
          </Stack>
        )
      }}
    </Answer>
  )
}

function OtherButton({ onClick }: { onClick: () => void }) {
  const t = useText().wizard.starter
  return (
    <Button size="compact-sm" variant="light" onClick={onClick}>
      {t.other}
    </Button>
  )
}

const NONE = ''

type ChoiceGiven = {
  packs: readonly PackSummary[]
  current: PackSummary | null
  onTaken: (id: string) => void
  onNext: () => void
}

/** A pack takes the place of the one before, as long as nothing of that has been approved. */
function Choice({ packs, current, onTaken, onNext }: ChoiceGiven) {
  const t = useText().wizard.starter
  const [wanted, setWanted] = useState(current?.id ?? packs[0]?.id ?? NONE)
  const [owning, setOwning] = useState(false)
  const undo = useSend(undoPack)
  const bring = useSend(importPack, ({ pack }) => onTaken(pack))
  const pack = packs.find(({ id }) => id === wanted)
  const clear = async (kept: string | null) => {
    const stale = packs.filter(({ id, imported }) => id !== kept && imported !== null && imported.approved === 0)
    for (const { id } of stale) await undo.mutateAsync({ params: { pack: id }, body: {} })
  }
  const go = async () => {
    await clear(wanted)
    if (pack === undefined) onNext()
    else if (pack.imported !== null) onTaken(pack.id)
    else await bring.mutateAsync({ params: { pack: pack.id }, body: {} })
  }
  const busy = undo.isPending || bring.isPending
  return (
    <Stack gap="md">
      <div>
        <Title order={2} fz="lg">
          {t.title}
        </Title>
        <Text size="sm" c="dimmed">
          {t.chooseHint}
        </Text>
      </div>
      <PackCards packs={packs.filter(({ ships }) => ships)} value={wanted} onChange={setWanted} />
      <ErrorNotice error={undo.error ?? bring.error} />
      <Group justify="flex-end" gap="xs">
        {pack !== undefined && (
          <Button variant="default" onClick={() => setOwning(true)}>
            {t.own}
          </Button>
        )}
        <Button loading={busy} onClick={() => void go().catch(() => undefined)}>
          {pack === undefined ? t.emptyStart : t.useIt}
        </Button>
      </Group>
      <OwnCopy
        pack={owning ? pack : undefined}
        busy={undo.isPending}
        error={undo.error}
        {...{ onTaken, clear }}
        onClose={() => setOwning(false)}
      />
    </Stack>
  )
}

type OwnGiven = {
  pack: PackSummary | undefined
  busy: boolean
  error: unknown
  onTaken: (id: string) => void
  /** Takes away what was chosen before. */
  clear: (kept: string | null) => Promise<void>
  onClose: () => void
}

function OwnCopy({ pack, busy, error, onTaken, clear, onClose }: OwnGiven) {
  const t = useText().wizard.starter
  const copy = useSend(copyPack, ({ pack }) => onTaken(pack))
  return (
    <FormDialog opened={pack !== undefined} title={t.own} onClose={onClose}>
      {pack !== undefined && (
        <OwnCopyForm
          source={pack}
          busy={copy.isPending || busy}
          error={copy.error ?? error}
          onSubmit={(own) =>
            void copy
              .mutateAsync({ params: { pack: pack.id }, body: own })
              .then(() => clear(null))
              .catch(() => undefined)
          }
          onCancel={onClose}
        />
      )}
    </FormDialog>
  )
}

type CardsGiven = { packs: readonly PackSummary[]; value: string; onChange: (id: string) => void }

function PackCards({ packs, value, onChange }: CardsGiven) {
  const t = useText().wizard.starter
  return (
    <Radio.Group value={value} onChange={onChange} label={t.choose}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" verticalSpacing="xs" mt="xs">
        {packs.map((pack) => (
          <PackCard key={pack.id} pack={pack} ticked={pack.id === value} />
        ))}
        <Radio.Card value={NONE} radius="md" p="sm" className={classes.card} data-ticked={value === NONE || undefined}>
          <CardWords name={t.emptyStart} facts="" note={t.noneNote} />
        </Radio.Card>
      </SimpleGrid>
    </Radio.Group>
  )
}

function PackCard({ pack, ticked }: { pack: PackSummary; ticked: boolean }) {
  const text = useText()
  const format = useFormat()
  const { name, note, materials, phases, form } = pack
  const facts = text.wizard.starter.facts(format.number(materials), format.number(phases))
  const badge = phases > 0 && form !== null ? text.packs.forms[form] : ''
  return (
    <Radio.Card value={pack.id} radius="md" p="sm" className={classes.card} data-ticked={ticked || undefined}>
      <CardWords name={name} facts={facts} note={note} badge={badge} />
    </Radio.Card>
  )
}

function CardWords({ name, facts, note, badge = '' }: { name: string; facts: string; note: string; badge?: string }) {
  return (
    <Group wrap="nowrap" align="flex-start" gap="sm">
      <Radio.Indicator />
      <div>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        {facts !== '' && (
          <Text size="xs" c="dimmed">
            {facts}
          </Text>
        )}
        {badge !== '' && <Badge mt={2}>{badge}</Badge>}
        <Text size="xs" mt={4}>
          {note}
        </Text>
      </div>
    </Group>
  )
}
