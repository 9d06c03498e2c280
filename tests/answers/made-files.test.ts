import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../../scripts/repository'
import { trainingDigest } from '../../scripts/train'
import model from '../../src/answers/model/weights.json'

it('has weights that were trained from the utterances as they are', () => {
  expect(model.of).toBe(trainingDigest(join(ROOT, 'src/answers/training')))
})

it('has the short form of the product names as the script makes it', () => {
  const script = pathToFileURL(join(ROOT, 'scripts/slim-names.mjs')).href
  const print = `import { slimNames } from ${JSON.stringify(script)}; console.log(JSON.stringify(slimNames()))`
  const made = execFileSync(process.execPath, ['--input-type=module', '-e', print], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  const kept = readFileSync(join(ROOT, 'src/knowledge/data/product-names.json'), 'utf8')
  expect(JSON.parse(kept)).toEqual(JSON.parse(made))
})
