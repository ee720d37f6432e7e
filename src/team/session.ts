/** Placeholder type until better-auth is wired: replaced by the sign-in piece. */
export type Auth = { handler(request: Request): Promise<Response> }
