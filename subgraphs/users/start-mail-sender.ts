import type { Lifetime } from '@chainlens/platform/graphql'
import type { Mailer } from '@chainlens/platform/mail'
import { MAIL } from './config.ts'
import { MAIL_QUEUED_TOPIC } from './domain/mails/queue-mail.ts'
import { sendDueMail } from './domain/mails/send-due-mail.ts'
import type { UsersServices } from './services.ts'

/** Sends mails as they are queued, one after the other. Several processes may: each takes what no other holds. */
export async function startMailSender(services: UsersServices, mailer: Mailer): Promise<Lifetime> {
  const { logger, pubsub } = services
  const life = new AbortController()
  let running = Promise.resolve()
  let isAsked = false

  async function sendAll(): Promise<void> {
    isAsked = false
    while (!life.signal.aborted && (await sendDueMail({ services, logger }, mailer, life.signal)));
  }
  function ask(): void {
    if (isAsked || life.signal.aborted) return
    isAsked = true
    running = running.then(sendAll).catch((error) => logger.warn({ err: error }, 'sending mail'))
  }
  const timer = setInterval(ask, MAIL.pollMs)
  const subscription = await pubsub.subscribe(MAIL_QUEUED_TOPIC, ask, {})
  ask()
  return {
    async dispose() {
      life.abort()
      clearInterval(timer)
      pubsub.unsubscribe(subscription)
      await running
    },
  }
}
