import { formatDate } from '../evidence/format-date.ts'
import { safeLink } from '../markdown/safe-link.ts'
import type { SentimentReport } from './report-types.ts'

/** A few of the posts behind the figures: other people's words, shown as text and never as links or markup. */
export function ExamplePosts({ posts }: { posts: SentimentReport['examplePosts'] }) {
  if (posts.length === 0) return null
  return (
    <details className="missing">
      <summary>
        {posts.length} of the posts, {posts.length === 1 ? 'as it was' : 'as they were'} written
      </summary>
      <ul>
        {posts.map(({ id, source, url, postedAt, excerpt, tone }) => {
          const address = safeLink(url)
          const name = `${source}, ${formatDate(postedAt)}`
          return (
            <li key={id}>
              <q>{excerpt}</q>
              <p>
                {address ? (
                  <a href={address} target="_blank" rel="noopener noreferrer">
                    {name}
                    <span className="visually-hidden"> (opens in a new tab)</span>
                  </a>
                ) : (
                  name
                )}
                {tone.value !== null && ` · tone ${tone.value.toFixed(2).replace('-', '−')} on −1 to 1`}
              </p>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
