import { Agent } from './Agent.ts'
import { Approval } from './Approval.ts'
import { ApprovalAnswered } from './ApprovalAnswered.ts'
import { ApprovalRequested } from './ApprovalRequested.ts'
import { DeadRun } from './DeadRun.ts'
import { Message } from './Message.ts'
import { Model } from './Model.ts'
import { Mutation } from './Mutation.ts'
import { Note } from './Note.ts'
import { OtherRunEvent } from './OtherRunEvent.ts'
import { Prompt } from './Prompt.ts'
import { PromptPart } from './PromptPart.ts'
import { Query } from './Query.ts'
import { Run } from './Run.ts'
import { RunEnded } from './RunEnded.ts'
import { RunEvent } from './RunEvent.ts'
import { RunStarted } from './RunStarted.ts'
import { Session } from './Session.ts'
import { SessionChange } from './SessionChange.ts'
import { StepReset } from './StepReset.ts'
import { Subscription } from './Subscription.ts'
import { Task } from './Task.ts'
import { TaskFile } from './TaskFile.ts'
import { TextDelta } from './TextDelta.ts'
import { ToolCallEnded } from './ToolCallEnded.ts'
import { ToolCallStarted } from './ToolCallStarted.ts'
import { ToolExecution } from './ToolExecution.ts'
import { UserBudget } from './UserBudget.ts'

/** All resolvers, by type. */
export const resolvers = {
  Query,
  Mutation,
  Subscription,
  Agent,
  Model,
  Session,
  SessionChange,
  Message,
  ToolExecution,
  Approval,
  Note,
  DeadRun,
  Run,
  Task,
  TaskFile,
  Prompt,
  PromptPart,
  RunEvent,
  RunStarted,
  TextDelta,
  ToolCallStarted,
  ToolCallEnded,
  ApprovalRequested,
  ApprovalAnswered,
  StepReset,
  RunEnded,
  OtherRunEvent,
  UserBudget,
}
