import { use } from 'react'
import type { Services } from './services.ts'
import { ServicesContext } from './services-context.ts'

export function useServices(): Services {
  const services = use(ServicesContext)
  if (!services) throw new Error('No services: render inside ServicesContext.')
  return services
}
