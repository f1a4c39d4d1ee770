import { type ReactNode, useEffect, useRef } from 'react'

/** What a form came to, in its place. The heading takes the focus that the form had, so that it is read out. */
export function Outcome({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="sign-in-form" data-testid="auth-outcome">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </section>
  )
}
