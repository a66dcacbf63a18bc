// The OpenAPI document: valid, whole, and true of the handlers.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refusalCodes } from '../../machines/kernel/refusals.ts';
import { problems } from '../../apps/api/problem-table.ts';
import { CENTER, MERCHANT, type Served, aDraft, merchantInput, serveApi, submission } from './served.ts';

let served: Served;
type Schema = { [key: string]: unknown };
let document: {
  openapi: string;
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string;
        requestBody?: { content: Record<string, { schema: Schema }> };
        responses: Record<string, unknown>;
      }
    >
  >;
  components: { schemas: Record<string, Schema> };
};
beforeAll(async () => {
  served = await serveApi();
  document = (await served.ask('GET', '/openapi.json')).json as never;
});

/** Every `$ref` in a value. */
const refsIn = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(refsIn)
    : value && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) =>
          key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
        )
      : [];

/** A component as a zod schema again, its references put in. */
const checkerOf = (name: string) => {
  const used = new Set<string>();
  const collect = (id: string): void => {
    if (used.has(id)) return;
    used.add(id);
    for (const ref of refsIn(document.components.schemas[id])) collect(ref.split('/').at(-1)!);
  };
  collect(name);
  const local = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll('#/components/schemas/', '#/$defs/'));
  return z.fromJSONSchema({
    $ref: `#/$defs/${name}`,
    $defs: Object.fromEntries([...used].map((id) => [id, local(document.components.schemas[id])])),
  } as never);
};

describe('the OpenAPI document', () => {
  it('is a valid OpenAPI 3.1 document, and every reference in it leads somewhere', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    const missing = refsIn(document).filter(
      (ref) =>
        ref
          .slice(2)
          .split('/')
          .reduce<unknown>((at, key) => (at as Schema | undefined)?.[key], document) === undefined,
    );
    expect(missing).toEqual([]);
  });

  it('keeps the rules of a linter that are recommended', async () => {
    // Probes have no fault of the caller to answer, and a sign-in only leads on.
    const rules = { 'operation-4xx-response': 'off', 'operation-2xx-response': 'off' } as const;
    const config = await createConfig({ extends: ['recommended'], rules });
    const faults = await lintFromString({ source: JSON.stringify(document), config });
    const said = faults.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`);
    expect(said).toEqual([]);
  });

  it('names every operation once', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
  });

  it('holds the input and every event of every lifecycle that a person may send, from the schemas that check them', () => {
    for (const { id, events } of served.client.definitions()) {
      const wanted = Object.keys(events).filter((type) => !events[type]!.internal);
      expect(Object.keys(document.components.schemas)).toEqual(
        expect.arrayContaining([
          `${id}_input`,
          `${id}_event`,
          `${id}_COMMENT`,
          ...wanted.map((type) => `${id}_${type}`),
        ]),
      );
      expect(
        document.paths[`/cases/${id}/{stem}/{n}/events`]!['post']!.requestBody!.content['application/json']!.schema,
      ).toEqual({ $ref: `#/components/schemas/${id}_event` });
      for (const [type, { internal }] of Object.entries(events))
        if (internal) expect(document.components.schemas).not.toHaveProperty(`${id}_${type}`);
    }
  });

  it('takes what the API takes, and refuses what it refuses', async () => {
    const event = checkerOf('subjectRegistration_event');
    const submit = await submission(served);
    expect(event.safeParse(submit).success).toBe(true);
    expect(event.safeParse({ type: 'COMMENT', text: '材料随后补充' }).success).toBe(true);
    expect(event.safeParse({ ...submit, type: 'WITHDRAW' }).success).toBe(false);
    expect(event.safeParse({ type: 'EXPLODE' }).success).toBe(false);
    const input = checkerOf('subjectRegistration_input');
    expect(input.safeParse(merchantInput).success).toBe(true);
    expect(input.safeParse({ ...merchantInput, kinds: 'MERCHANT' }).success).toBe(false);
  });

  it('tells of nothing that has no handler, and answers only with statuses that it tells of', async () => {
    const { path: draft } = await aDraft(served);
    const [, , lifecycle, stem, n] = draft.split('/');
    const known: Record<string, string> = {
      lifecycle: lifecycle!,
      stem: stem!,
      n: n!,
      sha256: '0'.repeat(64),
      article: 'T22',
      number: 'CC-M-2026-0',
      code: 'CONFLICT',
      id: 'no-draft-of-anybody',
      notice: '1',
    };
    // A stream would go on.
    served.client.endListening();
    for (const [path, methods] of Object.entries(document.paths))
      for (const [method, { responses }] of Object.entries(methods)) {
        const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name]!);
        for (const as of [undefined, CENTER, MERCHANT]) {
          const answer = await served.ask(method.toUpperCase(), address, {
            ...(as && { as }),
            ...(method !== 'get' && { json: {} }),
          });
          expect(answer.json?.code, `${method} ${address}`).not.toBe('METHOD_NOT_ALLOWED');
          expect(Object.keys(responses), `${method} ${address} as ${as}`).toContain(String(answer.status));
        }
      }
  });

  it('has a status, a title and a next step for every code, and no code ends in a bare 500', () => {
    for (const code of refusalCodes) {
      expect(problems[code].status).toBeLessThan(500);
      expect(
        [problems[code].title.zh, problems[code].title.en, problems[code].next.zh, problems[code].next.en].every(
          Boolean,
        ),
      ).toBe(true);
    }
  });

  it('can be read by people, without a script and without another server', async () => {
    const { status, text } = await served.ask('GET', '/docs');
    expect(status).toBe(200);
    expect(text).toContain('主体登记');
    expect(text).not.toMatch(/<script|https?:\/\//);
  });
});
