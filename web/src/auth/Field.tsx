import type { ComponentProps } from 'react'

type Props = ComponentProps<'input'> & { name: string; label: string; hint?: string; refusal?: string | null }

/** A labelled input; what it wants, and why what was typed will not do, are said below it and read out with it. */
export function Field({ label, hint, refusal = null, ...input }: Props) {
  const { name } = input
  const described = [hint && `${name}-hint`, refusal && `${name}-refusal`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input id={name} required aria-describedby={described || undefined} aria-invalid={refusal !== null} {...input} />
      {hint && (
        <p id={`${name}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {refusal && (
        <p id={`${name}-refusal`} className="field-error" role="alert" data-testid={`${name}-refusal`}>
          {refusal}
        </p>
      )}
    </div>
  )
}
