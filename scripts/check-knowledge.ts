import { readKnowledge } from '../src/knowledge'
import { checkFile, checkKnowledge, type FileName, filesOf } from '../src/knowledge/schema'

/** Checks the data files, prints every problem, and ends with 1 if there is one. */
function main(): void {
  const knowledge = readKnowledge()
  const shape = Object.entries(filesOf(knowledge)).flatMap(([file, content]) => checkFile(file as FileName, content))
  // The rules read the data by its shape, so they wait until the shape is right.
  const problems = shape.length > 0 ? shape : checkKnowledge(knowledge)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) {
    console.error(`${problems.length} problem(s) in the knowledge`)
    process.exitCode = 1
    return
  }
  console.log(`Knowledge: ${knowledge.facts.length} facts, ${knowledge.services.length} services, no problems`)
}

main()
