import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import { ForgotPassword } from './ForgotPassword.tsx'
import { Register } from './Register.tsx'
import { ResetPassword } from './ResetPassword.tsx'
import { VerifyEmail } from './VerifyEmail.tsx'

/** The pages that need no sign-in; `children` at every other address. */
export function AuthRoutes({ children }: { children: ReactNode }) {
  return (
    <Routes>
      <Route path="/register" element={<Register />} />
      <Route path="/verify" element={<VerifyEmail />} />
      <Route path="/forgot" element={<ForgotPassword />} />
      <Route path="/reset" element={<ResetPassword />} />
      <Route path="*" element={children} />
    </Routes>
  )
}
