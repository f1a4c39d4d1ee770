/** Asks again until the answer is neither false, null nor undefined; the test's own limit ends it. */
export async function waitFor<Answer>(
  ask: () => Promise<Answer> | Answer,
): Promise<Exclude<Answer, false | null | undefined>> {
  for (;;) {
    const answer = await ask()
    if (answer !== false && answer !== null && answer !== undefined)
      return answer as Exclude<Answer, false | null | undefined>
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
