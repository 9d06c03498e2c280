import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { StandInTeam } from '../stand-ins/teams'

export const TENANT = 'bbbbbbbb-1111-4222-8333-444444444444'
export const CONVERSATIONS = 24
const TURNS_IN_FLIGHT = 6
const SHARES_IN_FLIGHT = 4
/** Turns and shares that a server confirms before it is killed: at least, and at random more. The others are then under way. */
const CONFIRMED = 5
const MORE = 60
/** Each has an answer from facts, whose trace is kept. */
const QUESTIONS = ['Is Power BI in scope?', 'Is Intune in scope?', 'Where do I get the certificate?']

const PERSON = '29:sharer'
const TEAM_ID = '19:team@thread.tacv2'
export const TEAM: StandInTeam = {
  id: TEAM_ID,
  name: 'Compliance',
  groupId: 'cccccccc-1111-4222-8333-444444444444',
  channels: [{ id: TEAM_ID }],
  members: new Map([[PERSON, 'dddddddd-1111-4222-8333-444444444444']]),
}

/** What came of all runs. Shares are known by the dialogs that sent them. */
export interface Came {
  /** Ids of the activities that were answered. */
  turns: string[]
  /** Shares that a person was told are posted. */
  shared: Set<string>
  /** Shares of which a person was told that it is not known. */
  uncertain: Set<string>
  /** Shares that nobody was told anything about yet: they are sent again. */
  open: Set<string>
}

interface Target {
  server: ChildProcess
  port: number
  serviceUrl: string
  run: number
}

const common = (serviceUrl: string) => ({ channelId: 'msteams', serviceUrl, recipient: { id: '28:bot' } })

/** Sends an activity; undefined where the server is gone. */
export async function send(port: number, activity: object): Promise<{ status: number; text: string } | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    })
    return { status: response.status, text: await response.text() }
  } catch {
    return undefined
  }
}

/** Puts the app into the team. */
export async function install({ port, serviceUrl }: Pick<Target, 'port' | 'serviceUrl'>): Promise<void> {
  await send(port, {
    ...common(serviceUrl),
    type: 'installationUpdate',
    action: 'add',
    from: { id: PERSON },
    conversation: { id: TEAM_ID, conversationType: 'channel', isGroup: true, tenantId: TENANT },
    channelData: { team: { id: TEAM_ID, name: TEAM.name } },
  })
}

export const aTurn = ({ run, serviceUrl }: Pick<Target, 'run' | 'serviceUrl'>, n: number) => ({
  ...common(serviceUrl),
  type: 'message',
  id: `activity-${run}-${n}`,
  text: QUESTIONS[n % QUESTIONS.length],
  from: { id: `person-${n % CONVERSATIONS}` },
  conversation: { id: `chat-${n % CONVERSATIONS}`, conversationType: 'personal', tenantId: TENANT },
})

/** The note carries the name of the dialog, by which its post is found. */
export const aShare = ({ port, serviceUrl }: Pick<Target, 'port' | 'serviceUrl'>, form: string) => ({
  ...common(serviceUrl),
  type: 'invoke',
  name: 'task/submit',
  from: { id: PERSON, name: 'A sharer' },
  conversation: { id: 'chat-of-sharer', conversationType: 'personal', tenantId: TENANT },
  value: {
    data: {
      dialog: 'share-post',
      link: `http://127.0.0.1:${port}/r/report.azure-certificate`,
      form,
      place: `${TEAM_ID} ${TEAM_ID}`,
      note: form,
    },
  },
})

/** Sends turns and shares, those that are open from before first, and kills the server after some. */
export async function streamAndKill(target: Target, came: Came): Promise<void> {
  const { port, server } = target
  const enough = CONFIRMED + Math.random() * MORE
  let confirmed = 0
  const confirm = () => {
    if (++confirmed > enough) server.kill('SIGKILL')
  }
  let sent = 0
  const turns = async () => {
    for (;;) {
      const activity = aTurn(target, sent++)
      const answer = await send(port, activity)
      if (answer === undefined) return
      if (answer.status !== 200) throw new Error(`A turn was answered with ${answer.status}`)
      came.turns.push(activity.id)
      confirm()
    }
  }
  const left = [...came.open]
  const shares = async () => {
    for (;;) {
      const form = left.pop() ?? randomUUID()
      came.open.add(form)
      const answer = await send(port, aShare(target, form))
      if (answer === undefined) return
      if (answer.text.includes('Shared to')) came.shared.add(form)
      else if (answer.text.includes('is not known')) came.uncertain.add(form)
      else throw new Error(`A share was answered with ${answer.status}: ${answer.text.slice(0, 500)}`)
      came.open.delete(form)
      confirm()
    }
  }
  await Promise.all([
    ...Array.from({ length: TURNS_IN_FLIGHT }, turns),
    ...Array.from({ length: SHARES_IN_FLIGHT }, shares),
  ])
}
