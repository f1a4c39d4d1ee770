/** A page as it came. */
export interface RawPage {
  /** Its text, decoded. */
  html: string
  url: string
}

/** What of a page is worth reading. */
export interface ReadablePage {
  title: string | null
  /** As the page states it, an ISO date; null where it states none that is one. */
  publishedAt: string | null
  author: string | null
  /** The text, without navigation and the like where an article was found in it. */
  text: string
  /** Addresses that the text links to, absolute, each once, in their order. */
  links: { text: string; url: string }[]
}
