import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { linesOf, questionsFile, ROOT } from '../../scripts/repository'
import { createAssistant } from '../../src/answers'
import type { Conversation } from '../../src/answers/types'
import { tenantQuestion } from '../../src/tenant/chat'

const assistant = createAssistant()
const asked = (text: string) => tenantQuestion(text, assistant.reply({ text }).answer)

test.each([
  ['do we have Windows 365?', ['windows-365']],
  ['Do we have Windows 365, and is it covered?', ['windows-365']],
  ['how many Power BI seats?', ['power-bi']],
  ['How many Power BI Pro licenses do we have?', ['power-bi']],
  ['how many seats of Windows 365 are in use', ['windows-365']],
  ['are we licensed for Intune and Windows 365', ['intune', 'windows-365']],
  ['Is Power BI in our tenant?', ['power-bi']],
  ['which licences bring Intune', ['intune']],
  ['Please, do we have exchange online or sharepoint?', ['exchange-online', 'sharepoint-online']],
])('“%s” is about what the tenant holds of services', (text, services) => {
  expect(asked(text)).toEqual({ about: 'services', services, sample: false })
})

test.each([
  ['what of ours is covered?', 'overview'],
  ['check our tenant', 'overview'],
  ["what's in our tenant", 'overview'],
  ['which of our services are not named?', 'not-named'],
  ["What do we have that isn't covered?", 'not-named'],
  ['list our uncovered services', 'not-named'],
])('“%s” is about all of the tenant: %s', (text, about) => {
  expect(asked(text)).toEqual({ about, services: [], sample: false })
})

test.each([
  ['Show me the sample tenant', 'overview'],
  ['sample tenant', 'overview'],
  ['how many Power BI seats in the sample tenant?', 'services'],
])('“%s” asks for the sample by name', (text, about) => {
  expect(asked(text)).toMatchObject({ about, sample: true })
})

test.each([
  'Do we need Power BI?',
  'do we have to ask Microsoft about Power BI?',
  'do we have proof that Power BI is covered',
  'Is Power BI covered for our customers?',
  'Are we certified if we use Intune?',
  'how many services are in scope',
  // Not the name of one service: what is meant is asked first.
  'do we have Defender?',
  'do we have Frobnicator?',
])('“%s” is a question for everybody', (text) => {
  expect(asked(text)).toBeNull()
})

test('of all labelled questions only those for the own tenant are taken for one', () => {
  const wrong: string[] = []
  let meant = 0
  for (const name of ['dev', 'auditors', 'chatters', 'mixed']) {
    for (const line of linesOf(questionsFile(`${name}.jsonl`))) {
      const { turns, accept } = JSON.parse(line) as { turns: string[]; accept: { topic?: string[] }[] }
      let conversation: Conversation | undefined
      const replies = turns.map((text) => {
        const reply = assistant.reply({ text }, conversation)
        conversation = reply.conversation
        return tenantQuestion(text, reply.answer)
      })
      const ours = accept.some(({ topic }) => topic?.includes('tenant-coverage'))
      if (ours) meant += 1
      if ((replies.at(-1) !== null) !== ours) wrong.push(turns.join(' / '))
    }
  }
  expect(wrong).toEqual([])
  expect(meant).toBeGreaterThan(4)
})

test('hardly an utterance of another intent, and nothing of other fields, is taken for a question about a tenant', () => {
  const folder = join(ROOT, 'src', 'answers', 'training')
  const others = readdirSync(folder).filter((name) => name !== 'action-tenant-coverage.txt')
  const ofOurs = (texts: string[]) => texts.filter((text) => asked(text.replaceAll('§svc', 'Power BI')) !== null)
  const utterances = others.flatMap((name) => linesOf(join(folder, name)))
  expect(utterances.length).toBeGreaterThan(10_000)
  // "Is the service that we use inside the certification?" may be either: then the answer says that a tenant is meant.
  expect(ofOurs(utterances).length).toBeLessThanOrEqual(utterances.length / 1000)
  expect(ofOurs(linesOf(questionsFile('off-topic.txt')))).toEqual([])
})

test('whatever is typed, only words of a tenant make it one, and no services are named that are not in it', () => {
  const word = fc.constantFrom(
    'do',
    'we',
    'have',
    'how',
    'many',
    'Power BI',
    'seats',
    'our',
    'licences',
    'and',
    'is',
    '§',
    '?',
  )
  const text = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.array(word, { maxLength: 9 }).map((words) => words.join(' ')),
  )
  fc.assert(
    fc.property(text, (typed) => {
      const found = asked(typed)
      if (found === null) return
      expect(found.services.every((id) => id === 'power-bi')).toBe(true)
      expect(typed).toMatch(/we|our|seats|licences|tenant/i)
    }),
    { numRuns: 300 },
  )
})
