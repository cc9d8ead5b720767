/**
 * The app's one theme: a quiet petrol accent, neutral greys, a 4 px grid, almost no shadow. Every text colour below
 * reaches WCAG AA on the grounds it is used on (ratios: the design tokens, computed).
 */
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core'

const petrol: MantineColorsTuple = [
  '#F0F9FB',
  '#DDF1F5',
  '#BEE2EA',
  '#97CFDB',
  '#69B7C7',
  '#3C99AA',
  '#227D8D',
  '#146472',
  '#0F515C',
  '#0A3C45',
]
const gray: MantineColorsTuple = [
  '#F9FAFB',
  '#F2F4F6',
  '#E5E8EA',
  '#D5DADC',
  '#B9BFC2',
  '#7F878B',
  '#697176',
  '#4C5459',
  '#333B3F',
  '#1B2225',
]
const dark: MantineColorsTuple = [
  '#D7E0E5',
  '#B6BFC4',
  '#97A0A5',
  '#747C80',
  '#41494D',
  '#2D3438',
  '#20262A',
  '#161D20',
  '#101619',
  '#090F13',
]

const shadow = '0 1px 2px #1B222514, 0 6px 20px #1B22251A'

/** Fields stand on the page's own ground with an edge that reaches 3:1. */
const fieldLook = {
  '--input-height': '2.25rem',
  '--input-fz': '0.9375rem',
  '--input-bd': 'var(--edge-field)',
  '--input-bg': 'var(--ground)',
}

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  white: '#FFFFFF',
  black: '#1B2225',
  colors: { petrol, gray, dark },
  fontFamily: "'Atkinson Hyperlegible Next Variable', 'Segoe UI', sans-serif",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.1875rem' },
  lineHeights: { xs: '1.333', sm: '1.385', md: '1.467', lg: '1.412', xl: '1.263' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.273' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.412' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.467' },
    },
  },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  shadows: { xs: shadow, sm: shadow, md: shadow, lg: shadow, xl: shadow },
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input)
    if (input.color !== undefined && input.color !== 'petrol') return colors
    if (input.variant === 'filled') return { ...colors, color: 'var(--on-filled)' }
    if (input.variant === 'subtle') return { ...colors, color: 'var(--ink-link)' }
    if (input.variant !== 'default') return colors
    return { ...colors, background: 'var(--ground)', border: '1px solid var(--edge-field)' }
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: 'md' },
      styles: { root: { fontWeight: 600, height: '2.25rem', paddingInline: '1rem' } },
    },
    // Required is the rule here; what may stay empty says so in words.
    InputWrapper: {
      defaultProps: { withAsterisk: false },
      styles: { label: { fontSize: '0.8125rem', fontWeight: 400, lineHeight: '1.385', color: 'var(--ink-second)' } },
    },
    Input: {
      // Set on the element itself, so it would win from the red edge of a field that is refused.
      vars: (_theme: unknown, { error }: { error?: unknown }) => ({
        wrapper: error ? { ...fieldLook, '--input-bd': 'var(--mantine-color-error)' } : fieldLook,
      }),
    },
    Modal: {
      defaultProps: { transitionProps: { duration: 120 }, centered: true, padding: 'lg' },
      styles: { title: { fontSize: '1.1875rem', fontWeight: 650, lineHeight: '1.263' } },
    },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true } },
    Select: { defaultProps: { size: 'md', allowDeselect: false } },
    PasswordInput: { defaultProps: { size: 'md' } },
  },
})

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--phase-orienteren': '#E8E9FF',
    '--phase-verkennen': '#BEBEF4',
    '--phase-verdiepen': '#6E67BD',
    '--phase-beslissen': '#3E3779',
  },
  light: {
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-error': '#AC312A',
    '--on-filled': '#FFFFFF',
    '--ground': '#FFFFFF',
    '--ground-side': '#F9FAFB',
    '--ground-rail': '#F2F4F6',
    '--ground-selected': '#DDF1F5',
    '--ground-desk': '#DDE1E4',
    '--ink': '#1B2225',
    '--ink-second': '#4C5459',
    '--ink-link': '#146472',
    '--edge-field': '#7F878B',
    '--hairline': '#E5E8EA',
    '--hairline-strong': '#D5DADC',
    '--late': '#AC312A',
    '--phase-edge': '#A9A8DC',
    '--phase-track': '#3E3779',
    '--phase-rest': '#D5DADC',
    '--note-ground': '#FDF5E6',
    '--note-head': '#F7E8C8',
    '--note-ink': '#493B1C',
    '--note-second': '#6A5526',
    '--note-rule': '#E3CFA5',
    '--note-edge': '#A5864A',
    '--focus': '#146472',
  },
  dark: {
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-error': '#F19F94',
    '--on-filled': '#1B2225',
    '--mantine-primary-color-filled-hover': petrol[3],
    '--ground': '#161D20',
    '--ground-side': '#101619',
    '--ground-rail': '#101619',
    '--ground-selected': '#17363D',
    '--ground-desk': '#090F13',
    '--ink': '#D7E0E5',
    '--ink-second': '#B6BFC4',
    '--ink-link': '#97CFDB',
    '--edge-field': '#747C80',
    '--hairline': '#2D3438',
    '--hairline-strong': '#41494D',
    '--late': '#F19F94',
    '--phase-edge': '#6E67BD',
    '--phase-track': '#BEBEF4',
    '--phase-rest': '#41494D',
    '--note-ground': '#2E281C',
    '--note-head': '#3F3726',
    '--note-ink': '#EADCC0',
    '--note-second': '#D6C49D',
    '--note-rule': '#4D432E',
    '--note-edge': '#8A7A54',
    '--focus': '#69B7C7',
  },
})
