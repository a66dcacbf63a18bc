// The shapes of answers about accounts, for the OpenAPI document and for tests.
import { z } from '@hono/zod-openapi';
import { instant, json, text } from './schemas.ts';

const wornHat = z.object({ hat: z.string(), party: z.string().optional(), partyName: z.string().optional() });
const developing = z.literal(true).optional();
export const me = z
  .object({
    ok: z.literal(true),
    signedIn: z.boolean(),
    development: developing,
    provider: z.object({ issuer: z.string(), audience: z.string(), cliClientId: z.string().optional() }).optional(),
    people: z.array(z.object({ person: z.string(), name: z.string(), hats: z.array(wornHat) })).optional(),
    person: z.string().optional(),
    name: z.string().optional(),
    hats: z.array(wornHat).optional(),
    delegated: z
      .array(wornHat.extend({ id: z.int(), from: z.string(), name: z.string().optional(), until: instant }))
      .optional(),
    handed: z
      .array(wornHat.extend({ id: z.int(), to: z.string(), name: z.string().optional(), until: instant }))
      .optional(),
    administers: z.array(z.string()).optional(),
    administrator: z.boolean().optional(),
  })
  .openapi('Me');
export const accountsView = z
  .object({
    ok: z.literal(true),
    people: z.array(
      z.object({
        person: z.string(),
        name: z.string(),
        email: z.string().nullable(),
        disabledAt: instant.nullable(),
        ofFile: z.boolean(),
      }),
    ),
    organisations: z.array(z.object({ party: z.string(), name: z.string() })),
    hats: z.array(
      z.object({
        grant: z.int(),
        person: z.string(),
        hat: z.string(),
        party: z.string().nullable(),
        from: z.string().nullable(),
        until: z.string().nullable(),
        grantedBy: z.string(),
        basis: z.string(),
        at: instant,
        confirmedBy: z.string().nullable(),
        waits: z.boolean().openapi({ description: 'Not worn until another administrator has confirmed it' }),
        ofFile: z.boolean(),
      }),
    ),
    delegations: z.array(
      z.object({
        id: z.int(),
        from: z.string(),
        to: z.string(),
        hat: z.string(),
        party: z.string().nullable(),
        fromAt: instant,
        untilAt: instant,
        reason: z.string(),
      }),
    ),
    services: z.array(
      z.object({
        client: z.string(),
        name: z.string(),
        hat: z.string(),
        party: z.string(),
        events: z.array(z.string()),
      }),
    ),
    logins: z.array(z.object({ issuer: z.string(), subject: z.string(), person: z.string() })),
    administrators: z.array(z.object({ person: z.string(), party: z.string() })),
  })
  .openapi('Accounts');
export const openSessions = z
  .object({
    ok: z.literal(true),
    sessions: z.array(
      z.object({
        id: z.string(),
        person: z.string(),
        signedInAt: instant,
        strength: z.string().optional(),
        created: instant,
        seen: instant,
      }),
    ),
  })
  .openapi('OpenSessions');
export const tableTaken = z
  .object({
    ok: z.literal(true),
    lines: z.array(
      z.object({
        line: z.int(),
        done: z.array(z.string()),
        refused: z.object({ ok: z.literal(false), code: z.string(), message: text }).optional(),
      }),
    ),
  })
  .openapi('TableTaken');
export const accountLog = z
  .object({
    ok: z.literal(true),
    rows: z.array(
      z.object({ n: z.int(), at: instant, by: z.string(), change: json, prev: z.string(), hash: z.string() }),
    ),
  })
  .openapi('AccountLog');
