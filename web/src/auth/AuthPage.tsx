import type { ReactNode } from 'react'
import { Logo } from '../shared/Logo.tsx'
import { Reticle } from './Reticle.tsx'

/** The frame of every page before the sign-in: what ChainLens is on one side, what there is to do on the other. */
export function AuthPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="sign-in">
      <title>{`${title} · ChainLens`}</title>
      <section className="sign-in-about">
        <Reticle />
        <Logo />
        <p className="sign-in-claim">Can I trust this token?</p>
        <p>
          An answer in which every number opens the evidence behind it: source, date, and what it was computed from.
        </p>
      </section>
      {children}
    </main>
  )
}
