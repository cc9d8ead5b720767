/**
 * A form that is stored with one button. Checks come from the domain; what is wrong stands beside its field from the
 * first try on, and the first wrong field gets the focus. Typing is never lost by accident: leaving asks inside the
 * page, and locking stores what can be stored.
 */
import { Button, Group } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Blocker, useBlocker } from 'react-router'
import { Notice } from '#ui/notice.tsx'
import { useCommand } from './commands.ts'
import { registerFlush } from './session.tsx'

interface Problem {
  field: string
  code: string
}

export interface FormOptions<Draft, Found extends Problem> {
  initial: Draft
  check: (draft: Draft) => readonly Found[]
  /** False when the vault refused; the user has been told why. */
  store: (draft: Draft) => Promise<boolean>
  onStored: (draft: Draft) => void
}

export interface Form<Draft, Found extends Problem> {
  draft: Draft
  edit: (patch: Partial<Draft> | ((draft: Draft) => Draft)) => void
  problemOf: (field: Found['field']) => Found['code'] | undefined
  isStoring: boolean
  submit: () => Promise<void>
  /** Stores and stays; false when something is wrong or was refused. */
  storeOnly: () => Promise<boolean>
  /** Drops the draft and goes; for "Annuleren", which is a choice and asks nothing. */
  leave: (go: () => void) => void
  formRef: React.RefObject<HTMLFormElement | null>
  blocker: Blocker
}

export function useForm<Draft extends object, Found extends Problem>(
  options: FormOptions<Draft, Found>,
): Form<Draft, Found> {
  const [draft, setDraft] = useState(options.initial)
  const [isTried, setTried] = useState(false)
  const [isStoring, setStoring] = useState(false)
  const formRef = useRef<HTMLFormElement>(null)
  const now = useRef({ draft, options, isDirty: false, isStoring: false })
  now.current.options = options

  const edit = useCallback((patch: Partial<Draft> | ((draft: Draft) => Draft)) => {
    const state = now.current
    state.draft = typeof patch === 'function' ? patch(state.draft) : { ...state.draft, ...patch }
    state.isDirty = true
    setDraft(state.draft)
  }, [])

  const storeIfRight = useCallback(async (): Promise<boolean> => {
    const state = now.current
    if (state.isStoring || state.options.check(state.draft).length > 0) return false
    if (formRef.current?.checkValidity() === false) return false
    state.isStoring = true
    setStoring(true)
    try {
      const stored = await state.options.store(state.draft)
      if (stored) state.isDirty = false
      return stored
    } finally {
      state.isStoring = false
      setStoring(false)
    }
  }, [])

  const storeOnly = useCallback(async (): Promise<boolean> => {
    setTried(true)
    const stored = await storeIfRight()
    if (!stored) requestAnimationFrame(() => focusFirstWrong(formRef.current))
    return stored
  }, [storeIfRight])
  const submit = useCallback(async (): Promise<void> => {
    if (await storeOnly()) now.current.options.onStored(now.current.draft)
  }, [storeOnly])

  useEffect(() => registerFlush(async () => !now.current.isDirty || storeIfRight()), [storeIfRight])
  useCommand('save', () => void submit())
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => now.current.isDirty && currentLocation.pathname !== nextLocation.pathname,
  )

  const leave = useCallback((go: () => void) => {
    now.current.isDirty = false
    go()
  }, [])

  const problems = isTried ? options.check(draft) : []
  return {
    draft,
    edit,
    problemOf: (field) => problems.find((problem) => problem.field === field)?.code,
    isStoring,
    submit,
    storeOnly,
    leave,
    formRef,
    blocker,
  }
}

function focusFirstWrong(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"], :invalid:not(fieldset, form)')?.focus()
}

/** Stands at the top of a form that was about to be left with changes in it. */
export function LeavingNotice<Draft extends object, Found extends Problem>({ form }: { form: Form<Draft, Found> }) {
  const { t } = useTranslation()
  const { blocker } = form
  const first = useRef<HTMLButtonElement>(null)
  const isBlocked = blocker.state === 'blocked'
  useEffect(() => {
    if (isBlocked) first.current?.focus()
  }, [isBlocked])
  if (blocker.state !== 'blocked') return null
  return (
    <div role="alert">
      <Notice
        title={t('form.unsavedTitle')}
        action={
          <Group gap="sm" mt="xs">
            <Button
              ref={first}
              variant="default"
              onClick={() => {
                void form.storeOnly().then((stored) => (stored ? blocker.proceed() : blocker.reset()))
              }}
            >
              {t('form.saveAndGo')}
            </Button>
            <Button variant="default" onClick={() => blocker.proceed()}>
              {t('form.dropAndGo')}
            </Button>
            <Button variant="subtle" onClick={() => blocker.reset()}>
              {t('form.stay')}
            </Button>
          </Group>
        }
      >
        {t('form.unsavedText')}
      </Notice>
    </div>
  )
}
