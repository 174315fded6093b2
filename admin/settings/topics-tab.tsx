import { Badge, Button, Group, Switch, Text, TextInput, Textarea } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { listTopics, putTopic } from '../../playlists/wire/settings.ts'
import type { Topic } from '../../playlists/wire/settings.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { Form, FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { Answer } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'

type Open = { topic: Topic | null } | null

export function TopicsTab(): ReactNode {
  const text = useText().settings.topics
  const topics = useAsk(listTopics, {})
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const columns = useColumns((topic) => setOpen({ topic }))
  const title = open?.topic ? text.editTitle(open.topic.code) : text.addTitle
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text size="sm" c="dimmed">
          {text.lead}
        </Text>
        <Button
          variant="light"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => setOpen({ topic: null })}
        >
          {text.add}
        </Button>
      </Group>
      <Answer of={topics} height={480}>
        {(rows) => <DataTable label={text.lead} columns={columns} rows={rows} rowKey={(row) => row.code} />}
      </Answer>
      <FormDialog opened={open !== null} title={title} onClose={close}>
        {open && <TopicForm topic={open.topic} topics={topics.data ?? []} onDone={close} />}
      </FormDialog>
    </>
  )
}

function useColumns(onEdit: (topic: Topic) => void): Column<Topic>[] {
  const text = useText()
  const { columns } = text.settings.topics
  return [
    { key: 'code', label: columns.code, kind: 'narrow', cell: (row) => <b>{row.code}</b> },
    { key: 'name', label: columns.name, cell: (row) => row.name },
    { key: 'description', label: columns.description, cell: (row) => row.description || null },
    {
      key: 'counted',
      label: columns.counted,
      kind: 'narrow',
      cell: (row) => (
        <Badge color={row.counted ? 'lake.9' : 'gray.7'}>{row.counted ? text.kit.yes : text.kit.no}</Badge>
      ),
    },
    {
      key: 'actions',
      label: '',
      kind: 'narrow',
      cell: (row) => (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={text.settings.topics.editTitle(row.code)}
          onClick={() => onEdit(row)}
        >
          {text.kit.edit}
        </Button>
      ),
    },
  ]
}

const CODE = /^[A-Z]{2}[0-9]{2}$/

type FormGiven = { topic: Topic | null; topics: readonly Topic[]; onDone: () => void }

function useTopicForm({ topic, topics, onDone }: FormGiven) {
  const text = useText().settings.topics
  const tell = useTell()
  const [draft, setDraft] = useState<Topic>(topic ?? { code: '', name: '', description: '', counted: true, version: 1 })
  const [tried, setTried] = useState(false)
  const current = useAsk(listTopics, {})
  const send = useSend(putTopic, () => {
    tell.done(text.saved)
    onDone()
  })
  const taken = topic === null && topics.some(({ code }) => code === draft.code)
  const codeError = !tried ? undefined : !CODE.test(draft.code) ? text.codeWrong : taken ? text.codeTaken : undefined
  return {
    draft,
    put: (part: Partial<Topic>) => setDraft((old) => ({ ...old, ...part })),
    codeError,
    nameError: tried && draft.name.trim() === '' ? text.nameMissing : undefined,
    send,
    submit: () => {
      setTried(true)
      const { code, name, ...rest } = draft
      if (!CODE.test(code) || taken || name.trim() === '') return
      send.mutate({ params: { code }, body: { ...rest, name: name.trim() } })
    },
    reload: async () => {
      const newest = (await current.refetch()).data?.find(({ code }) => code === draft.code)
      if (newest) setDraft((old) => ({ ...old, version: newest.version }))
      send.reset()
    },
  }
}

function TopicForm(given: FormGiven) {
  const text = useText()
  const words = text.settings.topics
  const { draft, put, codeError, nameError, send, submit, reload } = useTopicForm(given)
  return (
    <Form
      onSubmit={submit}
      submit={text.kit.save}
      busy={send.isPending}
      error={send.error}
      onReload={() => void reload()}
      onCancel={given.onDone}
      typed={{ ...draft, version: 0 }}
    >
      <TextInput
        label={words.columns.code}
        description={words.codeHint}
        required
        disabled={given.topic !== null}
        maxLength={4}
        value={draft.code}
        onChange={(event) => put({ code: event.currentTarget.value.toUpperCase() })}
        error={codeError}
      />
      <TextInput
        label={words.columns.name}
        required
        maxLength={200}
        value={draft.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
        error={nameError}
      />
      <Textarea
        label={words.columns.description}
        autosize
        minRows={2}
        maxLength={500}
        value={draft.description}
        onChange={(event) => put({ description: event.currentTarget.value })}
      />
      <Switch
        label={words.counted}
        description={words.countedHint}
        checked={draft.counted}
        onChange={(event) => put({ counted: event.currentTarget.checked })}
      />
    </Form>
  )
}
