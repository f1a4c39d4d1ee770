import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { signIn } from '../tests/support/graph.ts'
import { evaluate } from './evaluate.ts'
import type { WorldName } from './questions/question.ts'
import { QUESTIONS } from './questions/questions.ts'
import { isFlawless, summarise } from './report/summarise.ts'
import { reportJson, reportMarkdown } from './report/write-report.ts'
import { startWorld, type World } from './worlds/start-world.ts'

// `npm run eval`: asks one model the fixed set of questions through the graph and scores the answers.

const { values: options } = parseArgs({
  options: {
    /** provider/model; a key or an address of the provider is taken from this shell's settings. */
    model: { type: 'string', default: 'offline/analyst' },
    /** Only the questions whose id or kind has one of these in it. */
    only: { type: 'string', multiple: true },
    /** A system that runs already (its recorded world only), with CHAINLENS_DEMO_PASSWORD. */
    url: { type: 'string' },
    /** Where the results go; left out: they are only printed. */
    write: { type: 'string' },
  },
})

/** What a process of ChainLens is told of this shell: how to reach models. */
const PASSED_ON = /^(?:OPENAI|ANTHROPIC)_(?:API_KEY|BASE_URL|MODELS)$/

function modelSettings(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (PASSED_ON.test(name) && value ? [[name, value]] : [])),
  )
}

async function openWorlds(): Promise<Map<WorldName, World>> {
  if (!options.url)
    return new Map(
      await Promise.all(
        (['recorded', 'planted'] as const).map(
          async (name) => [name, await startWorld(name, modelSettings())] as const,
        ),
      ),
    )
  const demoPassword = process.env.CHAINLENS_DEMO_PASSWORD ?? ''
  const person = await signIn({ url: options.url, demoPassword })
  return new Map([['recorded' as const, { people: [person], dispose: () => person.dispose() }]])
}

const asked = QUESTIONS.filter(
  ({ id, kind }) => !options.only || options.only.some((part) => id.includes(part) || kind.includes(part)),
)
const worlds = await openWorlds()
try {
  const judged = await evaluate(worlds, asked, options.model, (one) =>
    console.error(`${isFlawless(one) ? '✓' : '✖'} ${one.question.id} (${one.answer.durationMs} ms)`),
  )
  const summary = summarise(judged)
  const head = {
    model: options.model,
    day: new Date().toISOString().slice(0, 10),
    leftOut: asked.length - judged.length,
  }
  const markdown = reportMarkdown(head, summary, judged)
  console.log(markdown)
  if (options.write) {
    await mkdir(options.write, { recursive: true })
    const name = options.model.replaceAll('/', '-')
    await writeFile(join(options.write, `${name}.md`), markdown)
    const json = JSON.stringify(reportJson(head, summary, judged), null, 1)
    await writeFile(join(options.write, `${name}.json`), `${json}\n`)
  }
} finally {
  await Promise.all([...worlds.values()].map((world) => world.dispose()))
}
