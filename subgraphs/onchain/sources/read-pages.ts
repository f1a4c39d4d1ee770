import { SourceFailure } from '@chainlens/platform/sources'

/** What readPages takes. */
export interface PagesToRead<Answer, Page> {
  mostPages: number
  /** For all pages together. */
  timeoutMs: number
  /** `query` is '' for the first page. */
  ask(query: string, timeoutMs: number): Promise<Answer>
  parse(answer: Answer): Page
  /** The query of the page after; null where there is none. */
  next(page: Page): string | null
}

/** Pages as far as they were read. */
export interface ReadPages<Answer, Page> {
  answers: Answer[]
  pages: Page[]
  /** Whether the source said that no page follows. */
  isWhole: boolean
}

/**
 * Reads a list page after page, within one time for all. The first page must come; of what follows, a
 * failure ends the reading, and what was read stands.
 */
export async function readPages<Answer, Page>(input: PagesToRead<Answer, Page>): Promise<ReadPages<Answer, Page>> {
  const deadline = performance.now() + input.timeoutMs
  const answers: Answer[] = []
  const pages: Page[] = []
  let query: string | null = ''
  while (query !== null && pages.length < input.mostPages) {
    const leftMs = Math.ceil(deadline - performance.now())
    try {
      if (pages.length > 0 && leftMs <= 0) break
      const answer = await input.ask(query, leftMs)
      pages.push(input.parse(answer))
      answers.push(answer)
    } catch (error) {
      if (pages.length === 0 || !(error instanceof SourceFailure)) throw error
      break
    }
    query = input.next(pages.at(-1)!)
  }
  return { answers, pages, isWhole: query === null }
}
