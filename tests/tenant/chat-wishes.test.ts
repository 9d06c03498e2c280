import fc from 'fast-check'
import { LABELLED, linesOf, questionsFile } from '../../scripts/repository'
import { wishIn } from '../../src/tenant/chat/wishes'

test.each([
  ['sign in', 'sign-in'],
  ['Please log on!', 'sign-in'],
  ['sign me in, please', 'sign-in'],
  ['Log out', 'sign-out'],
  ['please sign me out', 'sign-out'],
  ['Am I signed in?', 'whether-signed-in'],
  ['am i still logged in', 'whether-signed-in'],
  ['am I signed out now?', 'whether-signed-in'],
  ['Was I logged off?', 'whether-signed-in'],
  ['did you sign me out?', 'whether-signed-in'],
  ['is anybody signed in here?', 'whether-signed-in'],
  ['Can you tell me whether I’m signed in or not?', 'whether-signed-in'],
  ['which organisation am I signed in to?', 'whether-signed-in'],
  ['as whom am I logged in', 'whether-signed-in'],
  ['sign-in status', 'whether-signed-in'],
  ['refresh', 'refresh'],
  ['Refresh it, please.', 'refresh'],
  ['reload our licences', 'refresh'],
  ['read that again', 'refresh'],
] as const)('“%s”: %s', (text, wish) => {
  expect(wishIn(text)).toBe(wish)
})

test.each([
  'sign in logs of Microsoft Entra',
  'is Entra sign in covered?',
  'how do I sign in?',
  'am I covered if my users are signed in?',
  'refresh the certificate',
  'was the report signed off?',
])('“%s” is something else', (text) => {
  expect(wishIn(text)).toBeNull()
})

test('of all labelled questions none is taken for a wish but those to sign out', () => {
  const asked = LABELLED.flatMap((name) => linesOf(questionsFile(`${name}.jsonl`))).flatMap(
    (line) => (JSON.parse(line) as { turns: string[] }).turns,
  )
  expect(asked.length).toBeGreaterThan(1500)
  expect(asked.filter((text) => !['sign-out', null].includes(wishIn(text)))).toEqual([])
})

test('whatever is said, a question whether one is signed in is never a wish to sign out', () => {
  const words = fc.constantFrom(
    'am i',
    'is anybody',
    'sign',
    'signed',
    'out',
    'off',
    'in',
    'log',
    'me',
    'now',
    'refresh',
    '?',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 7 }), (said) => {
      const text = said.join(' ')
      if (/^(?:am i|is anybody)/.test(text)) expect(wishIn(text)).not.toBe('sign-out')
      expect([null, 'sign-in', 'sign-out', 'whether-signed-in', 'refresh']).toContain(wishIn(text))
    }),
  )
})
