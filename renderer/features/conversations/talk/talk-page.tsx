/** One talk: prepare, hold, finish. Composes; the draft and its rules live in `use-talk` and the domain. */
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { ConversationState } from '#domain/conversations/conversation.ts'
import { type Voice, voices } from '#domain/conversations/guide.ts'
import { guideFor, guideWithName } from '#domain/conversations/guides.ts'
import { currentReportOf } from '#domain/reports/report-standing.ts'
import type { Id } from '#domain/shared/row.ts'
import { useCommand } from '#features/shared/commands.ts'
import { useDeferLock } from '#features/shared/idle-lock.ts'
import { useLanguage } from '#features/shared/use-dates.ts'
import { useLeaveSafely } from '#features/shared/use-leave-safely.tsx'
import { useLocalUndo } from '#features/shared/use-local-undo.tsx'
import { useText } from '#i18n/use-text.ts'
import { usePaneCycle } from '#ui/use-pane-cycle.ts'
import { FinishStep } from './finish-step.tsx'
import { HoldStep } from './hold-step.tsx'
import type { LoadedTalk } from './load-talk.ts'
import { NoteDrawer } from './note-drawer.tsx'
import { PrepareStep } from './prepare-step.tsx'
import { SaveTrouble } from './save-trouble.tsx'
import { startingStep, stepOf, type TalkStep } from './steps.tsx'
import classes from './talk.module.css'
import { TalkHeader } from './talk-header.tsx'
import { useNote } from './use-note.ts'
import { useTalk } from './use-talk.ts'

export function TalkPage({ loaded }: { loaded: LoadedTalk }) {
  const { t } = useText('conversations')
  const language = useLanguage()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const { pupil } = loaded
  const talk = useTalk(
    loaded.conversation,
    loaded.agreements.filter(({ conversationId }) => conversationId === loaded.conversation.id),
  )
  const { conversation } = talk
  const note = useNote(pupil.id, conversation.id, loaded.notes)
  const remember = useLocalUndo()
  const leaving = useLeaveSafely([talk, note])
  const isNarrow =
    useMediaQuery('(width < 1100px)', window.innerWidth < 1100, { getInitialValueInEffect: false }) ?? false
  useCommand('new-conversation', () => void navigate(`/conversations/new/${pupil.id}`))

  const page = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLElement>(null)
  usePaneCycle(page)

  const [opening] = useState(() => startingStep(loaded.conversation))
  const [shownVoice, setShownVoice] = useState<Voice>('pupil')
  const step = stepOf(search.get('step')) ?? opening
  useDeferLock(step === 'hold')
  const go = (to: TalkStep) => setSearch({ step: to }, { replace: true })
  useFocusOnStep(body, step)

  const calledName = pupil.calledName || pupil.firstNames || pupil.surname
  const guide = useMemo(
    () => guideWithName(guideFor(conversation.guideId, language), calledName),
    [conversation.guideId, language, calledName],
  )
  const report = currentReportOf(conversation, loaded.documents)

  const changeState = (state: ConversationState) => {
    const before = conversation.state
    if (state === before) return
    talk.setState(state)
    remember(t('state.changed', { state: t(`states.${state}`) }), t('undo.state'), () => talk.setState(before))
  }
  const removeAgreement = (id: Id) => {
    const index = talk.agreements.findIndex((agreement) => agreement.id === id)
    const agreement = talk.agreements[index]
    if (agreement === undefined) return
    talk.removeAgreement(id)
    body.current?.focus()
    if (agreement.what.trim() === '') return
    remember(t('agreements.removed'), t('undo.agreementRemoved'), () => talk.restoreAgreement(agreement, index))
  }
  const toFinish = () => {
    if (conversation.state === 'planned') changeState('held')
    go('finish')
  }
  const goToField = (fieldId: string) => {
    const isHere = document.getElementById(fieldId) !== null
    if (!isHere) go('hold')
    const voice = voices.find((name) => fieldId.endsWith(`.${name}`))
    if (voice !== undefined) setShownVoice(voice)
    window.setTimeout(() => focusField(fieldId), 0)
  }

  const action = {
    prepare: (
      <Button h={44} onClick={() => go('hold')}>
        {t(conversation.state === 'planned' ? 'steps.toHold' : 'steps.backToHold')}
      </Button>
    ),
    hold: (
      <Button h={44} onClick={toFinish}>
        {t('steps.toFinish')}
      </Button>
    ),
    finish:
      conversation.state === 'held' ? (
        <Button h={44} component={Link} to={report ? `/reports/${report.id}` : `/reports/new/${conversation.id}`}>
          {t(report ? 'finish.toReport' : 'finish.makeReport')}
        </Button>
      ) : (
        <Button h={44} onClick={() => changeState('held')}>
          {t('finish.markHeld')}
        </Button>
      ),
  }[step]

  return (
    <div className={classes['page']} ref={page}>
      <TalkHeader
        loaded={loaded}
        conversation={conversation}
        step={step}
        saveState={talk.saveState}
        onState={changeState}
        action={action}
      />
      <div className={classes['body']}>
        <section className={classes['content']} ref={body} tabIndex={-1} data-pane aria-label={t(`steps.${step}`)}>
          {step === 'prepare' && <PrepareStep talk={talk} loaded={loaded} guide={guide} />}
          {step === 'hold' && (
            <HoldStep
              talk={talk}
              guide={guide}
              calledName={calledName}
              isNarrow={isNarrow}
              shownVoice={shownVoice}
              onShowVoice={setShownVoice}
              onRemoveAgreement={removeAgreement}
            />
          )}
          {step === 'finish' && (
            <FinishStep
              talk={talk}
              calledName={calledName}
              report={report}
              onRemoveAgreement={removeAgreement}
              onGoTo={goToField}
              remember={remember}
            />
          )}
          <SaveTrouble talk={talk} />
        </section>
        <NoteDrawer note={note} isNarrow={isNarrow} />
      </div>
      {leaving}
    </div>
  )
}

/** A new step starts at its top, for the eye and for the keyboard; not when the page opens. */
function useFocusOnStep(body: React.RefObject<HTMLElement | null>, step: TalkStep): void {
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    body.current?.scrollTo({ top: 0 })
    body.current?.focus({ preventScroll: true })
  }, [body, step])
}

function focusField(id: string): void {
  const element = document.getElementById(id)
  if (element === null) return
  const field = element.matches('textarea, input')
    ? element
    : element.querySelector<HTMLElement>('textarea, input, button')
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
