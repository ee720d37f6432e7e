/** One company's data: the tenant. */
export type Workspace = {
  workspaceId: string
  name: string
  /** Null until somebody sets it. */
  currency: string | null
  language: string
  timeZone: string
  senderName: string | null
  postalAddress: string | null
  isDemo: boolean
}

/** What a workspace is called until its owner names it. */
export const FIRST_NAME = 'My company'
