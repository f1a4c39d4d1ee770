import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'

/** The token of the link that was followed, taken out of the address bar and the history; empty where there is none. */
export function useTokenFromAddress(): string {
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const [token] = useState(() => new URLSearchParams(search).get('token') ?? '')
  useEffect(() => {
    if (search !== '') void navigate(pathname, { replace: true })
  }, [pathname, search, navigate])
  return token
}
