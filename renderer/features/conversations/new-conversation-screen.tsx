/** Plans or starts a talk with one pupil: what about, when, where, with whom. */
import { Button, Center, Loader } from '@mantine/core'
import { Link, useParams, useSearchParams } from 'react-router'
import { localMomentSchema } from '#domain/shared/dates.ts'
import { roundedMoment } from '#domain/shared/moments.ts'
import { momentHere } from '#features/shared/clock.ts'
import { useQuery } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { NewConversationForm } from './new-conversation-form.tsx'

export function NewConversationScreen() {
  const { t } = useText('conversations')
  const { pupilId = '' } = useParams()
  const [search] = useSearchParams()
  const loaded = useQuery(
    async (reader) => {
      const pupil = await reader.get('pupils', pupilId)
      if (pupil === undefined) return null
      return {
        pupil,
        enrolments: await reader.list('enrolments', 'pupilId', pupilId),
        trajectories: await reader.list('trajectories', 'pupilId', pupilId),
      }
    },
    [pupilId],
  )
  if (loaded === undefined) {
    return (
      <Center p="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (loaded === null) {
    return (
      <EmptyState
        title={t('new.notFound')}
        text={t('talk.notFoundText')}
        action={
          <Button component={Link} to="/pupils" variant="default">
            {t('list.toPupils')}
          </Button>
        }
      />
    )
  }
  const asked = localMomentSchema.safeParse(search.get('at'))
  return (
    <NewConversationForm
      key={pupilId}
      {...loaded}
      startsAt={asked.success ? asked.data : roundedMoment(momentHere())}
    />
  )
}
