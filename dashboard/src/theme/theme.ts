import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const lake: MantineColorsTuple = [
  '#edf6fa',
  '#d8ebf3',
  '#b1d6e6',
  '#86bfd7',
  '#5ea7c6',
  '#3f91b4',
  '#1d7596',
  '#0e6485',
  '#0a506b',
  '#043c54',
]

const close = { closeButtonProps: { 'aria-label': 'Close' } }
/** The head of a dialog is no banner of the page. */
const dialog = { ...close, attributes: { header: { role: 'presentation' } }, transitionProps: { duration: 0 } }

const fullButton = { '--button-height': 'var(--control)', '--button-padding-x': '12px', '--button-fz': '13.5px' }

/** Controls are 32 px high; 40 px under 768 px, where fingers are used (`--control` in tokens.css). */
export const theme = createTheme({
  colors: { lake },
  primaryColor: 'lake',
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 6,
  fontFamily: 'var(--font-sans)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.3' },
      h2: { fontSize: '14px', lineHeight: '1.45' },
      h3: { fontSize: '14px', lineHeight: '1.45' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: {
      vars: (_: unknown, { size }: { size?: string }) => ({
        root: size?.startsWith('compact')
          ? { '--button-height': 'var(--control-xs)', '--button-padding-x': '9px' }
          : fullButton,
      }),
      styles: { root: { fontWeight: 500 } },
    },
    Input: {
      vars: () => ({
        wrapper: { '--input-height': 'var(--control)', '--input-fz': '13.5px', '--input-bd': 'var(--line-strong)' },
      }),
    },
    // Label above, hint below; an error takes the place of the hint (base.css).
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Select: { defaultProps: { allowDeselect: false } },
    Checkbox: { vars: () => ({ root: { '--checkbox-size': '16px' } }), styles: { label: { fontSize: '13.5px' } } },
    Modal: { defaultProps: { ...dialog, radius: 10, centered: true } },
    Drawer: { defaultProps: { ...dialog, position: 'right', size: 440 } },
    Notification: { defaultProps: close },
    // Without the element that takes the focus first: a menu may hold nothing but items (WAI-ARIA 1.2 §6.3).
    Menu: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'md', withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 } } },
  },
})

const mapped = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent-fill)',
  '--mantine-primary-color-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-color-lake-filled': 'var(--accent-fill)',
  '--mantine-color-lake-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-color-lake-light': 'var(--accent-soft)',
  '--mantine-color-lake-light-hover': 'var(--accent-soft)',
  '--mantine-color-lake-light-color': 'var(--accent-ink)',
  '--mantine-color-lake-outline': 'var(--accent-text)',
  '--mantine-color-lake-text': 'var(--accent-text)',
  '--mantine-color-red-filled': 'var(--bad-fill)',
  '--mantine-color-red-filled-hover': 'var(--bad-fill)',
  '--mantine-shadow-md': 'var(--shadow-pop)',
  '--mantine-shadow-xl': 'var(--shadow-pop)',
  '--input-bd-focus': 'var(--focus)',
}

/** Both halves of the product read the same tokens; their values live in tokens.css. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: mapped, dark: mapped })
