import { type FormEvent, useEffect, useRef, useState } from 'react'
import { describeProblem } from '../graph/describe-problem.ts'
import type { Problem } from '../graph/problem.ts'
import type { Refusal } from './refusal.ts'

/** A form that is sent by `send`: whether it is on its way, and what came back. */
export type Submit = {
  formRef: React.RefObject<HTMLFormElement | null>
  isBusy: boolean
  /** Of the input of that name. */
  refusalOf(field: string): string | null
  /** Not about any of `fields`. */
  general: Refusal[]
  problem: Problem | null
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

/** Sends a form's fields once at a time; on refusal the first input that is wrong gets the focus. */
export function useSubmit(
  fields: readonly string[],
  send: (values: (name: string) => string) => Promise<Refusal[]>,
): Submit {
  const formRef = useRef<HTMLFormElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState<Refusal[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)

  useEffect(() => {
    if (refusals.length > 0) formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusals])

  async function submit(form: HTMLFormElement) {
    const values = new FormData(form)
    setBusy(true)
    setProblem(null)
    try {
      setRefusals(await send((name) => String(values.get(name) ?? '')))
    } catch (error) {
      setRefusals([])
      setProblem(describeProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return {
    formRef,
    isBusy,
    refusalOf: (field) => refusals.find((refusal) => refusal.field === field)?.message ?? null,
    general: refusals.filter(({ field }) => field === null || !fields.includes(field)),
    problem,
    onSubmit(event) {
      event.preventDefault()
      if (!isBusy) void submit(event.currentTarget)
    },
  }
}
