import { useSyncExternalStore } from 'react'
import type { ObservableValue } from './observable-value.ts'

export function useObservable<Value>(observable: ObservableValue<Value>): Value {
  return useSyncExternalStore(observable.subscribe, observable.get)
}
