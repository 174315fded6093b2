import {
  ActionIcon,
  Badge,
  Button,
  Card,
  Checkbox,
  Drawer,
  Input,
  Menu,
  Modal,
  Paper,
  Select,
  Switch,
  Table,
  Tabs,
  TextInput,
  Tooltip,
  createTheme,
  defaultVariantColorsResolver,
} from '@mantine/core'
import type { CSSVariablesResolver, MantineColorsTuple, VariantColorsResolver } from '@mantine/core'

const deep: MantineColorsTuple = [
  '#eef4fb',
  '#dbe6f3',
  '#b3cbe6',
  '#88aed9',
  '#6496ce',
  '#4e87c8',
  '#2f6bab',
  '#1c5390',
  '#123f73',
  '#0b2f59',
]
const lake: MantineColorsTuple = [
  '#e6fbf8',
  '#d0f2ed',
  '#a1e3da',
  '#6fd4c6',
  '#45c7b5',
  '#2bbfaa',
  '#12a08d',
  '#0b7d70',
  '#066a5f',
  '#00544b',
]

/** Letters that stay readable (7:1) on white and on the light ground of a colour; the library's own reach 3:1 on the warm ones. */
const INK: Record<string, string> = {
  yellow: '#5c3b00',
  orange: '#6e2a00',
  red: '#861414',
  lake: '#00443c',
  deep: '#0b2f59',
  gray: '#39424b',
}

const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input)
  const name = (input.color ?? '').split('.')[0] ?? ''
  const ink = INK[name]
  if (ink === undefined) return resolved
  if (input.variant === 'light') return { ...resolved, background: `var(--mantine-color-${name}-1)`, color: ink }
  return input.variant === 'subtle' && name !== 'gray' ? { ...resolved, color: ink } : resolved
}

/** Hints, placeholders and warnings in letters that can be read. */
export const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#4d555e',
    '--mantine-color-placeholder': '#666e78',
    '--mantine-color-error': '#b3201a',
    '--mantine-color-yellow-9': '#7d4e00',
    '--mantine-color-orange-9': '#933b00',
  },
  dark: {},
})

const DIALOG_TITLE = { fontWeight: 600, fontSize: 'var(--mantine-font-size-lg)', lineHeight: 1.35 }

/** A dialog's header is no second banner of the page. */
const PLAIN_HEADER = { header: { role: 'presentation' } }

/** Days of other months are too pale to read, and are reached by the arrows; so is the library's red of Saturdays and Sundays. */
const CALENDAR = {
  defaultProps: { hideOutsideDates: true },
  styles: { levelsGroup: { '--mantine-color-red-6': INK.red } },
}

/** Calm and dense: deep blue for what can be done, teal for what is well. Letters at 7:1 or better on white where they carry meaning. */
export const theme = createTheme({
  variantColorResolver,
  primaryColor: 'deep',
  primaryShade: 8,
  colors: { deep, lake },
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  headings: { fontFamily: "'Be Vietnam Pro', system-ui, sans-serif", fontWeight: '600' },
  defaultRadius: 'md',
  // Whoever has told their machine so sees no slides and fades.
  respectReducedMotion: true,
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.95rem', lg: '1.1rem', xl: '1.25rem' },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', size: 'lg' } }),
    Badge: Badge.extend({
      defaultProps: { tt: 'none', fw: 600, variant: 'light' },
      styles: { root: { minWidth: 'max-content' } },
    }),
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    Card: Card.extend({ defaultProps: { withBorder: true, padding: 'md' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'sm' } }),
    DatePicker: CALENDAR,
    DatePickerInput: CALENDAR,
    DateTimePicker: CALENDAR,
    Drawer: Drawer.extend({
      defaultProps: { transitionProps: { duration: 120 }, attributes: PLAIN_HEADER },
      styles: { title: DIALOG_TITLE },
    }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      styles: { description: { lineHeight: 1.4 }, error: { lineHeight: 1.4 } },
    }),
    Modal: Modal.extend({
      defaultProps: { centered: true, transitionProps: { duration: 120 }, attributes: PLAIN_HEADER },
      styles: { title: DIALOG_TITLE },
    }),
    Menu: Menu.extend({ defaultProps: { portalProps: { target: '#main' }, withInitialFocusPlaceholder: false } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true } }),
    Select: Select.extend({ defaultProps: { allowDeselect: false, checkIconPosition: 'right' } }),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 8, horizontalSpacing: 'sm' } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    TextInput: TextInput.extend({ defaultProps: { autoComplete: 'off' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
  },
})
