import { Button } from '@mantine/core'
import { IconAlertTriangle, IconPower } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useMay } from '../ui/session.tsx'
import { BlackForm } from './black-form.tsx'
import { EmergencyForm } from './emergency-form.tsx'
import classes from './override-buttons.module.css'

/** What is always in reach: put a notice out, turn screens off. */
export function OverrideButtons(): ReactNode {
  const text = useText().overrides
  const may = useMay()
  const [open, setOpen] = useState<'emergency' | 'black' | null>(null)
  const close = () => setOpen(null)
  if (!may('override')) return null
  return (
    <>
      <Button
        className={classes.button}
        color="red.9"
        aria-label={text.emergency.button}
        onClick={() => setOpen('emergency')}
      >
        <IconAlertTriangle size={18} aria-hidden />
        <span className={classes.words}>{text.emergency.button}</span>
      </Button>
      <Button className={classes.button} color="dark.7" aria-label={text.black.button} onClick={() => setOpen('black')}>
        <IconPower size={18} aria-hidden />
        <span className={classes.words}>{text.black.button}</span>
      </Button>
      <FormDialog opened={open === 'emergency'} title={text.emergency.title} onClose={close} size="xl">
        <EmergencyForm onDone={close} />
      </FormDialog>
      <FormDialog opened={open === 'black'} title={text.black.title} onClose={close}>
        <BlackForm onDone={close} />
      </FormDialog>
    </>
  )
}
