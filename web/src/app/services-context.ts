import { createContext } from 'react'
import type { Services } from './services.ts'

export const ServicesContext = createContext<Services | null>(null)
