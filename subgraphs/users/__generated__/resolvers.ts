import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** RFC 3339, UTC. */
  DateTime: { input: string; output: Date | string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** The pair that a sign-in gives. */
export type AuthTokens = {
  __typename?: 'AuthTokens';
  /** JWT for `Authorization: Bearer …` or connection_init's `authorization`; lives ten minutes. */
  accessToken: Scalars['String']['output'];
  /** When accessToken stops working. */
  accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** Null where it went into the browser's HttpOnly cookie. */
  refreshToken?: Maybe<Scalars['String']['output']>;
};

/** What logIn takes. */
export type LogInInput = {
  /** The account's address; case and surrounding space do not matter. */
  email: Scalars['String']['input'];
  /** Second factor, where the account has one. */
  oneTimeCode?: InputMaybe<Scalars['String']['input']>;
  /** 8 to 256 characters. */
  password: Scalars['String']['input'];
  /** True: the gateway sets the refresh token as a cookie and the payload leaves it out. */
  useCookie?: Scalars['Boolean']['input'];
};

/** INVALID_CREDENTIALS, EMAIL_NOT_VERIFIED (after the right password only), TOO_MANY_ATTEMPTS. */
export type LogInPayload = {
  __typename?: 'LogInPayload';
  /** True when the password was right and a one-time code is still wanted. */
  mfaRequired: Scalars['Boolean']['output'];
  /** Null when the sign-in failed. */
  tokens?: Maybe<AuthTokens>;
  /** Null when the sign-in failed. */
  user?: Maybe<User>;
  /** Why it failed; empty when it did not. */
  userErrors: Array<UserError>;
};

/** No expected failure: signing out twice is signing out. */
export type LogOutPayload = {
  __typename?: 'LogOutPayload';
  /** Always empty today. */
  userErrors: Array<UserError>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Signs in with address and password. */
  logIn: LogInPayload;
  /** Ends this sign-in at once: its access token, refresh tokens and open sockets. */
  logOut: LogOutPayload;
  /** Exchanges a refresh token for a new pair; the old one is spent. */
  refreshTokens: RefreshTokensPayload;
  /** Makes an account that waits for its address to be confirmed by verifyEmail; then it signs in by logIn. */
  register: RegisterPayload;
  /** Mails the link for verifyEmail again; it replaces the one before. */
  requestEmailVerification: RequestEmailVerificationPayload;
  /** Mails a link to choose a new password with; it replaces the one before. */
  requestPasswordReset: RequestPasswordResetPayload;
  /** Sets a new password and ends every sign-in of the account, sockets included. Confirms the address, too. Signs nobody in. */
  resetPassword: ResetPasswordPayload;
  /** Confirms an address by the token that was mailed to it. Signs nobody in. */
  verifyEmail: VerifyEmailPayload;
};


export type MutationLogInArgs = {
  input: LogInInput;
};


export type MutationRefreshTokensArgs = {
  input: RefreshTokensInput;
};


export type MutationRegisterArgs = {
  input: RegisterInput;
};


export type MutationRequestEmailVerificationArgs = {
  input: RequestEmailVerificationInput;
};


export type MutationRequestPasswordResetArgs = {
  input: RequestPasswordResetInput;
};


export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


export type MutationVerifyEmailArgs = {
  input: VerifyEmailInput;
};

export type Query = {
  __typename?: 'Query';
  /** Null when not signed in. */
  viewer?: Maybe<User>;
};

/** What refreshTokens takes. */
export type RefreshTokensInput = {
  /** Left out by a browser, which sends its cookie. */
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** INVALID_REFRESH_TOKEN (unknown, expired, revoked, or used before: then its whole family is revoked). */
export type RefreshTokensPayload = {
  __typename?: 'RefreshTokensPayload';
  /** Null when the token was refused. */
  tokens?: Maybe<AuthTokens>;
  /** Why it failed; empty when it did not. */
  userErrors: Array<UserError>;
};

/** What register takes. */
export type RegisterInput = {
  /** Where the mail goes that the account begins with; case and surrounding space do not matter. */
  email: Scalars['String']['input'];
  /** What others see: 1 to 80 characters. */
  name: Scalars['String']['input'];
  /** 8 to 256 characters; no common password, and not the address. */
  password: Scalars['String']['input'];
};

/**
 * The same whether or not the address is taken: the mail says which. INVALID_EMAIL, INVALID_NAME,
 * PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_TOO_COMMON, PASSWORD_IS_EMAIL, each with the input's field;
 * TOO_MANY_ATTEMPTS, SIGN_UP_CLOSED.
 */
export type RegisterPayload = {
  __typename?: 'RegisterPayload';
  /** Why no mail is sent; empty where one is. */
  userErrors: Array<UserError>;
};

/** What requestEmailVerification takes. */
export type RequestEmailVerificationInput = {
  /** The address that was registered. */
  email: Scalars['String']['input'];
};

/** The same for every address: a mail goes where one waits for its confirmation. INVALID_EMAIL, TOO_MANY_ATTEMPTS, MAIL_UNAVAILABLE. */
export type RequestEmailVerificationPayload = {
  __typename?: 'RequestEmailVerificationPayload';
  /** Why no mail can be sent; says nothing of the account. */
  userErrors: Array<UserError>;
};

/** What requestPasswordReset takes. */
export type RequestPasswordResetInput = {
  /** The account's address. */
  email: Scalars['String']['input'];
};

/** The same for every address: a mail goes where there is an account. INVALID_EMAIL, TOO_MANY_ATTEMPTS, MAIL_UNAVAILABLE. */
export type RequestPasswordResetPayload = {
  __typename?: 'RequestPasswordResetPayload';
  /** Why no mail can be sent; says nothing of the account. */
  userErrors: Array<UserError>;
};

/** What resetPassword takes. */
export type ResetPasswordInput = {
  /** The new one: 8 to 256 characters; no common password, and not the address. */
  password: Scalars['String']['input'];
  /** Out of the link in the mail; good for an hour, once, and until a newer one is sent. */
  token: Scalars['String']['input'];
};

/**
 * TOKEN_INVALID (unknown, used, expired, replaced by a newer one, or of another purpose), TOO_MANY_ATTEMPTS, and what
 * register says of passwords; a password that is refused leaves the token good.
 */
export type ResetPasswordPayload = {
  __typename?: 'ResetPasswordPayload';
  /** Why it failed; empty when it did not. */
  userErrors: Array<UserError>;
};

/** What an account may do. */
export type Role =
  /** Everyone's. */
  | 'ADMIN'
  /** Its own things. */
  | 'USER';

/** An account. */
export type User = {
  __typename?: 'User';
  /** When the account was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Null to anyone but the user and admins. */
  email?: Maybe<Scalars['String']['output']>;
  /** Whether the address was proven to be the user's. */
  emailVerified: Scalars['Boolean']['output'];
  /** Opaque, user_… */
  id: Scalars['ID']['output'];
  /** What others see. */
  name: Scalars['String']['output'];
  /** What the account may do. */
  role: Role;
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

/** What verifyEmail takes. */
export type VerifyEmailInput = {
  /** Out of the link in the mail; good for a day, once, and until a newer one is sent. */
  token: Scalars['String']['input'];
};

/** TOKEN_INVALID (unknown, used, expired, replaced by a newer one, or of another purpose), TOO_MANY_ATTEMPTS. */
export type VerifyEmailPayload = {
  __typename?: 'VerifyEmailPayload';
  /** Who may sign in now; null where the token was refused. */
  user?: Maybe<User>;
  /** Why it failed; empty when it did not. */
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
  User: User;
}>;

/** Mapping of federation reference types */
export type FederationReferenceTypes = ResolversObject<{
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
}>;



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  AuthTokens: ResolverTypeWrapper<Partial<AuthTokens>>;
  String: ResolverTypeWrapper<Partial<Scalars['String']['output']>>;
  DateTime: ResolverTypeWrapper<Partial<Scalars['DateTime']['output']>>;
  LogInInput: ResolverTypeWrapper<Partial<LogInInput>>;
  Boolean: ResolverTypeWrapper<Partial<Scalars['Boolean']['output']>>;
  LogInPayload: ResolverTypeWrapper<Partial<LogInPayload>>;
  LogOutPayload: ResolverTypeWrapper<Partial<LogOutPayload>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefreshTokensInput: ResolverTypeWrapper<Partial<RefreshTokensInput>>;
  RefreshTokensPayload: ResolverTypeWrapper<Partial<RefreshTokensPayload>>;
  RegisterInput: ResolverTypeWrapper<Partial<RegisterInput>>;
  RegisterPayload: ResolverTypeWrapper<Partial<RegisterPayload>>;
  RequestEmailVerificationInput: ResolverTypeWrapper<Partial<RequestEmailVerificationInput>>;
  RequestEmailVerificationPayload: ResolverTypeWrapper<Partial<RequestEmailVerificationPayload>>;
  RequestPasswordResetInput: ResolverTypeWrapper<Partial<RequestPasswordResetInput>>;
  RequestPasswordResetPayload: ResolverTypeWrapper<Partial<RequestPasswordResetPayload>>;
  ResetPasswordInput: ResolverTypeWrapper<Partial<ResetPasswordInput>>;
  ResetPasswordPayload: ResolverTypeWrapper<Partial<ResetPasswordPayload>>;
  Role: ResolverTypeWrapper<Partial<Role>>;
  User: ResolverTypeWrapper<Partial<User>>;
  ID: ResolverTypeWrapper<Partial<Scalars['ID']['output']>>;
  UserError: ResolverTypeWrapper<Partial<UserError>>;
  VerifyEmailInput: ResolverTypeWrapper<Partial<VerifyEmailInput>>;
  VerifyEmailPayload: ResolverTypeWrapper<Partial<VerifyEmailPayload>>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  AuthTokens: Partial<AuthTokens>;
  String: Partial<Scalars['String']['output']>;
  DateTime: Partial<Scalars['DateTime']['output']>;
  LogInInput: Partial<LogInInput>;
  Boolean: Partial<Scalars['Boolean']['output']>;
  LogInPayload: Partial<LogInPayload>;
  LogOutPayload: Partial<LogOutPayload>;
  Mutation: Record<PropertyKey, never>;
  Query: Record<PropertyKey, never>;
  RefreshTokensInput: Partial<RefreshTokensInput>;
  RefreshTokensPayload: Partial<RefreshTokensPayload>;
  RegisterInput: Partial<RegisterInput>;
  RegisterPayload: Partial<RegisterPayload>;
  RequestEmailVerificationInput: Partial<RequestEmailVerificationInput>;
  RequestEmailVerificationPayload: Partial<RequestEmailVerificationPayload>;
  RequestPasswordResetInput: Partial<RequestPasswordResetInput>;
  RequestPasswordResetPayload: Partial<RequestPasswordResetPayload>;
  ResetPasswordInput: Partial<ResetPasswordInput>;
  ResetPasswordPayload: Partial<ResetPasswordPayload>;
  User: Partial<User | FederationReferenceTypes['User']>;
  ID: Partial<Scalars['ID']['output']>;
  UserError: Partial<UserError>;
  VerifyEmailInput: Partial<VerifyEmailInput>;
  VerifyEmailPayload: Partial<VerifyEmailPayload>;
}>;

export type AuthTokensResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuthTokens'] = ResolversParentTypes['AuthTokens']> = ResolversObject<{
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type LogInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogInPayload'] = ResolversParentTypes['LogInPayload']> = ResolversObject<{
  mfaRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tokens?: Resolver<Maybe<ResolversTypes['AuthTokens']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type LogOutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogOutPayload'] = ResolversParentTypes['LogOutPayload']> = ResolversObject<{
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = ResolversObject<{
  logIn?: Resolver<ResolversTypes['LogInPayload'], ParentType, ContextType, RequireFields<MutationLogInArgs, 'input'>>;
  logOut?: Resolver<ResolversTypes['LogOutPayload'], ParentType, ContextType>;
  refreshTokens?: Resolver<ResolversTypes['RefreshTokensPayload'], ParentType, ContextType, RequireFields<MutationRefreshTokensArgs, 'input'>>;
  register?: Resolver<ResolversTypes['RegisterPayload'], ParentType, ContextType, RequireFields<MutationRegisterArgs, 'input'>>;
  requestEmailVerification?: Resolver<ResolversTypes['RequestEmailVerificationPayload'], ParentType, ContextType, RequireFields<MutationRequestEmailVerificationArgs, 'input'>>;
  requestPasswordReset?: Resolver<ResolversTypes['RequestPasswordResetPayload'], ParentType, ContextType, RequireFields<MutationRequestPasswordResetArgs, 'input'>>;
  resetPassword?: Resolver<ResolversTypes['ResetPasswordPayload'], ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  verifyEmail?: Resolver<ResolversTypes['VerifyEmailPayload'], ParentType, ContextType, RequireFields<MutationVerifyEmailArgs, 'input'>>;
}>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
}>;

export type RefreshTokensPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshTokensPayload'] = ResolversParentTypes['RefreshTokensPayload']> = ResolversObject<{
  tokens?: Resolver<Maybe<ResolversTypes['AuthTokens']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type RegisterPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterPayload'] = ResolversParentTypes['RegisterPayload']> = ResolversObject<{
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type RequestEmailVerificationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestEmailVerificationPayload'] = ResolversParentTypes['RequestEmailVerificationPayload']> = ResolversObject<{
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type RequestPasswordResetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestPasswordResetPayload'] = ResolversParentTypes['RequestPasswordResetPayload']> = ResolversObject<{
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type ResetPasswordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetPasswordPayload'] = ResolversParentTypes['ResetPasswordPayload']> = ResolversObject<{
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  emailVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
}>;

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = ResolversObject<{
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type VerifyEmailPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyEmailPayload'] = ResolversParentTypes['VerifyEmailPayload']> = ResolversObject<{
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
}>;

export type Resolvers<ContextType = Context> = ResolversObject<{
  AuthTokens?: AuthTokensResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  LogInPayload?: LogInPayloadResolvers<ContextType>;
  LogOutPayload?: LogOutPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RefreshTokensPayload?: RefreshTokensPayloadResolvers<ContextType>;
  RegisterPayload?: RegisterPayloadResolvers<ContextType>;
  RequestEmailVerificationPayload?: RequestEmailVerificationPayloadResolvers<ContextType>;
  RequestPasswordResetPayload?: RequestPasswordResetPayloadResolvers<ContextType>;
  ResetPasswordPayload?: ResetPasswordPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VerifyEmailPayload?: VerifyEmailPayloadResolvers<ContextType>;
}>;

