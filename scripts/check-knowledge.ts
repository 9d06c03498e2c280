import { readKnowledge } from '../src/knowledge'
import verdicts from '../src/knowledge/data/verdicts.json'
import { checkFile, checkKnowledge, type FileName } from '../src/knowledge/schema'

/** Checks the data files, prints every problem, and ends with 1 if there is one. */
function main(): void {
  const { reviewed, ...lists } = readKnowledge()
  const files: [FileName, unknown][] = [
    ['review.json', { reviewed }],
    ['verdicts.json', verdicts],
    ...Object.entries(lists).map(([name, content]): [FileName, unknown] => [`${name}.json` as FileName, content]),
  ]
  const shape = files.flatMap(([file, content]) => checkFile(file, content))
  // The rules read the data by its shape, so they wait until the shape is right.
  const problems = shape.length > 0 ? shape : checkKnowledge({ reviewed, ...lists })
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) {
    console.error(`${problems.length} problem(s) in the knowledge`)
    process.exitCode = 1
    return
  }
  console.log(`Knowledge: ${lists.facts.length} facts, ${lists.services.length} services, no problems`)
}

main()
