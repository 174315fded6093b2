import { Alert, Anchor, Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { MaterialId } from '../../playlists/ids.ts'
import type { ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { readMaterial, Revision } from '../../playlists/wire/materials.ts'
import { PreflightSummary } from '../preflight/summary.tsx'
import { smallest } from '../ui/canvases.ts'
import { Film } from '../ui/film.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { Screens } from '../ui/screens.tsx'
import { WebAddress } from '../ui/web-address.tsx'
import { hasBlanks } from './actions.ts'
import { kindOf } from './draft.ts'
import { FactList, FileFacts } from './file-facts.tsx'
import { useCampaigns, useCanvases, useMaterial, useTopics } from './hooks.ts'
import { DutyLines } from '../ui/duty-lines.tsx'
import { MaterialBadges } from './material-list.tsx'
import { RevisionList } from './revision-list.tsx'
import { useActions } from './use-actions.tsx'
import { Unbroken } from '../ui/unbroken.tsx'

type Detail = ReplyOf<typeof readMaterial>
const PREVIEWS = 4

/** One material: how it looks, what it is, every revision, where it is used, and what may be done. */
export function MaterialDrawer({ id, onClose }: { id: MaterialId | null; onClose: () => void }): ReactNode {
  return (
    <SidePanel opened={id !== null} onClose={onClose} size="xl" title={useText().materials.detail.basics}>
      {id !== null && <Loaded key={id} id={id} />}
    </SidePanel>
  )
}

function Loaded({ id }: { id: MaterialId }) {
  const material = useMaterial(id)
  return (
    <Answer of={material} height={320}>
      {(data) => <DetailView material={data} />}
    </Answer>
  )
}

function DetailView({ material }: { material: Detail }) {
  const t = useText().materials
  const { canvases } = useCanvases()
  const [chosen, setChosen] = useState<number | null>(null)
  const revision = material.revisions.find(({ id }) => id === chosen) ?? material.latest
  return (
    <Stack gap="lg">
      <Stack gap="xs">
        <Title order={2} size="h4">
          <Unbroken of={material.title} />
        </Title>
        <MaterialBadges material={material} />
      </Stack>
      <Actions material={material} />
      <Notes material={material} />
      <section aria-label={t.preview.title}>
        <Text size="sm" fw={600} mb="xs">
          {t.detail.revision(String(revision.number))}: {t.states[revision.state]}
        </Text>
        <Screens canvases={smallest(canvases, PREVIEWS)} content={revision.content} />
        {revision.content.kind === 'qr' && (
          <Text size="sm" mt="xs">
            {t.form.host}: <WebAddress url={revision.content.url} />
          </Text>
        )}
      </section>
      <FileOf revision={revision} />
      <PreflightSummary material={material.id} revision={revision} />
      <Facts material={material} />
      <DutyLines material={material} />
      <UsedIn material={material} />
      <RevisionList material={material} chosen={revision.id} onChoose={setChosen} />
    </Stack>
  )
}

function Actions({ material }: { material: Detail }) {
  const t = useText().materials.actions
  const { actionsOf, act } = useActions()
  const [first, ...others] = actionsOf(material)
  if (first === undefined) return null
  return (
    <Group gap="xs">
      {[first, ...others].map((action) => (
        <Button
          key={action}
          size="xs"
          variant={action === first ? 'filled' : 'default'}
          onClick={() => void act(action, material)}
        >
          {t[action]}
        </Button>
      ))}
    </Group>
  )
}

function Notes({ material }: { material: Detail }) {
  const t = useText().materials
  const { latest } = material
  return (
    <>
      {latest.state === 'returned' && (
        <Alert color="red">{t.editNote.returned(latest.deciderName ?? '', latest.reason)}</Alert>
      )}
      {hasBlanks(latest.content) && <Alert color="yellow">{t.detail.placeholders}</Alert>}
    </>
  )
}

/** The file itself: a film to play, and what it is made of. */
function FileOf({ revision: { content } }: { revision: Revision }) {
  const t = useText().materials
  if (content.kind !== 'video' && content.kind !== 'image') return null
  return (
    <section>
      <Title order={3} size="h5" mb={4}>
        {t.file.title}
      </Title>
      <Stack gap="xs">
        {content.kind === 'video' && <Film film={content} name={t.detail.video} most={300} />}
        <FileFacts content={content} />
      </Stack>
    </section>
  )
}

function Facts({ material }: { material: Detail }) {
  const t = useText().materials
  const format = useFormat()
  const topic = useTopics().find(({ code }) => code === material.topic)
  const campaign = useCampaigns().find(({ id }) => id === material.campaign)
  const { validFrom, validUntil, latest } = material
  const dates = [
    validFrom === null ? '' : t.detail.from(format.date(validFrom)),
    validUntil === null ? '' : t.detail.until(format.date(validUntil)),
  ].filter((part) => part !== '')
  const facts: [string, string][] = [
    [t.columns.kind, t.kinds[kindOf(latest.content)]],
    [t.form.topic, `${material.topic} · ${topic?.name ?? ''}`],
    [t.form.campaign, campaign?.name ?? t.form.noCampaign],
    [t.form.audience, t.audiences[material.audience]],
    [t.form.tags, material.tags.length === 0 ? '–' : material.tags.join(', ')],
    [t.form.source, material.source === '' ? '–' : material.source],
    [t.columns.duration, format.duration(material.durationMs)],
    [t.detail.validity, dates.length === 0 ? t.detail.forever : dates.join(', ')],
  ]
  return <FactList facts={facts} />
}

function UsedIn({ material }: { material: Detail }) {
  const t = useText().materials.detail
  return (
    <section>
      <Title order={3} size="h5" mb={4}>
        {t.usedIn}
      </Title>
      {material.usedIn.length === 0 ? (
        <Text size="sm">{t.unused}</Text>
      ) : (
        <List size="sm">
          {material.usedIn.map(({ id, name }) => (
            <List.Item key={id}>
              <Anchor component={Link} to={`/playlists?open=${id}`}>
                {name}
              </Anchor>
            </List.Item>
          ))}
        </List>
      )}
    </section>
  )
}
