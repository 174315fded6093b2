import { Button, Group, Stack, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Campaign } from '../../playlists/wire/campaigns.ts'
import { exportCampaign } from '../../playlists/wire/packs.ts'
import { addressOf } from '../ui/api.ts'
import { useTell } from '../ui/errors.tsx'
import { FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { OwnCopyForm } from '../ui/own-copy.tsx'
import { usePackDeeds } from './pack-deeds.ts'

/** A campaign goes out as a file, or becomes another one. */
export function TravelButtons({ campaign }: { campaign: Campaign }): ReactNode {
  const t = useText().packs
  const [opened, setOpened] = useState<'export' | 'copy' | null>(null)
  const close = () => setOpened(null)
  const { name } = campaign
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => setOpened('export')}
        aria-label={`${t.exporting.button}: ${name}`}
      >
        {t.exporting.button}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => setOpened('copy')}
        aria-label={`${t.copyButton}: ${name}`}
      >
        {t.copyButton}
      </Button>
      <FormDialog opened={opened === 'export'} title={t.exporting.title(name)} onClose={close}>
        {opened === 'export' && <Export campaign={campaign} />}
      </FormDialog>
      <FormDialog opened={opened === 'copy'} title={t.own.title(name)} onClose={close}>
        {opened === 'copy' && <Copy campaign={campaign} onDone={close} />}
      </FormDialog>
    </>
  )
}

/** The browser downloads it, with its own progress. */
function Export({ campaign: { id } }: { campaign: Campaign }) {
  const t = useText().packs.exporting
  const [locked, setLocked] = useState(false)
  return (
    <Stack gap="md">
      <Text size="sm">{t.lead}</Text>
      <Switch
        label={t.lock}
        description={t.lockHint}
        checked={locked}
        onChange={(event) => setLocked(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button component="a" href={addressOf(exportCampaign, { params: { id }, query: { locked } })} download>
          {t.submit}
        </Button>
      </Group>
    </Stack>
  )
}

function Copy({ campaign, onDone }: { campaign: Campaign; onDone: () => void }) {
  const t = useText().packs
  const tell = useTell()
  const { copyOwn } = usePackDeeds(onDone)
  const source = { name: campaign.name, from: campaign.from, blanks: [] }
  return (
    <OwnCopyForm
      source={source}
      busy={copyOwn.isPending}
      error={copyOwn.error}
      onSubmit={(own) => {
        const params = { id: campaign.id }
        copyOwn.mutate({ params, body: own }, { onSuccess: () => tell.done(t.done.copied(own.name)) })
      }}
      onCancel={onDone}
    />
  )
}
