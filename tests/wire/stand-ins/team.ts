import type { StandInTeam } from '../../../scripts/stand-ins/teams'
import type { BotServer } from './bot-server'

type Json = Record<string, unknown>

/** A person, as Teams and as Entra know them. */
export const ANN = { id: '29:ann', name: 'Ann Berg', aadObjectId: '6a1c0c5e-0000-4000-8000-00000000000a' }
export const BEN = { id: '29:ben', name: 'Ben Okafor', aadObjectId: '6a1c0c5e-0000-4000-8000-00000000000b' }
export const LINK = '/r/report.azure-certificate'

/** A team of its own ids, with Ann in it. */
export function aTeam(name: string): StandInTeam {
  const id = `19:${name.toLowerCase()}@thread.tacv2`
  return {
    id,
    name,
    groupId: '7c2d9f00-0000-4000-8000-000000000000',
    channels: [
      { id },
      { id: `19:${name.toLowerCase()}-audits@thread.tacv2`, name: 'Audits' },
      { id: `19:${name.toLowerCase()}-board@thread.tacv2`, name: 'Board', type: 'private' },
    ],
    members: new Map([[ANN.id, ANN.aadObjectId]]),
  }
}

/** Puts the app into a team. */
export async function install(bot: BotServer, team: StandInTeam, action = 'add'): Promise<void> {
  if (!bot.connector.teams.teams.includes(team)) bot.connector.teams.teams.push(team)
  await bot.send(fromTeam(bot, team, { type: 'installationUpdate', action }))
}

/** An activity from the first channel of a team. */
export const fromTeam = (bot: BotServer, { id }: StandInTeam, over: Json): Json =>
  bot.activity({
    from: ANN,
    conversation: { id, conversationType: 'channel', isGroup: true },
    channelData: { tenant: { id: bot.tenant }, team: { id } },
    ...over,
  })

export interface Dialog {
  body: Json[]
  actions?: { title: string; url?: string; data?: Json }[]
}

/** What a button or a dialog of sharing is answered with: the card of the next dialog. */
export async function press(bot: BotServer, data: Json, from: Json = ANN, name = 'task/fetch'): Promise<Dialog> {
  const { json, status, text } = await bot.send(bot.activity({ type: 'invoke', name, from, value: { data } }))
  const { task } = (status === 200 ? json() : {}) as { task?: { value: { card?: { content: Dialog } } } }
  if (task?.value.card === undefined) throw new Error(`No dialog came: ${status} ${text}`)
  return task.value.card.content
}

export const textsOf = ({ body }: Dialog): string => JSON.stringify(body)

/** The choices of the dialog, by title. */
export function choicesOf(dialog: Dialog): Map<string, string> {
  const set = dialog.body.find(({ type }) => type === 'Input.ChoiceSet') as {
    choices: Record<'title' | 'value', string>[]
  }
  return new Map((set?.choices ?? []).map(({ title, value }) => [title, value]))
}

/** Opens the dialog, and gives what it sends for a channel. */
export async function formFor(bot: BotServer, place: string, from: Json = ANN): Promise<Json> {
  const dialog = await press(bot, { dialog: 'share', link: `${bot.address}${LINK}` }, from)
  return { ...dialog.actions?.[0]?.data, place: choicesOf(dialog).get(place), note: '' }
}

export const submit = (bot: BotServer, form: Json, from: Json = ANN) => press(bot, form, from, 'task/submit')
