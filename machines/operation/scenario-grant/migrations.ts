// How open grants of an older program go on.
import { personsIn } from '../../kernel/hands.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Migration } from '../../kernel/lifecycle.ts';
import { asksMore } from '../../shared/migrating.ts';

type Old = {
  applicant?: string;
  consentedBy?: string | null;
  answers: { provider: string; person: string }[];
  findings: ({ by: string } & JsonObject)[];
};

export const migrations: Record<number, Migration> = {
  1: {
    name: 'a grant keeps all who asked, reviewed and examined',
    migrate: (state) => {
      const { applicant, ...rest } = state.context as unknown as Old;
      const { consentedBy, answers, findings } = rest;
      const reviewers = [
        ...(consentedBy ? [{ person: consentedBy, side: 'AUTHORITY' }] : []),
        ...answers.map(({ provider, person }) => ({ person, side: provider })),
      ];
      return {
        ...state,
        context: {
          ...rest,
          applicants: personsIn([applicant]),
          reviewers,
          examiners: personsIn(findings.map(({ by }) => by)),
          findings: findings.map((finding) => ({ ...finding, by: personsIn([finding.by]) })),
        } as unknown as JsonObject,
      };
    },
  },
  2: asksMore('what an applicant asked for, others open, examine and find permitted to the end'),
};
