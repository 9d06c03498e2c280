import { randomUUID } from 'node:crypto'
import type { Activity } from 'botbuilder-core'
import { AppError, toChatSentence } from '../../src/errors'
import type { Log } from '../../src/log'
import type { Card } from '../cards/elements'
import { sharedDoneCard, shareProblemCard, undoneCard } from '../cards/share-done'
import { type ShareStep, shareFormCard } from '../cards/share-form'
import { type Sharing, titleOf } from './sharing'

/** What a step of sharing shows: in a dialog, or as a message where a client has no dialogs. */
export interface StepShown {
  title: string
  card: Card
}

const TITLE = 'Share to a channel'

/** Takes a step of sharing for the person of an activity. What goes wrong is shown, not thrown. */
export async function takeShareStep(
  step: ShareStep,
  activity: Activity,
  { log, sharing }: { sharing: Sharing; log: Log },
): Promise<StepShown> {
  try {
    return { title: TITLE, card: await cardOf(step, activity, sharing) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.reportable) log.failure(error, { step: step.step }, 'sharing failed')
    return { title: TITLE, card: shareProblemCard(toChatSentence(error)) }
  }
}

async function cardOf(step: ShareStep, activity: Activity, sharing: Sharing): Promise<Card> {
  if (step.step === 'undo') return undoneCard(await sharing.undo(activity, step.share))
  if (step.step === 'post') return sharedDoneCard(await sharing.share(activity, step))
  const shown = sharing.shown(step.link)
  const { places, unasked } = await sharing.places(activity)
  const choices = places.map((place) => ({ team: place.team.id, channel: place.channel.id, title: titleOf(place) }))
  return shareFormCard(shown, { form: randomUUID(), link: step.link, places: choices, unasked })
}
