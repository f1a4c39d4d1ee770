import { parentPort } from 'node:worker_threads'
import { evaluate } from './evaluate.ts'

parentPort?.on('message', (expression: string) => parentPort?.postMessage(evaluate(expression)))
parentPort?.postMessage('ready')
