import { Button, Checkbox, Group, Stack } from '@mantine/core'
import { IconPlus, IconSpeakerphone } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { CampaignId } from '../../playlists/ids.ts'
import type { Campaign } from '../../playlists/wire/campaigns.ts'
import { EmptyState } from '../ui/empty.tsx'
import { FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { Answer, PageHeader } from '../ui/page.tsx'
import { useMay } from '../ui/session.tsx'
import { CampaignForm } from './campaign-form.tsx'
import { CampaignPage } from './campaign-page.tsx'
import { CampaignTable } from './campaign-table.tsx'
import { PacksButton } from './packs-dialog.tsx'
import { useCampaigns } from './hooks.ts'

type Opened = { campaign: Campaign | null }

/** `?open=3` shows one campaign, everything else the list. */
export function CampaignsPage(): ReactNode {
  const [query] = useSearchParams()
  const open = Number(query.get('open'))
  return open > 0 ? <CampaignPage key={open} id={open as CampaignId} /> : <CampaignList />
}

function CampaignList() {
  const t = useText().campaigns
  const mayEdit = useMay()('edit')
  const campaigns = useCampaigns()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [archived, setArchived] = useState(false)
  const close = () => setOpened(null)
  const add = mayEdit ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened({ campaign: null })}>
      {t.add}
    </Button>
  ) : null
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          mayEdit ? (
            <Group gap="xs">
              <PacksButton />
              {add}
            </Group>
          ) : null
        }
      />
      <Answer of={campaigns} height={240}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={IconSpeakerphone} {...t.empty} action={add} />
          ) : (
            <Stack gap="md">
              <Checkbox
                label={t.showArchived}
                checked={archived}
                onChange={(event) => setArchived(event.currentTarget.checked)}
              />
              <CampaignTable
                campaigns={all.filter(({ archivedAt }) => archived || archivedAt === null)}
                onEdit={mayEdit ? (campaign) => setOpened({ campaign }) : null}
              />
            </Stack>
          )
        }
      </Answer>
      <FormDialog
        opened={opened !== null}
        title={opened?.campaign ? t.form.editTitle : t.form.newTitle}
        onClose={close}
      >
        {opened !== null && <CampaignForm campaign={opened.campaign} onClose={close} />}
      </FormDialog>
    </>
  )
}
