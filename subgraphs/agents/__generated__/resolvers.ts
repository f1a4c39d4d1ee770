import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Agent as AgentRow } from '../entities/agent.ts';
import type { ModelListing } from '../models/model-registry.ts';
import type { UsageReport as ReadUsage } from '../domain/spending/read-usage.ts';
import type { UserBudget as SetBudget } from '../domain/spending/set-user-budget.ts';
import type { Plan as PlanRow } from '../domain/spending/set-plan.ts';
import type { Session as SessionRow } from '../entities/session.ts';
import type { SessionChange as SessionChanged } from '../domain/threads/follow-session.ts';
import type { Message as MessageRow } from '../entities/message.ts';
import type { Run as RunRow } from '../entities/run.ts';
import type { Task as TaskRow, OwnedTaskFile } from '../entities/task.ts';
import type { Prompt as StoredPrompt, PromptPart as StoredPromptPart } from '../domain/read-prompts.ts';
import type { ToolExecution as ToolExecutionRow } from '../entities/tool-execution.ts';
import type { Citation as CitationRow } from '../entities/citation.ts';
import type { Evidence as PlatformEvidence } from '@chainlens/platform/evidence';
import type { Note as NoteRow } from '../entities/note.ts';
import type { Approval as ApprovalRow } from '../entities/approval.ts';
import type { DeadRun as DeadRunRow, RunLoss as RunLossRow } from '../domain/dead-runs/dead-run.ts';
import type { StoredRunEvent, StoredRunStarted, StoredTextDelta, StoredToolCallStarted, StoredToolCallEnded, StoredApprovalRequested, StoredApprovalAnswered, StoredStepReset, StoredRunEnded } from '../engine/run-event.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Calendar day, UTC. */
  Date: { input: string; output: string; }
  /** RFC 3339, UTC. */
  DateTime: { input: string; output: Date | string; }
  /** Exact decimal, as a string. */
  Decimal: { input: string; output: string; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  /** An absolute http or https address. */
  URL: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Who answers: a model, its instructions and its tools. */
export type Agent = {
  __typename?: 'Agent';
  /**
   * How it did, for its owner, by the days on which runs ended. From `from` to `to`, both included, up to 366 days;
   * left out: the thirty days up to today.
   */
  analytics?: Maybe<AgentAnalytics>;
  /** Opaque, agent_… */
  id: Scalars['ID']['output'];
  /** False once its owner has put it away. */
  isActive: Scalars['Boolean']['output'];
  /** provider/model: offline/analyst, openai/…, anthropic/… */
  model: Scalars['String']['output'];
  /** What its owner calls it. */
  name: Scalars['String']['output'];
  /** The account it belongs to. */
  owner?: Maybe<User>;
  /** Instructions of its owner, added to ChainLens' own; null for none. */
  systemPrompt?: Maybe<Scalars['String']['output']>;
  /** Names of the tools it may call. */
  tools: Array<Scalars['String']['output']>;
};


/** Who answers: a model, its instructions and its tools. */
export type AgentAnalyticsArgs = {
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** How an agent did. */
export type AgentAnalytics = {
  __typename?: 'AgentAnalytics';
  /** Each day on which a run ended, in order. */
  days: Array<AgentPeriod>;
  /** First day. */
  from: Scalars['Date']['output'];
  /** Last day. */
  to: Scalars['Date']['output'];
  /** All of them together. */
  total: AgentPeriod;
};

/** A page of agents. */
export type AgentConnection = {
  __typename?: 'AgentConnection';
  /** The agents of this page. */
  edges: Array<AgentEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An agent in its list. */
export type AgentEdge = {
  __typename?: 'AgentEdge';
  /** Place in the list. */
  cursor: Scalars['String']['output'];
  /** The agent. */
  node: Agent;
};

/** How an agent did in a time. Answers count once they have ended. */
export type AgentPeriod = {
  __typename?: 'AgentPeriod';
  /** From question to end of the completed runs, on average, without the time they waited for approvals; null while there are none. */
  avgResponseTimeMs?: Maybe<Scalars['Int']['output']>;
  /** Runs that answered. */
  completedRuns: Scalars['Int']['output'];
  /** Of them, those whose provider did not say what they had used. */
  estimatedCalls: Scalars['Int']['output'];
  /** Runs that were given up. */
  failedRuns: Scalars['Int']['output'];
  /** Of them, those that gave no result. */
  failedToolCalls: Scalars['Int']['output'];
  /** First day. */
  from: Scalars['Date']['output'];
  /** Tokens read; a whole number. */
  inputTokens: Scalars['Float']['output'];
  /** Calls of models. */
  modelCalls: Scalars['Int']['output'];
  /** Calls of models that were refused or broke off, and were made again. */
  modelRetries: Scalars['Int']['output'];
  /** Tokens written; a whole number. */
  outputTokens: Scalars['Float']['output'];
  /** Half of the completed runs took no longer; right to about 5 %. */
  p50ResponseTimeMs?: Maybe<Scalars['Int']['output']>;
  /** Nineteen of twenty completed runs took no longer; right to about 5 %. */
  p95ResponseTimeMs?: Maybe<Scalars['Int']['output']>;
  /** Runs that their user stopped. */
  stoppedRuns: Scalars['Int']['output'];
  /** Times that another worker had to take a run over. */
  takeovers: Scalars['Int']['output'];
  /** Last day. */
  to: Scalars['Date']['output'];
  /** Calls of tools. */
  toolCalls: Scalars['Int']['output'];
  /** What the models cost. */
  totalCostUsd: Scalars['Decimal']['output'];
  /** Answers, and the questions they answer. */
  totalMessages: Scalars['Int']['output'];
  /** Conversations with an answer, by day: one that goes on for two days counts twice. */
  totalSessions: Scalars['Int']['output'];
};

/** What answerApproval takes. */
export type AnswerApprovalInput = {
  /** Of the arguments that were shown: the answer is to these alone. */
  argumentsHash: Scalars['String']['input'];
  /** Yes or no. */
  decision: ApprovalDecision;
  /** The run that waits. */
  runId: Scalars['ID']['input'];
  /** The call. */
  toolCallId: Scalars['ID']['input'];
};

/**
 * APPROVAL_NOT_FOUND, ARGUMENTS_CHANGED, APPROVAL_ALREADY_ANSWERED (of two answers at once, one counts), APPROVAL_EXPIRED,
 * APPROVAL_WITHDRAWN (the run has ended).
 */
export type AnswerApprovalPayload = {
  __typename?: 'AnswerApprovalPayload';
  /** As it stands now, also where another answer came first; null when there is none. */
  approval?: Maybe<Approval>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** The question to a user whether a call may be made, with exactly these arguments. */
export type Approval = {
  __typename?: 'Approval';
  /** When it was answered, expired or withdrawn. */
  answeredAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it would be called with: nothing else is executed. */
  arguments: Scalars['JSON']['output'];
  /** SHA-256 (hex) of the arguments as JSON with the keys of objects in order of their UTF-16 units and without blanks. */
  argumentsHash: Scalars['String']['output'];
  /** When no answer counts as a no; null while it was not put. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it waits. */
  reasons: Array<ApprovalReason>;
  /** When it was put; null while other calls of the same step still go on. */
  requestedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The run that waits. */
  run: Run;
  /** Id of that run. */
  runId: Scalars['ID']['output'];
  /** Where the question stands. */
  status: ApprovalStatus;
  /** The call; equal to the toolCallId of the run's events. */
  toolCallId: Scalars['ID']['output'];
  /** Name of the tool. */
  toolName: Scalars['String']['output'];
};

/** The question about a call was answered, on whatever device, or ran out of time. Once for each ApprovalRequested, unless the run ends first. */
export type ApprovalAnswered = RunEvent & {
  __typename?: 'ApprovalAnswered';
  /** When it was stored. */
  at: Scalars['DateTime']['output'];
  /** APPROVED, DENIED or EXPIRED. */
  decision: ApprovalStatus;
  /** The run it belongs to. */
  run: Run;
  /** Id of that run. */
  runId: Scalars['ID']['output'];
  /** Place in the run, from 1. */
  sequence: Scalars['Int']['output'];
  /** The call. */
  toolCallId: Scalars['ID']['output'];
  /** Name of the tool. */
  toolName: Scalars['String']['output'];
};

/** What a user says to a call. */
export type ApprovalDecision =
  /** It may be made, with exactly these arguments. */
  | 'APPROVE'
  /** It may not. */
  | 'DENY';

/** Why a call waits for its user's consent. */
export type ApprovalReason =
  /** The tool acts on the world outside ChainLens: each of its calls is asked about. */
  | 'RISKY_TOOL'
  /** Text that strangers wrote was read before, in this answer or an earlier one, and may have led to the call. */
  | 'UNTRUSTED_CONTENT';

/**
 * A call waits for its user's consent; answerApproval gives it or not. Once the other calls of the step have ended, the
 * run waits with it, without a worker.
 */
export type ApprovalRequested = RunEvent & {
  __typename?: 'ApprovalRequested';
  /** What it would be called with: nothing else is executed. */
  arguments: Scalars['JSON']['output'];
  /** SHA-256 (hex) of the arguments, as answerApproval wants it. */
  argumentsHash: Scalars['String']['output'];
  /** When it was stored. */
  at: Scalars['DateTime']['output'];
  /** When no answer counts as a no. */
  expiresAt: Scalars['DateTime']['output'];
  /** Why it waits. */
  reasons: Array<ApprovalReason>;
  /** The run it belongs to. */
  run: Run;
  /** Id of that run. */
  runId: Scalars['ID']['output'];
  /** Place in the run, from 1. */
  sequence: Scalars['Int']['output'];
  /** The call, which has begun with a ToolCallStarted and ends with a ToolCallEnded like any other. */
  toolCallId: Scalars['ID']['output'];
  /** Name of the tool. */
  toolName: Scalars['String']['output'];
};

/** Where the question stands whether a call may be made. */
export type ApprovalStatus =
  /** The user said yes: the call is made, once. */
  | 'APPROVED'
  /** The user said no: the call is not made, and the agent is told so. */
  | 'DENIED'
  /** Nobody answered in time; as a no. */
  | 'EXPIRED'
  /** Not answered yet. */
  | 'PENDING'
  /** The run ended before it was answered: the call is not made. */
  | 'WITHDRAWN';

/** What cancelTask takes. */
export type CancelTaskInput = {
  /** The task to end. */
  taskId: Scalars['ID']['input'];
};

/** TASK_NOT_FOUND. A task that has ended already is returned as it is. */
export type CancelTaskPayload = {
  __typename?: 'CancelTaskPayload';
  /** The task; null when there is none of that id. */
  task?: Maybe<Task>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A marker such as [3] in a message's content, tied to the evidence behind it. */
export type Citation = {
  __typename?: 'Citation';
  /** What it rests on. */
  evidence: Evidence;
  /** What is cited, e.g. annualised volatility. */
  label: Scalars['String']['output'];
  /** The number in the marker. */
  marker: Scalars['Int']['output'];
  /** Unit of value. */
  unit?: Maybe<Scalars['String']['output']>;
  /** The figure as the evidence has it, before rounding; null for text. */
  value?: Maybe<Scalars['Decimal']['output']>;
};

/** What continueMessage takes. */
export type ContinueMessageInput = {
  /**
   * A retry with the same value and message returns the first result, and runs and bills once;
   * with others: IDEMPOTENCY_CONFLICT.
   */
  clientRequestId?: InputMaybe<Scalars['String']['input']>;
  /** The answer that was stopped, or failed; it stays as it is. */
  messageId: Scalars['ID']['input'];
  /** provider/model that goes on; left out: the agent's. */
  model?: InputMaybe<Scalars['String']['input']>;
  /** What becomes of it where a run goes on in the session. */
  whileRunning?: InputMaybe<WhileRunning>;
};

/**
 * MESSAGE_NOT_FOUND, NOT_AN_ANSWER, NOT_BROKEN_OFF (it is whole, or still being written), NOTHING_TO_CONTINUE (it says
 * nothing yet), TOO_MANY_VERSIONS, RUN_IN_PROGRESS, QUEUE_FULL, IDEMPOTENCY_CONFLICT, BUDGET_EXHAUSTED, MODEL_NOT_FOUND,
 * MODEL_UNAVAILABLE.
 */
export type ContinueMessagePayload = {
  __typename?: 'ContinueMessagePayload';
  /** The user's message; null when it was refused. */
  message?: Maybe<Message>;
  /** The run that writes the rest; null when it was refused. */
  run?: Maybe<Run>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What createAgent takes. */
export type CreateAgentInput = {
  /** provider/model; left out: the default model. */
  model?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** Up to 20,000 characters. */
  systemPrompt?: InputMaybe<Scalars['String']['input']>;
  /** Names of tools; left out: all. */
  tools?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** INVALID_NAME, UNKNOWN_MODEL, MODEL_UNAVAILABLE, UNKNOWN_TOOL, SYSTEM_PROMPT_TOO_LONG. */
export type CreateAgentPayload = {
  __typename?: 'CreateAgentPayload';
  /** Null when it was refused. */
  agent?: Maybe<Agent>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What createSession takes. */
export type CreateSessionInput = {
  /** Left out: the caller's default agent. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Up to 200 characters; left out: taken from the first message. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** AGENT_NOT_FOUND, TITLE_TOO_LONG. */
export type CreateSessionPayload = {
  __typename?: 'CreateSessionPayload';
  /** Null when it was refused. */
  session?: Maybe<Session>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A run that ended as FAILED since it cost too many workers. Nothing of what was asked or said is shown: for operators. */
export type DeadRun = {
  __typename?: 'DeadRun';
  /** Times that a worker took it. */
  attempts: Scalars['Int']['output'];
  /** When it was decided. */
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who decided: the id of an administrator (user_…), or `operator` from the command line. */
  decidedBy?: Maybe<Scalars['String']['output']>;
  /** What was decided; null while nobody has. */
  decision?: Maybe<DeadRunDecision>;
  /** When it was given up. */
  diedAt: Scalars['DateTime']['output'];
  /** The workers that it cost, in order. */
  losses: Array<RunLoss>;
  /** provider/model that answered. */
  model: Scalars['String']['output'];
  /** What it died of, in words. */
  reason: Scalars['String']['output'];
  /** The run that answers the question again; null without one. */
  retryRunId?: Maybe<Scalars['ID']['output']>;
  /** Id of the run; opaque, run_… */
  runId: Scalars['ID']['output'];
  /** Id of the user who asked; opaque, user_… */
  userId: Scalars['ID']['output'];
};

/** What an operator decided about a dead run. */
export type DeadRunDecision =
  /** It is off the list; nothing else happens. */
  | 'DISCARDED'
  /** Its question is answered again, beside the broken answer. */
  | 'RETRIED';

/** What deleteNote takes. */
export type DeleteNoteInput = {
  /** The note. */
  noteId: Scalars['ID']['input'];
};

/** NOTE_NOT_FOUND. */
export type DeleteNotePayload = {
  __typename?: 'DeleteNotePayload';
  /** Id of the note that is gone; null when it was refused. */
  noteId?: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What discardDeadRun takes. */
export type DiscardDeadRunInput = {
  /** The dead run. */
  runId: Scalars['ID']['input'];
};

/** DEAD_RUN_NOT_FOUND, ALREADY_DECIDED. */
export type DiscardDeadRunPayload = {
  __typename?: 'DiscardDeadRunPayload';
  /** As it is after that; null where there is none. */
  deadRun?: Maybe<DeadRun>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What editMessage takes. */
export type EditMessageInput = {
  /**
   * A retry with the same value and content returns the first result, and runs and bills once;
   * with others: IDEMPOTENCY_CONFLICT.
   */
  clientRequestId?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 32,000 UTF-16 code units after trimming; else EMPTY_MESSAGE or MESSAGE_TOO_LONG. */
  content: Scalars['String']['input'];
  /** The question; it stays, with all that followed it. */
  messageId: Scalars['ID']['input'];
  /** provider/model that answers this time only; left out: the agent's. */
  model?: InputMaybe<Scalars['String']['input']>;
  /** What becomes of it where a run goes on in the session. */
  whileRunning?: InputMaybe<WhileRunning>;
};

/**
 * MESSAGE_NOT_FOUND, NOT_A_QUESTION, STILL_WAITING, TOO_MANY_VERSIONS, RUN_IN_PROGRESS, QUEUE_FULL, EMPTY_MESSAGE,
 * MESSAGE_TOO_LONG, IDEMPOTENCY_CONFLICT, BUDGET_EXHAUSTED, MODEL_NOT_FOUND, MODEL_UNAVAILABLE.
 */
export type EditMessagePayload = {
  __typename?: 'EditMessagePayload';
  /** The changed question; null when it was refused. */
  message?: Maybe<Message>;
  /** The run that answers it; null when it was refused. */
  run?: Maybe<Run>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Globally unique by id, and unchanging: another reading is another evidence. */
export type Evidence = {
  __typename?: 'Evidence';
  /** The time that the source's figures describe. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** SHA-256 of the bytes that the source answered with; the bytes are kept as long as a message cites them. */
  contentHash?: Maybe<Scalars['String']['output']>;
  /** The part that matters, as the source has it. */
  excerpt?: Maybe<Scalars['String']['output']>;
  /** ev_ and a hash of what follows. */
  id: Scalars['ID']['output'];
  /** What a computed evidence was computed from. */
  inputs: Array<Evidence>;
  /** How it was come by. */
  mode: EvidenceMode;
  /** When the source was read; for a recording, when the recording was made. */
  retrievedAt: Scalars['DateTime']['output'];
  /** Name of the source, e.g. CoinGecko. */
  source: Scalars['String']['output'];
  /** Where a reader can look the same thing up. */
  url?: Maybe<Scalars['URL']['output']>;
};

/** How evidence was come by. */
export type EvidenceMode =
  /** Read from the source earlier and kept for a while. */
  | 'CACHED'
  /** By ChainLens from its `inputs`. */
  | 'COMPUTED'
  /** Read from the source for this request. */
  | 'LIVE'
  /** From a recording that ships with ChainLens; never presented as current. */
  | 'RECORDED';

/** What exportSession takes. */
export type ExportSessionInput = {
  /** The conversation; what is said in it later is not in the file. */
  sessionId: Scalars['ID']['input'];
};

/** SESSION_NOT_FOUND, TOO_MANY_TASKS. */
export type ExportSessionPayload = {
  __typename?: 'ExportSessionPayload';
  /** The work, to be asked for by its id until it has succeeded; null when it was refused. */
  task?: Maybe<Task>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** One turn of a conversation. */
export type Message = {
  __typename?: 'Message';
  /** Every number in an assistant's content is covered by one of these or stands in `unsupportedNumbers`. */
  citations: Array<Citation>;
  /** Markdown. While its run goes on: what has been said so far. */
  content: Scalars['String']['output'];
  /** When it was stored. */
  createdAt: Scalars['DateTime']['output'];
  /** Opaque, message_… */
  id: Scalars['ID']['output'];
  /** What it hangs on: an answer on its question, or on the one that it continues; a question on what it follows; null for the first. */
  parent?: Maybe<Message>;
  /** Who speaks. */
  role: MessageRole;
  /** The run that writes or wrote it; null for a user's message. */
  run?: Maybe<Run>;
  /** The versions of it: a question and its edits, all answers to one question, or whatever else follows the same message. */
  siblings: MessageSiblings;
  /** Tools that were called for it, in order of the calls. */
  toolExecutions: Array<ToolExecution>;
  /** Numbers, as written, for which no evidence was found. */
  unsupportedNumbers: Array<Scalars['String']['output']>;
};

/** A page of messages. */
export type MessageConnection = {
  __typename?: 'MessageConnection';
  /** The messages of this page. */
  edges: Array<MessageEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A message in its list. */
export type MessageEdge = {
  __typename?: 'MessageEdge';
  /** Place in the list. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: Message;
};

/** Who speaks. */
export type MessageRole =
  /** The agent. */
  | 'ASSISTANT'
  /** The person or program that asks. */
  | 'USER';

/** The versions of a message, up to 50. `selectBranch` shows another. */
export type MessageSiblings = {
  __typename?: 'MessageSiblings';
  /** How many there are, this one included. */
  count: Scalars['Int']['output'];
  /** Ids of all, in order of creation. */
  ids: Array<Scalars['ID']['output']>;
  /** Place of this one among them, from 0. */
  index: Scalars['Int']['output'];
};

/** A model that agents may answer with. */
export type Model = {
  __typename?: 'Model';
  /** Price of a million tokens read from the provider's cache; null where none is known. */
  cachedInputUsdPerMillion?: Maybe<Scalars['Decimal']['output']>;
  /** Price of a million tokens read; null where none is known. */
  inputUsdPerMillion?: Maybe<Scalars['Decimal']['output']>;
  /** True where it can be asked with the settings of this installation. */
  isAvailable: Scalars['Boolean']['output'];
  /** True for the model of agents that name none. */
  isDefault: Scalars['Boolean']['output'];
  /** What people call it. */
  label: Scalars['String']['output'];
  /** provider/model, as agents name it. */
  name: Scalars['String']['output'];
  /** Price of a million tokens written; null where none is known. */
  outputUsdPerMillion?: Maybe<Scalars['Decimal']['output']>;
  /** When it was read. */
  priceAsOf?: Maybe<Scalars['Date']['output']>;
  /** Where the price was read. */
  priceSource?: Maybe<Scalars['String']['output']>;
  /** offline, openai or anthropic. */
  provider: Scalars['String']['output'];
  /** What to do to make it available; null where it is. */
  unavailableReason?: Maybe<Scalars['String']['output']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Answers the question whether a call may be made: once, and by a person, never by a run. */
  answerApproval: AnswerApprovalPayload;
  /** Ends background work; what it has made so far is gone. */
  cancelTask: CancelTaskPayload;
  /**
   * Has an answer that was stopped, or failed, gone on with: the rest is a message of its own that hangs on it, made of what
   * was said and found so far.
   */
  continueMessage: ContinueMessagePayload;
  /** Makes an agent of the caller's own. */
  createAgent: CreateAgentPayload;
  /** Opens a conversation. */
  createSession: CreateSessionPayload;
  /** Takes a note out of the caller's own notebook. */
  deleteNote: DeleteNotePayload;
  /** Takes a dead run off the list. For administrators; others get FORBIDDEN. */
  discardDeadRun: DiscardDeadRunPayload;
  /** Asks a changed question beside the old one, and shows that branch; nothing is lost. */
  editMessage: EditMessagePayload;
  /** Has a conversation written as Markdown with its citations and their evidence; asked again while that goes on, the same. */
  exportSession: ExportSessionPayload;
  /** Counts usage and analytics anew from all runs that have ended. For administrators. */
  rebuildAnalytics: RebuildAnalyticsPayload;
  /** Has a question answered again, beside the answer that it has, and shows that branch; nothing is lost. */
  regenerateMessage: RegenerateMessagePayload;
  /** Has the question of a dead run answered again, as its user. For administrators; others get FORBIDDEN. */
  retryDeadRun: RetryDeadRunPayload;
  /** Puts a note into the caller's own notebook; once for each clientRequestId. */
  saveNote: SaveNotePayload;
  /** Shows the branch through a message, with the newest version of each that follows. Runs go on, shown or not. */
  selectBranch: SelectBranchPayload;
  /** Stores a message at the end of the branch that is shown, and the run that answers it. */
  sendMessage: SendMessagePayload;
  /** Stops the models that cost for everybody at once, or lets them go on. For administrators. */
  setPaidModels: SetPaidModelsPayload;
  /** Makes a plan, or changes one. For administrators. */
  setPlan: SetPlanPayload;
  /** Gives a user a plan, or limits of their own. For administrators. */
  setUserBudget: SetUserBudgetPayload;
  /** Ends a run, through its model call and every tool; what was said so far stays. */
  stopRun: StopRunPayload;
  /** Changes an agent of the caller's own; runs that go on keep what they began with. */
  updateAgent: UpdateAgentPayload;
  /** Takes back a question whose run has not begun: it leaves its branch, and no model is told of it. */
  withdrawMessage: WithdrawMessagePayload;
};


export type MutationAnswerApprovalArgs = {
  input: AnswerApprovalInput;
};


export type MutationCancelTaskArgs = {
  input: CancelTaskInput;
};


export type MutationContinueMessageArgs = {
  input: ContinueMessageInput;
};


export type MutationCreateAgentArgs = {
  input: CreateAgentInput;
};


export type MutationCreateSessionArgs = {
  input: CreateSessionInput;
};


export type MutationDeleteNoteArgs = {
  input: DeleteNoteInput;
};


export type MutationDiscardDeadRunArgs = {
  input: DiscardDeadRunInput;
};


export type MutationEditMessageArgs = {
  input: EditMessageInput;
};


export type MutationExportSessionArgs = {
  input: ExportSessionInput;
};


export type MutationRegenerateMessageArgs = {
  input: RegenerateMessageInput;
};


export type MutationRetryDeadRunArgs = {
  input: RetryDeadRunInput;
};


export type MutationSaveNoteArgs = {
  input: SaveNoteInput;
};


export type MutationSelectBranchArgs = {
  input: SelectBranchInput;
};


export type MutationSendMessageArgs = {
  input: SendMessageInput;
};


export type MutationSetPaidModelsArgs = {
  input: SetPaidModelsInput;
};


export type MutationSetPlanArgs = {
  input: SetPlanInput;
};


export type MutationSetUserBudgetArgs = {
  input: SetUserBudgetInput;
};


export type MutationStopRunArgs = {
  input: StopRunInput;
};


export type MutationUpdateAgentArgs = {
  input: UpdateAgentInput;
};


export type MutationWithdrawMessageArgs = {
  input: WithdrawMessageInput;
};

/** What a user, or an agent with their consent, noted of a token. */
export type Note = {
  __typename?: 'Note';
  /** Plain text. */
  content: Scalars['String']['output'];
  /** When it was written. */
  createdAt: Scalars['DateTime']['output'];
  /** Opaque, note_… */
  id: Scalars['ID']['output'];
  /** Whether an agent wrote it. */
  isByAgent: Scalars['Boolean']['output'];
  /** The token that it is about; null for a note about none. */
  token?: Maybe<Token>;
};

/** A page of notes. */
export type NoteConnection = {
  __typename?: 'NoteConnection';
  /** The notes of this page. */
  edges: Array<NoteEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A note in its list. */
export type NoteEdge = {
  __typename?: 'NoteEdge';
  /** Place in the list. */
  cursor: Scalars['String']['output'];
  /** The note. */
  node: Note;
};

/**
 * An event of a kind that the service asked does not know: a newer version of it told it, while both run. It has its place
 * among the others; what it says is in the run and its message when the run has ended.
 */
export type OtherRunEvent = RunEvent & {
  __typename?: 'OtherRunEvent';
  /** When it was stored. */
  at: Scalars['DateTime']['output'];
  /** What newer versions call it. */
  kind: Scalars['String']['output'];
  /** The run it belongs to. */
  run: Run;
  /** Id of that run. */
  runId: Scalars['ID']['output'];
  /** Place in the run, from 1. */
  sequence: Scalars['Int']['output'];
};

/** Where a page of a connection stands in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last edge; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** True when more follow after endCursor. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True when more stand before startCursor. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** What people may spend on models; null: no limit. */
export type Plan = {
  __typename?: 'Plan';
  /** For each day (UTC). */
  dailyLimitUsd?: Maybe<Scalars['Decimal']['output']>;
  /** True for the plan of users who have no other. */
  isDefault: Scalars['Boolean']['output'];
  /** For each calendar month (UTC). */
  monthlyLimitUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Its name. */
  name: Scalars['String']['output'];
  /** For each run; never more than the installation's own limit. */
  runLimitUsd?: Maybe<Scalars['Decimal']['output']>;
};

/** What a model was shown in one call. */
export type Prompt = {
  __typename?: 'Prompt';
  /** When it was put together. */
  assembledAt: Scalars['DateTime']['output'];
  /** Tokens that it could have; null where the model has no bounds. */
  budgetTokens?: Maybe<Scalars['Int']['output']>;
  /** Tokens that it was estimated at before the call; `Run.usage` has what its provider counted. */
  estimatedTokens: Scalars['Int']['output'];
  /** Opaque, prompt_… */
  id: Scalars['ID']['output'];
  /** provider/model that was asked. */
  model: Scalars['String']['output'];
  /** In the order in which the model read them. */
  parts: Array<PromptPart>;
  /** Why it was asked. */
  purpose: PromptPurpose;
  /** The step of the run, from 1. */
  step: Scalars['Int']['output'];
};

/** A part of a prompt. */
export type PromptPart = {
  __typename?: 'PromptPart';
  /** How much of it was shown. */
  form: PromptPartForm;
  /** Unique in the run. */
  id: Scalars['ID']['output'];
  /** True where it belongs to an earlier turn of the conversation. */
  isEarlier: Scalars['Boolean']['output'];
  /** What it is. */
  kind: PromptPartKind;
  /** What it may be called, e.g. the tool's name; null where its kind says it all. */
  label?: Maybe<Scalars['String']['output']>;
  /** As the model read it, cut after so many UTF-16 code units; null where it is gone. */
  text?: Maybe<Scalars['String']['output']>;
  /** Tokens that it was estimated at. */
  tokens: Scalars['Int']['output'];
};


/** A part of a prompt. */
export type PromptPartTextArgs = {
  most?: Scalars['Int']['input'];
};

/** How much of a part was shown. */
export type PromptPartForm =
  /** Of a result: the figures to cite, and where the rest can be read. */
  | 'FIGURES'
  /** Of a result: what it was about, and where it can be read. */
  | 'SHORT'
  /** All of it. */
  | 'WHOLE';

/** What a part of a prompt is. */
export type PromptPartKind =
  /** What the agent said. */
  | 'ANSWER'
  /** A note of ChainLens, e.g. of what was left out. */
  | 'NOTE'
  /** What the person asked. */
  | 'QUESTION'
  /** A summary in the place of older turns. */
  | 'SUMMARY'
  /** ChainLens' rules and the instructions of the agent's owner. */
  | 'SYSTEM'
  /** The tools it could call. */
  | 'TOOLS'
  /** A tool call with its result. */
  | 'TOOL_RESULT';

/** Why a model was asked. */
export type PromptPurpose =
  /** To take a step of the answer. */
  | 'ANSWER'
  /** To summarise older turns. */
  | 'SUMMARY';

export type Query = {
  __typename?: 'Query';
  /** The caller's own, newest first. */
  agents: AgentConnection;
  /** Runs that cost too many workers, the longest dead first. For administrators; others get FORBIDDEN. */
  deadRuns: Array<DeadRun>;
  /** The caller's own agent that answers where no other is chosen; made when it is first asked for. */
  defaultAgent: Agent;
  /** The models of this installation, those that cannot be asked too. */
  models: Array<Model>;
  /** The caller's own notebook, newest first. */
  notes: NoteConnection;
  /** The plans of this installation. For administrators. */
  plans: Array<Plan>;
  /** Null where the id is malformed, unknown or somebody else's. */
  run?: Maybe<Run>;
  /** Null where the id is malformed, unknown or somebody else's. */
  session?: Maybe<Session>;
  /** The caller's own, newest first. */
  sessions: SessionConnection;
  /** Null where the id is malformed, unknown or somebody else's. */
  task?: Maybe<Task>;
  /**
   * What the caller has used of models, and what is left. From `from` to `to`, both included, up to 366 days;
   * left out: the thirty days up to today.
   */
  usage: UsageReport;
  /** Calls of the caller's own runs that wait for an answer, oldest first; 100 at most. */
  waitingApprovals: Array<Approval>;
};


export type QueryAgentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


export type QueryDeadRunsArgs = {
  first?: Scalars['Int']['input'];
  withDecided?: Scalars['Boolean']['input'];
};


export type QueryNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


export type QueryRunArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySessionArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


export type QueryTaskArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUsageArgs = {
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** What rebuildAnalytics counted. */
export type RebuildAnalyticsPayload = {
  __typename?: 'RebuildAnalyticsPayload';
  /** Runs that have ended. */
  countedRuns: Scalars['Int']['output'];
  /** Always empty. */
  userErrors: Array<UserError>;
};

/** What regenerateMessage takes. */
export type RegenerateMessageInput = {
  /**
   * A retry with the same value and message returns the first result, and runs and bills once;
   * with others: IDEMPOTENCY_CONFLICT.
   */
  clientRequestId?: InputMaybe<Scalars['String']['input']>;
  /** The answer beside which another is wanted. */
  messageId: Scalars['ID']['input'];
  /** provider/model that answers this time only; left out: the agent's. */
  model?: InputMaybe<Scalars['String']['input']>;
  /** What becomes of it where a run goes on in the session. */
  whileRunning?: InputMaybe<WhileRunning>;
};

/**
 * MESSAGE_NOT_FOUND, NOT_AN_ANSWER, STILL_WAITING, TOO_MANY_VERSIONS, RUN_IN_PROGRESS, QUEUE_FULL, IDEMPOTENCY_CONFLICT,
 * BUDGET_EXHAUSTED, MODEL_NOT_FOUND, MODEL_UNAVAILABLE.
 */
export type RegenerateMessagePayload = {
  __typename?: 'RegenerateMessagePayload';
  /** The user's message; null when it was refused. */
  message?: Maybe<Message>;
  /** The run that answers it again; null when it was refused. */
  run?: Maybe<Run>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What retryDeadRun takes. */
export type RetryDeadRunInput = {
  /** The dead run. */
  runId: Scalars['ID']['input'];
};

/** DEAD_RUN_NOT_FOUND, ALREADY_DECIDED, and the errors of regenerateMessage. */
export type RetryDeadRunPayload = {
  __typename?: 'RetryDeadRunPayload';
  /** As it is after that; null where there is none. */
  deadRun?: Maybe<DeadRun>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** One answer in the making, from question to end. */
export type Run = {
  __typename?: 'Run';
  /** 1 at first; one more each time a worker had to take the run over. */
  attempt: Scalars['Int']['output'];
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
  /** When it ended. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it failed; null unless it did. */
  error?: Maybe<RunError>;
  /** Opaque, run_… */
  id: Scalars['ID']['output'];
  /** The assistant's message. */
  message: Message;
  /** provider/model that answers; another than the one that was asked where that one failed, and the text says so. */
  model: Scalars['String']['output'];
  /** What its models were shown, call by call; empty for a run from before this was kept. */
  prompts?: Maybe<Array<Prompt>>;
  /** The user's message that it answers. */
  question: Message;
  /** The conversation it belongs to. */
  session: Session;
  /** When a worker first took it. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  status: RunStatus;
  /** What it has used; null before the first model call ended. */
  usage?: Maybe<Usage>;
};


/** One answer in the making, from question to end. */
export type RunPromptsArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
};

/** Always the last event of a run, and only once. */
export type RunEnded = RunEvent & {
  __typename?: 'RunEnded';
  /** When it was stored. */
  at: Scalars['DateTime']['output'];
  /** Why it failed; null unless it did. */
  error?: Maybe<RunError>;
  /** The message as it is stored. */
  message?: Maybe<Message>;
  /** The run it belongs to. */
  run: Run;
  /** Id of that run. */
  runId: Scalars['ID']['output'];
  /** Place in the run, from 1. */
  sequence: Scalars['Int']['output'];
  /** COMPLETED, STOPPED or FAILED. */
  status: RunStatus;
  /** What the run has used. */
  usage?: Maybe<Usage>;
};

/** Why a run failed. */
export type RunError = {
  __typename?: 'RunError';
  /** UPPER_SNAKE. */
  code: Scalars['String']['output'];
  /** One sentence for a person. */
  message: Scalars['String']['output'];
  /** True where asking again may help. */
  retryable: Scalars['Boolean']['output'];
};

/**
 * Numbered from 1 in each run, without a gap, across attempts and workers, and stored before it is
 * published: asked again, the same events come back. A client that lost its connection asks for what
 * follows the last number it saw. The content of the run's message equals its TextDeltas in order, each
 * StepReset applied. Each toolCallId is started once and ended once in a run. Events are kept for a time (90 days, unless
 * the installation says otherwise) after the run has ended; asked for later, they are summed up: RunStarted, the
 * whole content as one TextDelta, and RunEnded, numbered from 1. Who has seen some of them gets a StepReset to 0
 * in the place of RunStarted, numbered on from there.
 */
export type RunEvent = {
  /** When it was stored. */
  at: Scalars['DateTime']['output'];
  /** The run it belongs to. */
  run: Run;
  /** Id of that run. */
  runId: Scalars['ID']['output'];
  /** Place in the run, from 1. */
  sequence: Scalars['Int']['output'];
};

/** A worker that vanished with a run. */
export type RunLoss = {
  __typename?: 'RunLoss';
  /** When it was noticed. */
  lostAt: Scalars['DateTime']['output'];
  /** Tools whose calls were open, in the order of the calls. */
  openTools: Array<Scalars['String']['output']>;
  /** The step that was not finished, from 1; null before the first. */
  step?: Maybe<Scalars['Int']['output']>;
  /** The worker; each process has another id at each start. */
  workerId: Scalars['ID']['output'];
};

/** Once for each attempt. */
export type RunStarted = RunEvent & {
  __typename?: 'RunStarted';
  /** When it was stored. */
  at: Scalars['DateTime']['output'];
  /** 1 at first; one more each time a worker had to take the run over. */
  attempt: Scalars['Int']['output'];
  /** provider/model that answers. */
  model: Scalars['String']['output'];
  /** The run it belongs to. */
  run: Run;
  /** Id of that run. */
  runId: Scalars['ID']['output'];
  /** Place in the run, from 1. */
  sequence: Scalars['Int']['output'];
};

/** Where a run stands. */
export type RunStatus =
  /** Answered. */
  | 'COMPLETED'
  /** Given up; `error` says why. */
  | 'FAILED'
  /** Stored; no worker has it yet. */
  | 'QUEUED'
  /** A worker has it. */
  | 'RUNNING'
  /** Stopped by its user. */
  | 'STOPPED'
  /** A tool waits for the user's consent. */
  | 'WAITING_FOR_APPROVAL';

/** What saveNote takes. */
export type SaveNoteInput = {
  /** A retry with the same value returns the first result; with another note: IDEMPOTENCY_CONFLICT. */
  clientRequestId?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 4,000 UTF-16 code units after trimming. */
  content: Scalars['String']['input'];
  /** CAIP-19 id of the token that it is about; left out: about none. */
  tokenId?: InputMaybe<Scalars['ID']['input']>;
};

/** EMPTY_NOTE, NOTE_TOO_LONG, UNKNOWN_TOKEN, IDEMPOTENCY_CONFLICT, NOTEBOOK_FULL. */
export type SaveNotePayload = {
  __typename?: 'SaveNotePayload';
  /** Null when it was refused. */
  note?: Maybe<Note>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What selectBranch takes. */
export type SelectBranchInput = {
  /** The message through which the branch leads. */
  messageId: Scalars['ID']['input'];
};

/** MESSAGE_NOT_FOUND. */
export type SelectBranchPayload = {
  __typename?: 'SelectBranchPayload';
  /** The session, which shows the branch; null when it was refused. */
  session?: Maybe<Session>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What sendMessage takes. */
export type SendMessageInput = {
  /**
   * A retry with the same value and content returns the first result, and runs and bills once;
   * with other content: IDEMPOTENCY_CONFLICT.
   */
  clientRequestId?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 32,000 UTF-16 code units after trimming; else EMPTY_MESSAGE or MESSAGE_TOO_LONG. */
  content: Scalars['String']['input'];
  /** provider/model that answers this message only; left out: the agent's. */
  model?: InputMaybe<Scalars['String']['input']>;
  /** The conversation. */
  sessionId: Scalars['ID']['input'];
  /** What becomes of it where a run goes on in the session. */
  whileRunning?: InputMaybe<WhileRunning>;
};

/**
 * SESSION_NOT_FOUND, RUN_IN_PROGRESS, QUEUE_FULL, EMPTY_MESSAGE, MESSAGE_TOO_LONG, IDEMPOTENCY_CONFLICT, BUDGET_EXHAUSTED, PAID_MODELS_STOPPED,
 * MODEL_NOT_FOUND, MODEL_UNAVAILABLE.
 */
export type SendMessagePayload = {
  __typename?: 'SendMessagePayload';
  /** The user's message; null when it was refused. */
  message?: Maybe<Message>;
  /** The run that answers it; null when it was refused. */
  run?: Maybe<Run>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A conversation with an agent. (Signing in makes a SignIn, never a Session.) */
export type Session = {
  __typename?: 'Session';
  /** The run that goes on; null when none does. */
  activeRun?: Maybe<Run>;
  /** Who answers in it. */
  agent: Agent;
  /** When it was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** Opaque, session_… */
  id: Scalars['ID']['output'];
  /** Of the branch that is shown, in order of creation; questions that wait come last. `last` opens at the newest. */
  messages: MessageConnection;
  /** The runs that wait behind it, up to 11, in the order in which they begin; of all branches. */
  queuedRuns: Array<Run>;
  /**
   * Grows with each question and answer that is asked for, taken back, or stopped before it began, and with each change of
   * the branch that is shown or of the title: sessionChanges tells of those after it.
   */
  revision: Scalars['Int']['output'];
  /** Background work on it, the newest twenty, newest first. */
  tasks: Array<Task>;
  /** What it is about; null until something was said. */
  title?: Maybe<Scalars['String']['output']>;
};


/** A conversation with an agent. (Signing in makes a SignIn, never a Session.) */
export type SessionMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A conversation has changed. */
export type SessionChange = {
  __typename?: 'SessionChange';
  /** Its revision with this change; it grows, by more than one where several changes are told as one. */
  sequence: Scalars['Int']['output'];
  /** The conversation as it is now. */
  session: Session;
  /** Id of the conversation. */
  sessionId: Scalars['ID']['output'];
};

/** A page of sessions. */
export type SessionConnection = {
  __typename?: 'SessionConnection';
  /** The sessions of this page. */
  edges: Array<SessionEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A session in its list. */
export type SessionEdge = {
  __typename?: 'SessionEdge';
  /** Place in the list. */
  cursor: Scalars['String']['output'];
  /** The session. */
  node: Session;
};

/** What setPaidModels takes. */
export type SetPaidModelsInput = {
  /** True: no model is called that is not known to be free, by anybody, from now on. */
  areStopped: Scalars['Boolean']['input'];
  /** Told to whoever asks meanwhile; up to 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** REASON_TOO_LONG. */
export type SetPaidModelsPayload = {
  __typename?: 'SetPaidModelsPayload';
  /** How it is now; null when it was refused. */
  areStopped?: Maybe<Scalars['Boolean']['output']>;
  /** As it is told to people. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What setPlan takes; of a plan that there is, what is left out stays. */
export type SetPlanInput = {
  /** 0 to 1,000,000; null: no limit. */
  dailyLimitUsd?: InputMaybe<Scalars['Decimal']['input']>;
  /** True: the plan of users who have no other, in the place of the one that was. */
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
  /** 0 to 1,000,000; null: no limit. */
  monthlyLimitUsd?: InputMaybe<Scalars['Decimal']['input']>;
  /** 1 to 40 of a-z, 0-9 and -; a new one makes a plan. */
  name: Scalars['String']['input'];
  /** 0 to 1,000,000; null: no limit. */
  runLimitUsd?: InputMaybe<Scalars['Decimal']['input']>;
};

/** INVALID_NAME, INVALID_LIMIT. */
export type SetPlanPayload = {
  __typename?: 'SetPlanPayload';
  /** Null when it was refused. */
  plan?: Maybe<Plan>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What setUserBudget takes; what is left out stays. */
export type SetUserBudgetInput = {
  /** 0 to 1,000,000; null: the plan's. */
  dailyLimitUsd?: InputMaybe<Scalars['Decimal']['input']>;
  /** 0 to 1,000,000; null: the plan's. */
  monthlyLimitUsd?: InputMaybe<Scalars['Decimal']['input']>;
  /** Name of a plan; null: the default one. */
  plan?: InputMaybe<Scalars['String']['input']>;
  /** 0 to 1,000,000; null: the plan's. */
  runLimitUsd?: InputMaybe<Scalars['Decimal']['input']>;
  /** The user. */
  userId: Scalars['ID']['input'];
};

/** USER_NOT_FOUND, PLAN_NOT_FOUND, INVALID_LIMIT. */
export type SetUserBudgetPayload = {
  __typename?: 'SetUserBudgetPayload';
  /** Null when it was refused. */
  budget?: Maybe<UserBudget>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** How much may be spent on models, and how far that is used. */
export type SpendingLimit = {
  __typename?: 'SpendingLimit';
  /** What it holds for. */
  kind: SpendingLimitKind;
  /** The most that may be spent. */
  limitUsd: Scalars['Decimal']['output'];
  /** What is left; null for RUN. */
  remainingUsd?: Maybe<Scalars['Decimal']['output']>;
  /** When it begins anew; null for RUN. */
  resetsAt?: Maybe<Scalars['DateTime']['output']>;
  /** What calls that go on, and runs that have not ended, may still cost; null for RUN. */
  setAsideUsd?: Maybe<Scalars['Decimal']['output']>;
  /** What calls that have ended cost; null for RUN. */
  spentUsd?: Maybe<Scalars['Decimal']['output']>;
};

/** What a limit of spending holds for. */
export type SpendingLimitKind =
  /** A day (UTC). */
  | 'DAY'
  /** A calendar month (UTC). */
  | 'MONTH'
  /** Each run. */
  | 'RUN';

/**
 * Text of the message past `keepLength` UTF-16 code units is void: the step began again after a failure,
 * or a sentence is being corrected because its number had no evidence.
 */
export type StepReset = RunEvent & {
  __typename?: 'StepReset';
  /** When it was stored. */
  at: Scalars['DateTime']['output'];
  /** Length that stays, in UTF-16 code units. */
  keepLength: Scalars['Int']['output'];
  /** The message that shrinks. */
  messageId: Scalars['ID']['output'];
  /** WORKER_LOST, MODEL_FAILED, UNSUPPORTED_NUMBER, or EVENTS_PURGED where the events are summed up. */
  reason: Scalars['String']['output'];
  /** The run it belongs to. */
  run: Run;
  /** Id of that run. */
  runId: Scalars['ID']['output'];
  /** Place in the run, from 1. */
  sequence: Scalars['Int']['output'];
};

/** What stopRun takes. */
export type StopRunInput = {
  /** The run to stop. */
  runId: Scalars['ID']['input'];
};

/** RUN_NOT_FOUND. A run that has ended already is returned as it is. */
export type StopRunPayload = {
  __typename?: 'StopRunPayload';
  /** The run; null when there is none of that id. */
  run?: Maybe<Run>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

export type Subscription = {
  __typename?: 'Subscription';
  /** Replays what is stored after `afterSequence`, then goes on live, and completes after RunEnded. */
  runEvents: RunEvent;
  /**
   * Tells that a conversation has changed, on whatever device: of what changed after `afterSequence`, then of each change as
   * it comes; of several at once, the last. What is new is asked for; what a run says, runEvents tells.
   */
  sessionChanges: SessionChange;
};


export type SubscriptionRunEventsArgs = {
  afterSequence?: Scalars['Int']['input'];
  runId: Scalars['ID']['input'];
};


export type SubscriptionSessionChangesArgs = {
  afterSequence?: Scalars['Int']['input'];
  sessionId: Scalars['ID']['input'];
};

/** Background work on a conversation. It is done once in effect, whatever becomes of the workers that have it. */
export type Task = {
  __typename?: 'Task';
  /** When it ended. */
  completedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
  /** Before this time it is not tried, or not tried again. */
  dueAt: Scalars['DateTime']['output'];
  /** Why it failed; null unless it did. */
  error?: Maybe<TaskError>;
  /** What it has made; null until it has succeeded, and where it makes no file. */
  file?: Maybe<TaskFile>;
  /** Opaque, task_… */
  id: Scalars['ID']['output'];
  /** What it does. */
  kind: TaskKind;
  /** How far it is, 0 to 1; as stored last. */
  progress: Scalars['Float']['output'];
  /** The same in words; null where there is nothing to say. */
  progressText?: Maybe<Scalars['String']['output']>;
  /** How often it failed, or was lost with its worker, and began again. */
  retryCount: Scalars['Int']['output'];
  /** The conversation that it works on. */
  session: Session;
  /** When a worker first had it. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  status: TaskStatus;
};

/** Why background work failed. */
export type TaskError = {
  __typename?: 'TaskError';
  /** UPPER_SNAKE. */
  code: Scalars['String']['output'];
  /** One sentence for a person. */
  message: Scalars['String']['output'];
};

/** What background work has made. It is kept for a while: the file is the parts one after the other. */
export type TaskFile = {
  __typename?: 'TaskFile';
  /** Its size in UTF-8. */
  byteLength: Scalars['Int']['output'];
  /** text/markdown. */
  mediaType: Scalars['String']['output'];
  /** What to call it. */
  name: Scalars['String']['output'];
  /** A part of it; null where it has no such part. */
  part?: Maybe<Scalars['String']['output']>;
  /** How many parts it has. */
  parts: Scalars['Int']['output'];
};


/** What background work has made. It is kept for a while: the file is the parts one after the other. */
export type TaskFilePartArgs = {
  number?: Scalars['Int']['input'];
};

/** What background work does. */
export type TaskKind =
  /** Writes a conversation as a file. */
  | 'EXPORT_SESSION'
  /** Names a conversation after what was analysed in it. */
  | 'NAME_SESSION';

/** Where background work stands. */
export type TaskStatus =
  /** Ended by its user. */
  | 'CANCELLED'
  /** Given up; `error` says why. */
  | 'FAILED'
  /** Waits for a worker, or for its next try. */
  | 'QUEUED'
  /** A worker has it. */
  | 'RUNNING'
  /** Done. */
  | 'SUCCEEDED';

/** A piece of the answer. */
export type TextDelta = RunEvent & {
  __typename?: 'TextDelta';
  /** When it was stored. */
  at: Scalars['DateTime']['output'];
  /** The message that grows. */
  messageId: Scalars['ID']['output'];
  /** Where the text goes, in UTF-16 code units from the start of the message. */
  offset: Scalars['Int']['output'];
  /** The run it belongs to. */
  run: Run;
  /** Id of that run. */
  runId: Scalars['ID']['output'];
  /** Place in the run, from 1. */
  sequence: Scalars['Int']['output'];
  /** What is added. */
  text: Scalars['String']['output'];
};

/** A token, as the analysis subgraphs know it. */
export type Token = {
  __typename?: 'Token';
  /** CAIP-19, lower case, or listed:<CoinGecko id>/coin:native. */
  id: Scalars['ID']['output'];
};

/** A tool call has ended. */
export type ToolCallEnded = RunEvent & {
  __typename?: 'ToolCallEnded';
  /** When it was stored. */
  at: Scalars['DateTime']['output'];
  /** How long it took, in milliseconds. */
  durationMs?: Maybe<Scalars['Int']['output']>;
  /** What it brought. */
  evidence: Array<Evidence>;
  /** The run it belongs to. */
  run: Run;
  /** Id of that run. */
  runId: Scalars['ID']['output'];
  /** Place in the run, from 1. */
  sequence: Scalars['Int']['output'];
  /** How it ended. */
  status: ToolExecutionStatus;
  /** One line for a person; null where there is nothing to say. */
  summary?: Maybe<Scalars['String']['output']>;
  /** The call. */
  toolCallId: Scalars['ID']['output'];
  /** Name of the tool. */
  toolName: Scalars['String']['output'];
};

/** A tool call has begun. */
export type ToolCallStarted = RunEvent & {
  __typename?: 'ToolCallStarted';
  /** What it is called with. */
  arguments: Scalars['JSON']['output'];
  /** When it was stored. */
  at: Scalars['DateTime']['output'];
  /** The run it belongs to. */
  run: Run;
  /** Id of that run. */
  runId: Scalars['ID']['output'];
  /** Place in the run, from 1. */
  sequence: Scalars['Int']['output'];
  /** The call. */
  toolCallId: Scalars['ID']['output'];
  /** Name of the tool. */
  toolName: Scalars['String']['output'];
};

/** One call of a tool. */
export type ToolExecution = {
  __typename?: 'ToolExecution';
  /** The question to its user whether it may be made; null where none was needed. */
  approval?: Maybe<Approval>;
  /** What it was called with. */
  arguments: Scalars['JSON']['output'];
  /** How long it took, in milliseconds. */
  durationMs?: Maybe<Scalars['Int']['output']>;
  /** When it began. */
  executedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque, toolexec_… */
  id: Scalars['ID']['output'];
  /** What it gave; null unless it succeeded. */
  result?: Maybe<Scalars['JSON']['output']>;
  /** Where it stands. */
  status: ToolExecutionStatus;
  /** Equal to the toolCallId of the run's events. */
  toolCallId: Scalars['ID']['output'];
  /** Name of the tool. */
  toolName: Scalars['String']['output'];
};

/** Where a tool call stands. */
export type ToolExecutionStatus =
  /** Was ended by a stop. */
  | 'CANCELLED'
  /** Was not allowed. */
  | 'DENIED'
  /** Gave an error. */
  | 'FAILED'
  /** A write that may or may not have happened before a crash; never repeated by itself. */
  | 'OUTCOME_UNKNOWN'
  /** Known; not begun. */
  | 'QUEUED'
  /** Goes on. */
  | 'RUNNING'
  /** Gave a result. */
  | 'SUCCEEDED'
  /** Took longer than its limit. */
  | 'TIMED_OUT'
  /** Waits for the user's consent. */
  | 'WAITING_FOR_APPROVAL';

/** What updateAgent takes; what is left out stays as it is. */
export type UpdateAgentInput = {
  /** The agent; its conversations go on with what is changed. */
  agentId: Scalars['ID']['input'];
  /** provider/model; null: the default model. */
  model?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Up to 20,000 characters; null: none. */
  systemPrompt?: InputMaybe<Scalars['String']['input']>;
  /** Names of tools; null: all. */
  tools?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** AGENT_NOT_FOUND, INVALID_NAME, MODEL_NOT_FOUND, MODEL_UNAVAILABLE, UNKNOWN_TOOL, SYSTEM_PROMPT_TOO_LONG. */
export type UpdateAgentPayload = {
  __typename?: 'UpdateAgentPayload';
  /** Null when it was refused. */
  agent?: Maybe<Agent>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What a run has used of its model. */
export type Usage = {
  __typename?: 'Usage';
  /** Of the tokens read, those that came from the provider's cache. */
  cachedInputTokens?: Maybe<Scalars['Int']['output']>;
  /** Price of both, exact; where `isCostKnown` is false an estimate (`isEstimated`), or else a lower bound. */
  costUsd: Scalars['Decimal']['output'];
  /** Tokens read by the model. */
  inputTokens: Scalars['Int']['output'];
  /** False where a model without a known price answered, or a call broke off before it said what it had used. */
  isCostKnown: Scalars['Boolean']['output'];
  /** True where a provider did not say what a call had used: counted from what was sent to it and what came back. */
  isEstimated: Scalars['Boolean']['output'];
  /** Tokens written by the model. */
  outputTokens: Scalars['Int']['output'];
  /** Of the tokens written, those that the model thought with. */
  reasoningTokens?: Maybe<Scalars['Int']['output']>;
};

/** What was used on a day and of a model. */
export type UsageEntry = {
  __typename?: 'UsageEntry';
  /** Of them, those that came from the provider's cache; a whole number. */
  cachedInputTokens: Scalars['Float']['output'];
  /** Calls of the model. */
  calls: Scalars['Int']['output'];
  /** Price of it, as `Usage.costUsd`. */
  costUsd: Scalars['Decimal']['output'];
  /** The day (UTC) on which the calls ended; null: all of them. */
  date?: Maybe<Scalars['Date']['output']>;
  /** Tokens read; a whole number. */
  inputTokens: Scalars['Float']['output'];
  /** As `Usage.isCostKnown`. */
  isCostKnown: Scalars['Boolean']['output'];
  /** As `Usage.isEstimated`. */
  isEstimated: Scalars['Boolean']['output'];
  /** provider/model; null: all of them. */
  model?: Maybe<Scalars['String']['output']>;
  /** Tokens written; a whole number. */
  outputTokens: Scalars['Float']['output'];
  /** Of them, those that the model thought with; a whole number. */
  reasoningTokens: Scalars['Float']['output'];
};

/** What the caller has used of models, and what is left. */
export type UsageReport = {
  __typename?: 'UsageReport';
  /** True while an administrator has stopped the models that cost. */
  arePaidModelsStopped: Scalars['Boolean']['output'];
  /** By day and model, in order of the days. Runs count once they have ended. */
  entries: Array<UsageEntry>;
  /** First day. */
  from: Scalars['Date']['output'];
  /** The limits that hold, and how far each is used at this moment. */
  limits: Array<SpendingLimit>;
  /** By model, the dearest first. */
  models: Array<UsageEntry>;
  /** Name of the plan whose limits hold; null where there is none. */
  plan?: Maybe<Scalars['String']['output']>;
  /** Last day. */
  to: Scalars['Date']['output'];
  /** All of it. */
  total: UsageEntry;
};

/** An account. */
export type User = {
  __typename?: 'User';
  /** Opaque, user_… */
  id: Scalars['ID']['output'];
};

/** What a user may spend on models: the plan's limits, and those of the user's own, which go before them. */
export type UserBudget = {
  __typename?: 'UserBudget';
  /** For each day (UTC); null: no limit. */
  dailyLimitUsd?: Maybe<Scalars['Decimal']['output']>;
  /** For each calendar month (UTC); null: no limit. */
  monthlyLimitUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Name of the plan; null where there is none. */
  plan?: Maybe<Scalars['String']['output']>;
  /** For each run; null: the installation's own limit. */
  runLimitUsd?: Maybe<Scalars['Decimal']['output']>;
  /** The user. */
  user: User;
};

/** An expected failure. Unexpected ones arrive in the response's top-level errors, masked. */
export type UserError = {
  __typename?: 'UserError';
  /** UPPER_SNAKE; each mutation documents its own. */
  code: Scalars['String']['output'];
  /** Path of the input field that is to blame; null where none is. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** One sentence for a person: what happened and what to do. */
  message: Scalars['String']['output'];
};

/** What becomes of a question that is asked while a run goes on in its session: a session is answered one by one. */
export type WhileRunning =
  /** Stored at once, and answered in its turn, behind those that wait, knowing their answers; up to 10 wait, else QUEUE_FULL. */
  | 'ENQUEUE'
  /** The run that goes on is stopped and keeps what was said; this one begins next. What waits is answered after it. */
  | 'INTERRUPT'
  /** Refused: RUN_IN_PROGRESS. */
  | 'REJECT';

/** What withdrawMessage takes. */
export type WithdrawMessageInput = {
  /** A question that waits, or its answer. */
  messageId: Scalars['ID']['input'];
};

/** MESSAGE_NOT_FOUND, ALREADY_BEGUN. */
export type WithdrawMessagePayload = {
  __typename?: 'WithdrawMessagePayload';
  /** The session, without the message; null when it was refused. */
  session?: Maybe<Session>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

export type WithIndex<TObject> = TObject & Record<string, any>;
export type ResolversObject<TObject> = WithIndex<TObject>;

export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = ResolversObject<{
  Agent: Agent;
  Message: Message;
  Run: Run;
  Session: Session;
  Task: Task;
}>;

/** Mapping of federation reference types */
export type FederationReferenceTypes = ResolversObject<{
  Agent:
    ( { __typename: 'Agent' }
    & GraphQLRecursivePick<FederationTypes['Agent'], {"id":true}> );
  Message:
    ( { __typename: 'Message' }
    & GraphQLRecursivePick<FederationTypes['Message'], {"id":true}> );
  Run:
    ( { __typename: 'Run' }
    & GraphQLRecursivePick<FederationTypes['Run'], {"id":true}> );
  Session:
    ( { __typename: 'Session' }
    & GraphQLRecursivePick<FederationTypes['Session'], {"id":true}> );
  Task:
    ( { __typename: 'Task' }
    & GraphQLRecursivePick<FederationTypes['Task'], {"id":true}> );
}>;



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  Agent: ResolverTypeWrapper<AgentRow>;
  ID: ResolverTypeWrapper<Partial<Scalars['ID']['output']>>;
  Boolean: ResolverTypeWrapper<Partial<Scalars['Boolean']['output']>>;
  String: ResolverTypeWrapper<Partial<Scalars['String']['output']>>;
  AgentAnalytics: ResolverTypeWrapper<Partial<AgentAnalytics>>;
  AgentConnection: ResolverTypeWrapper<Partial<Omit<AgentConnection, 'edges'> & { edges: Array<ResolversTypes['AgentEdge']> }>>;
  AgentEdge: ResolverTypeWrapper<Partial<Omit<AgentEdge, 'node'> & { node: ResolversTypes['Agent'] }>>;
  AgentPeriod: ResolverTypeWrapper<Partial<AgentPeriod>>;
  Int: ResolverTypeWrapper<Partial<Scalars['Int']['output']>>;
  Float: ResolverTypeWrapper<Partial<Scalars['Float']['output']>>;
  AnswerApprovalInput: ResolverTypeWrapper<Partial<AnswerApprovalInput>>;
  AnswerApprovalPayload: ResolverTypeWrapper<Partial<Omit<AnswerApprovalPayload, 'approval'> & { approval?: Maybe<ResolversTypes['Approval']> }>>;
  Approval: ResolverTypeWrapper<ApprovalRow>;
  ApprovalAnswered: ResolverTypeWrapper<StoredApprovalAnswered>;
  ApprovalDecision: ResolverTypeWrapper<Partial<ApprovalDecision>>;
  ApprovalReason: ResolverTypeWrapper<Partial<ApprovalReason>>;
  ApprovalRequested: ResolverTypeWrapper<StoredApprovalRequested>;
  ApprovalStatus: ResolverTypeWrapper<Partial<ApprovalStatus>>;
  CancelTaskInput: ResolverTypeWrapper<Partial<CancelTaskInput>>;
  CancelTaskPayload: ResolverTypeWrapper<Partial<Omit<CancelTaskPayload, 'task'> & { task?: Maybe<ResolversTypes['Task']> }>>;
  Citation: ResolverTypeWrapper<CitationRow>;
  ContinueMessageInput: ResolverTypeWrapper<Partial<ContinueMessageInput>>;
  ContinueMessagePayload: ResolverTypeWrapper<Partial<Omit<ContinueMessagePayload, 'message' | 'run'> & { message?: Maybe<ResolversTypes['Message']>, run?: Maybe<ResolversTypes['Run']> }>>;
  CreateAgentInput: ResolverTypeWrapper<Partial<CreateAgentInput>>;
  CreateAgentPayload: ResolverTypeWrapper<Partial<Omit<CreateAgentPayload, 'agent'> & { agent?: Maybe<ResolversTypes['Agent']> }>>;
  CreateSessionInput: ResolverTypeWrapper<Partial<CreateSessionInput>>;
  CreateSessionPayload: ResolverTypeWrapper<Partial<Omit<CreateSessionPayload, 'session'> & { session?: Maybe<ResolversTypes['Session']> }>>;
  Date: ResolverTypeWrapper<Partial<Scalars['Date']['output']>>;
  DateTime: ResolverTypeWrapper<Partial<Scalars['DateTime']['output']>>;
  DeadRun: ResolverTypeWrapper<DeadRunRow>;
  DeadRunDecision: ResolverTypeWrapper<Partial<DeadRunDecision>>;
  Decimal: ResolverTypeWrapper<Partial<Scalars['Decimal']['output']>>;
  DeleteNoteInput: ResolverTypeWrapper<Partial<DeleteNoteInput>>;
  DeleteNotePayload: ResolverTypeWrapper<Partial<DeleteNotePayload>>;
  DiscardDeadRunInput: ResolverTypeWrapper<Partial<DiscardDeadRunInput>>;
  DiscardDeadRunPayload: ResolverTypeWrapper<Partial<Omit<DiscardDeadRunPayload, 'deadRun'> & { deadRun?: Maybe<ResolversTypes['DeadRun']> }>>;
  EditMessageInput: ResolverTypeWrapper<Partial<EditMessageInput>>;
  EditMessagePayload: ResolverTypeWrapper<Partial<Omit<EditMessagePayload, 'message' | 'run'> & { message?: Maybe<ResolversTypes['Message']>, run?: Maybe<ResolversTypes['Run']> }>>;
  Evidence: ResolverTypeWrapper<PlatformEvidence>;
  EvidenceMode: ResolverTypeWrapper<Partial<EvidenceMode>>;
  ExportSessionInput: ResolverTypeWrapper<Partial<ExportSessionInput>>;
  ExportSessionPayload: ResolverTypeWrapper<Partial<Omit<ExportSessionPayload, 'task'> & { task?: Maybe<ResolversTypes['Task']> }>>;
  JSON: ResolverTypeWrapper<Partial<Scalars['JSON']['output']>>;
  Message: ResolverTypeWrapper<MessageRow>;
  MessageConnection: ResolverTypeWrapper<Partial<Omit<MessageConnection, 'edges'> & { edges: Array<ResolversTypes['MessageEdge']> }>>;
  MessageEdge: ResolverTypeWrapper<Partial<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>>;
  MessageRole: ResolverTypeWrapper<Partial<MessageRole>>;
  MessageSiblings: ResolverTypeWrapper<Partial<MessageSiblings>>;
  Model: ResolverTypeWrapper<ModelListing>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Note: ResolverTypeWrapper<NoteRow>;
  NoteConnection: ResolverTypeWrapper<Partial<Omit<NoteConnection, 'edges'> & { edges: Array<ResolversTypes['NoteEdge']> }>>;
  NoteEdge: ResolverTypeWrapper<Partial<Omit<NoteEdge, 'node'> & { node: ResolversTypes['Note'] }>>;
  OtherRunEvent: ResolverTypeWrapper<StoredRunEvent>;
  PageInfo: ResolverTypeWrapper<Partial<PageInfo>>;
  Plan: ResolverTypeWrapper<PlanRow>;
  Prompt: ResolverTypeWrapper<StoredPrompt>;
  PromptPart: ResolverTypeWrapper<StoredPromptPart>;
  PromptPartForm: ResolverTypeWrapper<Partial<PromptPartForm>>;
  PromptPartKind: ResolverTypeWrapper<Partial<PromptPartKind>>;
  PromptPurpose: ResolverTypeWrapper<Partial<PromptPurpose>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RebuildAnalyticsPayload: ResolverTypeWrapper<Partial<RebuildAnalyticsPayload>>;
  RegenerateMessageInput: ResolverTypeWrapper<Partial<RegenerateMessageInput>>;
  RegenerateMessagePayload: ResolverTypeWrapper<Partial<Omit<RegenerateMessagePayload, 'message' | 'run'> & { message?: Maybe<ResolversTypes['Message']>, run?: Maybe<ResolversTypes['Run']> }>>;
  RetryDeadRunInput: ResolverTypeWrapper<Partial<RetryDeadRunInput>>;
  RetryDeadRunPayload: ResolverTypeWrapper<Partial<Omit<RetryDeadRunPayload, 'deadRun'> & { deadRun?: Maybe<ResolversTypes['DeadRun']> }>>;
  Run: ResolverTypeWrapper<RunRow>;
  RunEnded: ResolverTypeWrapper<StoredRunEnded>;
  RunError: ResolverTypeWrapper<Partial<RunError>>;
  RunEvent: ResolverTypeWrapper<StoredRunEvent>;
  RunLoss: ResolverTypeWrapper<RunLossRow>;
  RunStarted: ResolverTypeWrapper<StoredRunStarted>;
  RunStatus: ResolverTypeWrapper<Partial<RunStatus>>;
  SaveNoteInput: ResolverTypeWrapper<Partial<SaveNoteInput>>;
  SaveNotePayload: ResolverTypeWrapper<Partial<Omit<SaveNotePayload, 'note'> & { note?: Maybe<ResolversTypes['Note']> }>>;
  SelectBranchInput: ResolverTypeWrapper<Partial<SelectBranchInput>>;
  SelectBranchPayload: ResolverTypeWrapper<Partial<Omit<SelectBranchPayload, 'session'> & { session?: Maybe<ResolversTypes['Session']> }>>;
  SendMessageInput: ResolverTypeWrapper<Partial<SendMessageInput>>;
  SendMessagePayload: ResolverTypeWrapper<Partial<Omit<SendMessagePayload, 'message' | 'run'> & { message?: Maybe<ResolversTypes['Message']>, run?: Maybe<ResolversTypes['Run']> }>>;
  Session: ResolverTypeWrapper<SessionRow>;
  SessionChange: ResolverTypeWrapper<SessionChanged>;
  SessionConnection: ResolverTypeWrapper<Partial<Omit<SessionConnection, 'edges'> & { edges: Array<ResolversTypes['SessionEdge']> }>>;
  SessionEdge: ResolverTypeWrapper<Partial<Omit<SessionEdge, 'node'> & { node: ResolversTypes['Session'] }>>;
  SetPaidModelsInput: ResolverTypeWrapper<Partial<SetPaidModelsInput>>;
  SetPaidModelsPayload: ResolverTypeWrapper<Partial<SetPaidModelsPayload>>;
  SetPlanInput: ResolverTypeWrapper<Partial<SetPlanInput>>;
  SetPlanPayload: ResolverTypeWrapper<Partial<Omit<SetPlanPayload, 'plan'> & { plan?: Maybe<ResolversTypes['Plan']> }>>;
  SetUserBudgetInput: ResolverTypeWrapper<Partial<SetUserBudgetInput>>;
  SetUserBudgetPayload: ResolverTypeWrapper<Partial<Omit<SetUserBudgetPayload, 'budget'> & { budget?: Maybe<ResolversTypes['UserBudget']> }>>;
  SpendingLimit: ResolverTypeWrapper<Partial<SpendingLimit>>;
  SpendingLimitKind: ResolverTypeWrapper<Partial<SpendingLimitKind>>;
  StepReset: ResolverTypeWrapper<StoredStepReset>;
  StopRunInput: ResolverTypeWrapper<Partial<StopRunInput>>;
  StopRunPayload: ResolverTypeWrapper<Partial<Omit<StopRunPayload, 'run'> & { run?: Maybe<ResolversTypes['Run']> }>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Task: ResolverTypeWrapper<TaskRow>;
  TaskError: ResolverTypeWrapper<Partial<TaskError>>;
  TaskFile: ResolverTypeWrapper<OwnedTaskFile>;
  TaskKind: ResolverTypeWrapper<Partial<TaskKind>>;
  TaskStatus: ResolverTypeWrapper<Partial<TaskStatus>>;
  TextDelta: ResolverTypeWrapper<StoredTextDelta>;
  Token: ResolverTypeWrapper<Partial<Token>>;
  ToolCallEnded: ResolverTypeWrapper<StoredToolCallEnded>;
  ToolCallStarted: ResolverTypeWrapper<StoredToolCallStarted>;
  ToolExecution: ResolverTypeWrapper<ToolExecutionRow>;
  ToolExecutionStatus: ResolverTypeWrapper<Partial<ToolExecutionStatus>>;
  URL: ResolverTypeWrapper<Partial<Scalars['URL']['output']>>;
  UpdateAgentInput: ResolverTypeWrapper<Partial<UpdateAgentInput>>;
  UpdateAgentPayload: ResolverTypeWrapper<Partial<Omit<UpdateAgentPayload, 'agent'> & { agent?: Maybe<ResolversTypes['Agent']> }>>;
  Usage: ResolverTypeWrapper<Partial<Usage>>;
  UsageEntry: ResolverTypeWrapper<Partial<UsageEntry>>;
  UsageReport: ResolverTypeWrapper<ReadUsage>;
  User: ResolverTypeWrapper<Partial<User>>;
  UserBudget: ResolverTypeWrapper<SetBudget>;
  UserError: ResolverTypeWrapper<Partial<UserError>>;
  WhileRunning: ResolverTypeWrapper<Partial<WhileRunning>>;
  WithdrawMessageInput: ResolverTypeWrapper<Partial<WithdrawMessageInput>>;
  WithdrawMessagePayload: ResolverTypeWrapper<Partial<Omit<WithdrawMessagePayload, 'session'> & { session?: Maybe<ResolversTypes['Session']> }>>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  Agent: AgentRow;
  ID: Partial<Scalars['ID']['output']>;
  Boolean: Partial<Scalars['Boolean']['output']>;
  String: Partial<Scalars['String']['output']>;
  AgentAnalytics: Partial<AgentAnalytics>;
  AgentConnection: Partial<Omit<AgentConnection, 'edges'> & { edges: Array<ResolversParentTypes['AgentEdge']> }>;
  AgentEdge: Partial<Omit<AgentEdge, 'node'> & { node: ResolversParentTypes['Agent'] }>;
  AgentPeriod: Partial<AgentPeriod>;
  Int: Partial<Scalars['Int']['output']>;
  Float: Partial<Scalars['Float']['output']>;
  AnswerApprovalInput: Partial<AnswerApprovalInput>;
  AnswerApprovalPayload: Partial<Omit<AnswerApprovalPayload, 'approval'> & { approval?: Maybe<ResolversParentTypes['Approval']> }>;
  Approval: ApprovalRow;
  ApprovalAnswered: StoredApprovalAnswered;
  ApprovalRequested: StoredApprovalRequested;
  CancelTaskInput: Partial<CancelTaskInput>;
  CancelTaskPayload: Partial<Omit<CancelTaskPayload, 'task'> & { task?: Maybe<ResolversParentTypes['Task']> }>;
  Citation: CitationRow;
  ContinueMessageInput: Partial<ContinueMessageInput>;
  ContinueMessagePayload: Partial<Omit<ContinueMessagePayload, 'message' | 'run'> & { message?: Maybe<ResolversParentTypes['Message']>, run?: Maybe<ResolversParentTypes['Run']> }>;
  CreateAgentInput: Partial<CreateAgentInput>;
  CreateAgentPayload: Partial<Omit<CreateAgentPayload, 'agent'> & { agent?: Maybe<ResolversParentTypes['Agent']> }>;
  CreateSessionInput: Partial<CreateSessionInput>;
  CreateSessionPayload: Partial<Omit<CreateSessionPayload, 'session'> & { session?: Maybe<ResolversParentTypes['Session']> }>;
  Date: Partial<Scalars['Date']['output']>;
  DateTime: Partial<Scalars['DateTime']['output']>;
  DeadRun: DeadRunRow;
  Decimal: Partial<Scalars['Decimal']['output']>;
  DeleteNoteInput: Partial<DeleteNoteInput>;
  DeleteNotePayload: Partial<DeleteNotePayload>;
  DiscardDeadRunInput: Partial<DiscardDeadRunInput>;
  DiscardDeadRunPayload: Partial<Omit<DiscardDeadRunPayload, 'deadRun'> & { deadRun?: Maybe<ResolversParentTypes['DeadRun']> }>;
  EditMessageInput: Partial<EditMessageInput>;
  EditMessagePayload: Partial<Omit<EditMessagePayload, 'message' | 'run'> & { message?: Maybe<ResolversParentTypes['Message']>, run?: Maybe<ResolversParentTypes['Run']> }>;
  Evidence: PlatformEvidence;
  ExportSessionInput: Partial<ExportSessionInput>;
  ExportSessionPayload: Partial<Omit<ExportSessionPayload, 'task'> & { task?: Maybe<ResolversParentTypes['Task']> }>;
  JSON: Partial<Scalars['JSON']['output']>;
  Message: MessageRow;
  MessageConnection: Partial<Omit<MessageConnection, 'edges'> & { edges: Array<ResolversParentTypes['MessageEdge']> }>;
  MessageEdge: Partial<Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] }>;
  MessageSiblings: Partial<MessageSiblings>;
  Model: ModelListing;
  Mutation: Record<PropertyKey, never>;
  Note: NoteRow;
  NoteConnection: Partial<Omit<NoteConnection, 'edges'> & { edges: Array<ResolversParentTypes['NoteEdge']> }>;
  NoteEdge: Partial<Omit<NoteEdge, 'node'> & { node: ResolversParentTypes['Note'] }>;
  OtherRunEvent: StoredRunEvent;
  PageInfo: Partial<PageInfo>;
  Plan: PlanRow;
  Prompt: StoredPrompt;
  PromptPart: StoredPromptPart;
  Query: Record<PropertyKey, never>;
  RebuildAnalyticsPayload: Partial<RebuildAnalyticsPayload>;
  RegenerateMessageInput: Partial<RegenerateMessageInput>;
  RegenerateMessagePayload: Partial<Omit<RegenerateMessagePayload, 'message' | 'run'> & { message?: Maybe<ResolversParentTypes['Message']>, run?: Maybe<ResolversParentTypes['Run']> }>;
  RetryDeadRunInput: Partial<RetryDeadRunInput>;
  RetryDeadRunPayload: Partial<Omit<RetryDeadRunPayload, 'deadRun'> & { deadRun?: Maybe<ResolversParentTypes['DeadRun']> }>;
  Run: RunRow;
  RunEnded: StoredRunEnded;
  RunError: Partial<RunError>;
  RunEvent: StoredRunEvent;
  RunLoss: RunLossRow;
  RunStarted: StoredRunStarted;
  SaveNoteInput: Partial<SaveNoteInput>;
  SaveNotePayload: Partial<Omit<SaveNotePayload, 'note'> & { note?: Maybe<ResolversParentTypes['Note']> }>;
  SelectBranchInput: Partial<SelectBranchInput>;
  SelectBranchPayload: Partial<Omit<SelectBranchPayload, 'session'> & { session?: Maybe<ResolversParentTypes['Session']> }>;
  SendMessageInput: Partial<SendMessageInput>;
  SendMessagePayload: Partial<Omit<SendMessagePayload, 'message' | 'run'> & { message?: Maybe<ResolversParentTypes['Message']>, run?: Maybe<ResolversParentTypes['Run']> }>;
  Session: SessionRow;
  SessionChange: SessionChanged;
  SessionConnection: Partial<Omit<SessionConnection, 'edges'> & { edges: Array<ResolversParentTypes['SessionEdge']> }>;
  SessionEdge: Partial<Omit<SessionEdge, 'node'> & { node: ResolversParentTypes['Session'] }>;
  SetPaidModelsInput: Partial<SetPaidModelsInput>;
  SetPaidModelsPayload: Partial<SetPaidModelsPayload>;
  SetPlanInput: Partial<SetPlanInput>;
  SetPlanPayload: Partial<Omit<SetPlanPayload, 'plan'> & { plan?: Maybe<ResolversParentTypes['Plan']> }>;
  SetUserBudgetInput: Partial<SetUserBudgetInput>;
  SetUserBudgetPayload: Partial<Omit<SetUserBudgetPayload, 'budget'> & { budget?: Maybe<ResolversParentTypes['UserBudget']> }>;
  SpendingLimit: Partial<SpendingLimit>;
  StepReset: StoredStepReset;
  StopRunInput: Partial<StopRunInput>;
  StopRunPayload: Partial<Omit<StopRunPayload, 'run'> & { run?: Maybe<ResolversParentTypes['Run']> }>;
  Subscription: Record<PropertyKey, never>;
  Task: TaskRow;
  TaskError: Partial<TaskError>;
  TaskFile: OwnedTaskFile;
  TextDelta: StoredTextDelta;
  Token: Partial<Token>;
  ToolCallEnded: StoredToolCallEnded;
  ToolCallStarted: StoredToolCallStarted;
  ToolExecution: ToolExecutionRow;
  URL: Partial<Scalars['URL']['output']>;
  UpdateAgentInput: Partial<UpdateAgentInput>;
  UpdateAgentPayload: Partial<Omit<UpdateAgentPayload, 'agent'> & { agent?: Maybe<ResolversParentTypes['Agent']> }>;
  Usage: Partial<Usage>;
  UsageEntry: Partial<UsageEntry>;
  UsageReport: ReadUsage;
  User: Partial<User>;
  UserBudget: SetBudget;
  UserError: Partial<UserError>;
  WithdrawMessageInput: Partial<WithdrawMessageInput>;
  WithdrawMessagePayload: Partial<Omit<WithdrawMessagePayload, 'session'> & { session?: Maybe<ResolversParentTypes['Session']> }>;
}>;

export type AgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agent'] = ResolversParentTypes['Agent'], FederationReferenceType extends FederationReferenceTypes['Agent'] = FederationReferenceTypes['Agent']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  analytics?: Resolver<Maybe<ResolversTypes['AgentAnalytics']>, ParentType, ContextType, Partial<AgentAnalyticsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  systemPrompt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tools?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type AgentAnalyticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentAnalytics'] = ResolversParentTypes['AgentAnalytics']> = ResolversObject<{
  days?: Resolver<Array<ResolversTypes['AgentPeriod']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['AgentPeriod'], ParentType, ContextType>;
}>;

export type AgentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentConnection'] = ResolversParentTypes['AgentConnection']> = ResolversObject<{
  edges?: Resolver<Array<ResolversTypes['AgentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type AgentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentEdge'] = ResolversParentTypes['AgentEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
}>;

export type AgentPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentPeriod'] = ResolversParentTypes['AgentPeriod']> = ResolversObject<{
  avgResponseTimeMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  completedRuns?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  estimatedCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failedRuns?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failedToolCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  modelCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  modelRetries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p50ResponseTimeMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  p95ResponseTimeMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  stoppedRuns?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  takeovers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  toolCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCostUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  totalMessages?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalSessions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type AnswerApprovalPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnswerApprovalPayload'] = ResolversParentTypes['AnswerApprovalPayload']> = ResolversObject<{
  approval?: Resolver<Maybe<ResolversTypes['Approval']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type ApprovalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Approval'] = ResolversParentTypes['Approval']> = ResolversObject<{
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  arguments?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  argumentsHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['ApprovalReason']>, ParentType, ContextType>;
  requestedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ApprovalStatus'], ParentType, ContextType>;
  toolCallId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  toolName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type ApprovalAnsweredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalAnswered'] = ResolversParentTypes['ApprovalAnswered']> = ResolversObject<{
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['ApprovalStatus'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  toolCallId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  toolName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ApprovalRequestedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalRequested'] = ResolversParentTypes['ApprovalRequested']> = ResolversObject<{
  arguments?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  argumentsHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['ApprovalReason']>, ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  toolCallId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  toolName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CancelTaskPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelTaskPayload'] = ResolversParentTypes['CancelTaskPayload']> = ResolversObject<{
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type CitationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Citation'] = ResolversParentTypes['Citation']> = ResolversObject<{
  evidence?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  marker?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
}>;

export type ContinueMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContinueMessagePayload'] = ResolversParentTypes['ContinueMessagePayload']> = ResolversObject<{
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type CreateAgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAgentPayload'] = ResolversParentTypes['CreateAgentPayload']> = ResolversObject<{
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type CreateSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSessionPayload'] = ResolversParentTypes['CreateSessionPayload']> = ResolversObject<{
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeadRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadRun'] = ResolversParentTypes['DeadRun']> = ResolversObject<{
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['DeadRunDecision']>, ParentType, ContextType>;
  diedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  losses?: Resolver<Array<ResolversTypes['RunLoss']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryRunId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
}>;

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeleteNotePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteNotePayload'] = ResolversParentTypes['DeleteNotePayload']> = ResolversObject<{
  noteId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type DiscardDeadRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscardDeadRunPayload'] = ResolversParentTypes['DiscardDeadRunPayload']> = ResolversObject<{
  deadRun?: Resolver<Maybe<ResolversTypes['DeadRun']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type EditMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditMessagePayload'] = ResolversParentTypes['EditMessagePayload']> = ResolversObject<{
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type EvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = ResolversObject<{
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  contentHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  excerpt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inputs?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['EvidenceMode'], ParentType, ContextType>;
  retrievedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
}>;

export type ExportSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportSessionPayload'] = ResolversParentTypes['ExportSessionPayload']> = ResolversObject<{
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message'], FederationReferenceType extends FederationReferenceTypes['Message'] = FederationReferenceTypes['Message']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Message']> | FederationReferenceType, FederationReferenceType, ContextType>;
  citations?: Resolver<Array<ResolversTypes['Citation']>, ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['MessageRole'], ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  siblings?: Resolver<ResolversTypes['MessageSiblings'], ParentType, ContextType>;
  toolExecutions?: Resolver<Array<ResolversTypes['ToolExecution']>, ParentType, ContextType>;
  unsupportedNumbers?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type MessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = ResolversObject<{
  edges?: Resolver<Array<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type MessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
}>;

export type MessageSiblingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageSiblings'] = ResolversParentTypes['MessageSiblings']> = ResolversObject<{
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ids?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type ModelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Model'] = ResolversParentTypes['Model']> = ResolversObject<{
  cachedInputUsdPerMillion?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  inputUsdPerMillion?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  isAvailable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputUsdPerMillion?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  priceAsOf?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  priceSource?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unavailableReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = ResolversObject<{
  answerApproval?: Resolver<ResolversTypes['AnswerApprovalPayload'], ParentType, ContextType, RequireFields<MutationAnswerApprovalArgs, 'input'>>;
  cancelTask?: Resolver<ResolversTypes['CancelTaskPayload'], ParentType, ContextType, RequireFields<MutationCancelTaskArgs, 'input'>>;
  continueMessage?: Resolver<ResolversTypes['ContinueMessagePayload'], ParentType, ContextType, RequireFields<MutationContinueMessageArgs, 'input'>>;
  createAgent?: Resolver<ResolversTypes['CreateAgentPayload'], ParentType, ContextType, RequireFields<MutationCreateAgentArgs, 'input'>>;
  createSession?: Resolver<ResolversTypes['CreateSessionPayload'], ParentType, ContextType, RequireFields<MutationCreateSessionArgs, 'input'>>;
  deleteNote?: Resolver<ResolversTypes['DeleteNotePayload'], ParentType, ContextType, RequireFields<MutationDeleteNoteArgs, 'input'>>;
  discardDeadRun?: Resolver<ResolversTypes['DiscardDeadRunPayload'], ParentType, ContextType, RequireFields<MutationDiscardDeadRunArgs, 'input'>>;
  editMessage?: Resolver<ResolversTypes['EditMessagePayload'], ParentType, ContextType, RequireFields<MutationEditMessageArgs, 'input'>>;
  exportSession?: Resolver<ResolversTypes['ExportSessionPayload'], ParentType, ContextType, RequireFields<MutationExportSessionArgs, 'input'>>;
  rebuildAnalytics?: Resolver<ResolversTypes['RebuildAnalyticsPayload'], ParentType, ContextType>;
  regenerateMessage?: Resolver<ResolversTypes['RegenerateMessagePayload'], ParentType, ContextType, RequireFields<MutationRegenerateMessageArgs, 'input'>>;
  retryDeadRun?: Resolver<ResolversTypes['RetryDeadRunPayload'], ParentType, ContextType, RequireFields<MutationRetryDeadRunArgs, 'input'>>;
  saveNote?: Resolver<ResolversTypes['SaveNotePayload'], ParentType, ContextType, RequireFields<MutationSaveNoteArgs, 'input'>>;
  selectBranch?: Resolver<ResolversTypes['SelectBranchPayload'], ParentType, ContextType, RequireFields<MutationSelectBranchArgs, 'input'>>;
  sendMessage?: Resolver<ResolversTypes['SendMessagePayload'], ParentType, ContextType, RequireFields<MutationSendMessageArgs, 'input'>>;
  setPaidModels?: Resolver<ResolversTypes['SetPaidModelsPayload'], ParentType, ContextType, RequireFields<MutationSetPaidModelsArgs, 'input'>>;
  setPlan?: Resolver<ResolversTypes['SetPlanPayload'], ParentType, ContextType, RequireFields<MutationSetPlanArgs, 'input'>>;
  setUserBudget?: Resolver<ResolversTypes['SetUserBudgetPayload'], ParentType, ContextType, RequireFields<MutationSetUserBudgetArgs, 'input'>>;
  stopRun?: Resolver<ResolversTypes['StopRunPayload'], ParentType, ContextType, RequireFields<MutationStopRunArgs, 'input'>>;
  updateAgent?: Resolver<ResolversTypes['UpdateAgentPayload'], ParentType, ContextType, RequireFields<MutationUpdateAgentArgs, 'input'>>;
  withdrawMessage?: Resolver<ResolversTypes['WithdrawMessagePayload'], ParentType, ContextType, RequireFields<MutationWithdrawMessageArgs, 'input'>>;
}>;

export type NoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Note'] = ResolversParentTypes['Note']> = ResolversObject<{
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isByAgent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['Token']>, ParentType, ContextType>;
}>;

export type NoteConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NoteConnection'] = ResolversParentTypes['NoteConnection']> = ResolversObject<{
  edges?: Resolver<Array<ResolversTypes['NoteEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type NoteEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NoteEdge'] = ResolversParentTypes['NoteEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Note'], ParentType, ContextType>;
}>;

export type OtherRunEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OtherRunEvent'] = ResolversParentTypes['OtherRunEvent']> = ResolversObject<{
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = ResolversObject<{
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type PlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Plan'] = ResolversParentTypes['Plan']> = ResolversObject<{
  dailyLimitUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  monthlyLimitUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runLimitUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
}>;

export type PromptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Prompt'] = ResolversParentTypes['Prompt']> = ResolversObject<{
  assembledAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  budgetTokens?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  estimatedTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parts?: Resolver<Array<ResolversTypes['PromptPart']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['PromptPurpose'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type PromptPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromptPart'] = ResolversParentTypes['PromptPart']> = ResolversObject<{
  form?: Resolver<ResolversTypes['PromptPartForm'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isEarlier?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PromptPartKind'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<PromptPartTextArgs, 'most'>>;
  tokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  agents?: Resolver<ResolversTypes['AgentConnection'], ParentType, ContextType, RequireFields<QueryAgentsArgs, 'first'>>;
  deadRuns?: Resolver<Array<ResolversTypes['DeadRun']>, ParentType, ContextType, RequireFields<QueryDeadRunsArgs, 'first' | 'withDecided'>>;
  defaultAgent?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
  models?: Resolver<Array<ResolversTypes['Model']>, ParentType, ContextType>;
  notes?: Resolver<ResolversTypes['NoteConnection'], ParentType, ContextType, RequireFields<QueryNotesArgs, 'first'>>;
  plans?: Resolver<Array<ResolversTypes['Plan']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType, RequireFields<QueryRunArgs, 'id'>>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType, RequireFields<QuerySessionArgs, 'id'>>;
  sessions?: Resolver<ResolversTypes['SessionConnection'], ParentType, ContextType, RequireFields<QuerySessionsArgs, 'first'>>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType, RequireFields<QueryTaskArgs, 'id'>>;
  usage?: Resolver<ResolversTypes['UsageReport'], ParentType, ContextType, Partial<QueryUsageArgs>>;
  waitingApprovals?: Resolver<Array<ResolversTypes['Approval']>, ParentType, ContextType>;
}>;

export type RebuildAnalyticsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RebuildAnalyticsPayload'] = ResolversParentTypes['RebuildAnalyticsPayload']> = ResolversObject<{
  countedRuns?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type RegenerateMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegenerateMessagePayload'] = ResolversParentTypes['RegenerateMessagePayload']> = ResolversObject<{
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type RetryDeadRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryDeadRunPayload'] = ResolversParentTypes['RetryDeadRunPayload']> = ResolversObject<{
  deadRun?: Resolver<Maybe<ResolversTypes['DeadRun']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type RunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Run'] = ResolversParentTypes['Run'], FederationReferenceType extends FederationReferenceTypes['Run'] = FederationReferenceTypes['Run']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Run']> | FederationReferenceType, FederationReferenceType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['RunError']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prompts?: Resolver<Maybe<Array<ResolversTypes['Prompt']>>, ParentType, ContextType, Partial<RunPromptsArgs>>;
  question?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RunStatus'], ParentType, ContextType>;
  usage?: Resolver<Maybe<ResolversTypes['Usage']>, ParentType, ContextType>;
}>;

export type RunEndedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunEnded'] = ResolversParentTypes['RunEnded']> = ResolversObject<{
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['RunError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RunStatus'], ParentType, ContextType>;
  usage?: Resolver<Maybe<ResolversTypes['Usage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type RunErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunError'] = ResolversParentTypes['RunError']> = ResolversObject<{
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
}>;

export type RunEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunEvent'] = ResolversParentTypes['RunEvent']> = ResolversObject<{
  __resolveType: TypeResolveFn<'ApprovalAnswered' | 'ApprovalRequested' | 'OtherRunEvent' | 'RunEnded' | 'RunStarted' | 'StepReset' | 'TextDelta' | 'ToolCallEnded' | 'ToolCallStarted', ParentType, ContextType>;
}>;

export type RunLossResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunLoss'] = ResolversParentTypes['RunLoss']> = ResolversObject<{
  lostAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  openTools?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  step?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  workerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
}>;

export type RunStartedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunStarted'] = ResolversParentTypes['RunStarted']> = ResolversObject<{
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SaveNotePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveNotePayload'] = ResolversParentTypes['SaveNotePayload']> = ResolversObject<{
  note?: Resolver<Maybe<ResolversTypes['Note']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type SelectBranchPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SelectBranchPayload'] = ResolversParentTypes['SelectBranchPayload']> = ResolversObject<{
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type SendMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendMessagePayload'] = ResolversParentTypes['SendMessagePayload']> = ResolversObject<{
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session'], FederationReferenceType extends FederationReferenceTypes['Session'] = FederationReferenceTypes['Session']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Session']> | FederationReferenceType, FederationReferenceType, ContextType>;
  activeRun?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  agent?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, Partial<SessionMessagesArgs>>;
  queuedRuns?: Resolver<Array<ResolversTypes['Run']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tasks?: Resolver<Array<ResolversTypes['Task']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type SessionChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionChange'] = ResolversParentTypes['SessionChange']> = ResolversObject<{
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
}>;

export type SessionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionConnection'] = ResolversParentTypes['SessionConnection']> = ResolversObject<{
  edges?: Resolver<Array<ResolversTypes['SessionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type SessionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionEdge'] = ResolversParentTypes['SessionEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
}>;

export type SetPaidModelsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetPaidModelsPayload'] = ResolversParentTypes['SetPaidModelsPayload']> = ResolversObject<{
  areStopped?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type SetPlanPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetPlanPayload'] = ResolversParentTypes['SetPlanPayload']> = ResolversObject<{
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type SetUserBudgetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserBudgetPayload'] = ResolversParentTypes['SetUserBudgetPayload']> = ResolversObject<{
  budget?: Resolver<Maybe<ResolversTypes['UserBudget']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type SpendingLimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SpendingLimit'] = ResolversParentTypes['SpendingLimit']> = ResolversObject<{
  kind?: Resolver<ResolversTypes['SpendingLimitKind'], ParentType, ContextType>;
  limitUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  remainingUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  resetsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  setAsideUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  spentUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
}>;

export type StepResetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StepReset'] = ResolversParentTypes['StepReset']> = ResolversObject<{
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  keepLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type StopRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StopRunPayload'] = ResolversParentTypes['StopRunPayload']> = ResolversObject<{
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = ResolversObject<{
  runEvents?: SubscriptionResolver<ResolversTypes['RunEvent'], "runEvents", ParentType, ContextType, RequireFields<SubscriptionRunEventsArgs, 'afterSequence' | 'runId'>>;
  sessionChanges?: SubscriptionResolver<ResolversTypes['SessionChange'], "sessionChanges", ParentType, ContextType, RequireFields<SubscriptionSessionChangesArgs, 'afterSequence' | 'sessionId'>>;
}>;

export type TaskResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Task'] = ResolversParentTypes['Task'], FederationReferenceType extends FederationReferenceTypes['Task'] = FederationReferenceTypes['Task']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Task']> | FederationReferenceType, FederationReferenceType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['TaskError']>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['TaskFile']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TaskKind'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  progressText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retryCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TaskStatus'], ParentType, ContextType>;
}>;

export type TaskErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskError'] = ResolversParentTypes['TaskError']> = ResolversObject<{
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type TaskFileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskFile'] = ResolversParentTypes['TaskFile']> = ResolversObject<{
  byteLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mediaType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  part?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<TaskFilePartArgs, 'number'>>;
  parts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type TextDeltaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TextDelta'] = ResolversParentTypes['TextDelta']> = ResolversObject<{
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  offset?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type TokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Token'] = ResolversParentTypes['Token']> = ResolversObject<{
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
}>;

export type ToolCallEndedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolCallEnded'] = ResolversParentTypes['ToolCallEnded']> = ResolversObject<{
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ToolExecutionStatus'], ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  toolCallId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  toolName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ToolCallStartedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolCallStarted'] = ResolversParentTypes['ToolCallStarted']> = ResolversObject<{
  arguments?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  toolCallId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  toolName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ToolExecutionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolExecution'] = ResolversParentTypes['ToolExecution']> = ResolversObject<{
  approval?: Resolver<Maybe<ResolversTypes['Approval']>, ParentType, ContextType>;
  arguments?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  executedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ToolExecutionStatus'], ParentType, ContextType>;
  toolCallId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  toolName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UpdateAgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAgentPayload'] = ResolversParentTypes['UpdateAgentPayload']> = ResolversObject<{
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type UsageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Usage'] = ResolversParentTypes['Usage']> = ResolversObject<{
  cachedInputTokens?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  costUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isCostKnown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isEstimated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reasoningTokens?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
}>;

export type UsageEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UsageEntry'] = ResolversParentTypes['UsageEntry']> = ResolversObject<{
  cachedInputTokens?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  costUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  isCostKnown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isEstimated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reasoningTokens?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
}>;

export type UsageReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UsageReport'] = ResolversParentTypes['UsageReport']> = ResolversObject<{
  arePaidModelsStopped?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  entries?: Resolver<Array<ResolversTypes['UsageEntry']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  limits?: Resolver<Array<ResolversTypes['SpendingLimit']>, ParentType, ContextType>;
  models?: Resolver<Array<ResolversTypes['UsageEntry']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['UsageEntry'], ParentType, ContextType>;
}>;

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = ResolversObject<{
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
}>;

export type UserBudgetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserBudget'] = ResolversParentTypes['UserBudget']> = ResolversObject<{
  dailyLimitUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  monthlyLimitUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  runLimitUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
}>;

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = ResolversObject<{
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type WithdrawMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawMessagePayload'] = ResolversParentTypes['WithdrawMessagePayload']> = ResolversObject<{
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type Resolvers<ContextType = Context> = ResolversObject<{
  Agent?: AgentResolvers<ContextType>;
  AgentAnalytics?: AgentAnalyticsResolvers<ContextType>;
  AgentConnection?: AgentConnectionResolvers<ContextType>;
  AgentEdge?: AgentEdgeResolvers<ContextType>;
  AgentPeriod?: AgentPeriodResolvers<ContextType>;
  AnswerApprovalPayload?: AnswerApprovalPayloadResolvers<ContextType>;
  Approval?: ApprovalResolvers<ContextType>;
  ApprovalAnswered?: ApprovalAnsweredResolvers<ContextType>;
  ApprovalRequested?: ApprovalRequestedResolvers<ContextType>;
  CancelTaskPayload?: CancelTaskPayloadResolvers<ContextType>;
  Citation?: CitationResolvers<ContextType>;
  ContinueMessagePayload?: ContinueMessagePayloadResolvers<ContextType>;
  CreateAgentPayload?: CreateAgentPayloadResolvers<ContextType>;
  CreateSessionPayload?: CreateSessionPayloadResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DeadRun?: DeadRunResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  DeleteNotePayload?: DeleteNotePayloadResolvers<ContextType>;
  DiscardDeadRunPayload?: DiscardDeadRunPayloadResolvers<ContextType>;
  EditMessagePayload?: EditMessagePayloadResolvers<ContextType>;
  Evidence?: EvidenceResolvers<ContextType>;
  ExportSessionPayload?: ExportSessionPayloadResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Message?: MessageResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  MessageSiblings?: MessageSiblingsResolvers<ContextType>;
  Model?: ModelResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Note?: NoteResolvers<ContextType>;
  NoteConnection?: NoteConnectionResolvers<ContextType>;
  NoteEdge?: NoteEdgeResolvers<ContextType>;
  OtherRunEvent?: OtherRunEventResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Plan?: PlanResolvers<ContextType>;
  Prompt?: PromptResolvers<ContextType>;
  PromptPart?: PromptPartResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RebuildAnalyticsPayload?: RebuildAnalyticsPayloadResolvers<ContextType>;
  RegenerateMessagePayload?: RegenerateMessagePayloadResolvers<ContextType>;
  RetryDeadRunPayload?: RetryDeadRunPayloadResolvers<ContextType>;
  Run?: RunResolvers<ContextType>;
  RunEnded?: RunEndedResolvers<ContextType>;
  RunError?: RunErrorResolvers<ContextType>;
  RunEvent?: RunEventResolvers<ContextType>;
  RunLoss?: RunLossResolvers<ContextType>;
  RunStarted?: RunStartedResolvers<ContextType>;
  SaveNotePayload?: SaveNotePayloadResolvers<ContextType>;
  SelectBranchPayload?: SelectBranchPayloadResolvers<ContextType>;
  SendMessagePayload?: SendMessagePayloadResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SessionChange?: SessionChangeResolvers<ContextType>;
  SessionConnection?: SessionConnectionResolvers<ContextType>;
  SessionEdge?: SessionEdgeResolvers<ContextType>;
  SetPaidModelsPayload?: SetPaidModelsPayloadResolvers<ContextType>;
  SetPlanPayload?: SetPlanPayloadResolvers<ContextType>;
  SetUserBudgetPayload?: SetUserBudgetPayloadResolvers<ContextType>;
  SpendingLimit?: SpendingLimitResolvers<ContextType>;
  StepReset?: StepResetResolvers<ContextType>;
  StopRunPayload?: StopRunPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Task?: TaskResolvers<ContextType>;
  TaskError?: TaskErrorResolvers<ContextType>;
  TaskFile?: TaskFileResolvers<ContextType>;
  TextDelta?: TextDeltaResolvers<ContextType>;
  Token?: TokenResolvers<ContextType>;
  ToolCallEnded?: ToolCallEndedResolvers<ContextType>;
  ToolCallStarted?: ToolCallStartedResolvers<ContextType>;
  ToolExecution?: ToolExecutionResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UpdateAgentPayload?: UpdateAgentPayloadResolvers<ContextType>;
  Usage?: UsageResolvers<ContextType>;
  UsageEntry?: UsageEntryResolvers<ContextType>;
  UsageReport?: UsageReportResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserBudget?: UserBudgetResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  WithdrawMessagePayload?: WithdrawMessagePayloadResolvers<ContextType>;
}>;

